package dev.leat.core.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.leat.api.pipeline.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The times a schedule names. */
public final class ScheduledTimes {
  private static final int MOST = 1000;

  private final ExecutionTime times;
  private final ZoneId zone;

  private ScheduledTimes(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  public static ScheduledTimes of(Schedule schedule) {
    return new ScheduledTimes(
        ExecutionTime.forCron(parse(schedule.cron())), ZoneId.of(schedule.timezone()));
  }

  /**
   * Reads five cron fields, or six with seconds first.
   *
   * @throws IllegalArgumentException when they are not
   */
  public static Cron parse(String fields) {
    CronType type = fields.strip().split("\\s+").length == 6 ? CronType.SPRING53 : CronType.UNIX;
    Cron cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type)).parse(fields);
    return cron.validate();
  }

  /** The times after {@code from} up to and including {@code to}; of very many, the first ones. */
  public List<Instant> between(Instant from, Instant to) {
    List<Instant> found = new ArrayList<>();
    Optional<Instant> next = after(from);
    while (next.isPresent() && !next.get().isAfter(to) && found.size() < MOST) {
      found.add(next.get());
      next = after(next.get());
    }
    return found;
  }

  private Optional<Instant> after(Instant time) {
    return times.nextExecution(ZonedDateTime.ofInstant(time, zone)).map(ZonedDateTime::toInstant);
  }
}
