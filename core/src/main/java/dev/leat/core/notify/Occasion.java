package dev.leat.core.notify;

import dev.leat.api.pipeline.Notification.Event;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunRecord;
import java.time.Instant;
import java.util.List;

/** Something that happened to a pipeline and may be told. */
sealed interface Occasion {
  /** The code of failures because of too many rejected rows. */
  String THRESHOLD_CODE = "too-many-rejected";

  /** The events that it counts as, the most telling first. */
  List<Event> events();

  /** What makes it the same as another one of the same event. */
  String topic();

  /** What makes it the same when it is met again. */
  String identity();

  /** A run ended without having published everything. */
  record Failed(RunReport report) implements Occasion {
    @Override
    public List<Event> events() {
      return code().equals(THRESHOLD_CODE)
          ? List.of(Event.THRESHOLD, Event.FAILURE)
          : List.of(Event.FAILURE);
    }

    private String code() {
      RunError error = report.run().error();
      return error == null
          ? report.run().state().name().toLowerCase(java.util.Locale.ROOT)
          : error.code();
    }

    @Override
    public String topic() {
      return code();
    }

    @Override
    public String identity() {
      return report.run().id() + "@" + report.run().started();
    }
  }

  /**
   * A run completed after others that had not.
   *
   * @param before those, the newest first
   */
  record Recovered(RunReport report, List<RunRecord> before) implements Occasion {
    public Recovered {
      before = List.copyOf(before);
    }

    @Override
    public List<Event> events() {
      return List.of(Event.RECOVERY);
    }

    @Override
    public String topic() {
      return "recovery";
    }

    @Override
    public String identity() {
      return report.run().id();
    }
  }

  /**
   * Scheduled times passed without a run.
   *
   * @param missed in order, at least one
   * @param last when the last run began
   */
  record Late(String pipeline, List<Instant> missed, Instant last) implements Occasion {
    public Late {
      missed = List.copyOf(missed);
    }

    @Override
    public List<Event> events() {
      return List.of(Event.LATENESS);
    }

    @Override
    public String topic() {
      return "after " + last;
    }

    @Override
    public String identity() {
      return pipeline + "@" + missed.getLast();
    }
  }
}
