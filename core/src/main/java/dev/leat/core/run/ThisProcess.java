package dev.leat.core.run;

import dev.leat.api.store.RunRecord.WorkerProcess;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** This process as others see it. */
final class ThisProcess {
  private ThisProcess() {}

  static WorkerProcess worker() {
    return new WorkerProcess(ProcessHandle.current().pid(), host());
  }

  private static String host() {
    String name = System.getenv("HOSTNAME");
    if (name != null && !name.isBlank()) {
      return name.strip();
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "localhost";
    }
  }
}
