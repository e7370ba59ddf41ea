package dev.leat.testing.snowflake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a test sees of the stand-in, and what it makes go wrong. Thread-safe. */
final class Observations {
  private final List<Executed> executed = new ArrayList<>();
  private final List<String> unexpected = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  synchronized void executed(SessionState session, String sql) {
    executed.add(
        new Executed(
            session.user(), session.id(), session.parameters().getOrDefault("QUERY_TAG", ""), sql));
  }

  synchronized void unexpected(String path) {
    unexpected.add(path);
  }

  synchronized void inject(Fault fault) {
    faults.add(fault);
  }

  /** What goes wrong with a statement this time; null for nothing. */
  synchronized Fault.@Nullable Kind fault(String sql) {
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      if (fault.statement().matcher(sql).find()) {
        if (fault.times() <= 1) {
          faults.remove(i);
        } else {
          faults.set(i, new Fault(fault.statement(), fault.kind(), fault.times() - 1));
        }
        return fault.kind();
      }
    }
    return null;
  }

  synchronized void forgetFaults() {
    faults.clear();
  }

  synchronized List<Executed> executed() {
    return List.copyOf(executed);
  }

  synchronized List<String> unexpected() {
    return List.copyOf(unexpected);
  }
}
