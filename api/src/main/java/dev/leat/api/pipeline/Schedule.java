package dev.leat.api.pipeline;

/**
 * When a deployment runs by itself.
 *
 * @param cron five fields, or six with seconds first
 * @param timezone an IANA zone the cron fields are read in
 * @param catchup what happens with times missed while nothing ran
 */
public record Schedule(String cron, String timezone, Catchup catchup) {
  /** Times in UTC; of those missed, the last is caught up. */
  public static Schedule cron(String fields) {
    return new Schedule(fields, "UTC", Catchup.LAST);
  }

  public Schedule in(String zone) {
    return new Schedule(cron, zone, catchup);
  }

  public Schedule catchingUp(Catchup missed) {
    return new Schedule(cron, timezone, missed);
  }

  /** What happens with missed times. */
  public enum Catchup {
    ALL,
    LAST,
    NONE
  }
}
