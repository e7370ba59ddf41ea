package dev.leat.api.store;

/**
 * A project's memory: durable, transactional, shared by all processes of the project.
 *
 * <p>Every method that writes has committed, and survives a power cut, when it returns.
 * Thread-safe. Failures are {@link dev.leat.api.problem.LeatException} of kind external.
 */
public interface Store extends AutoCloseable {
  RunJournal runs();

  Ledger ledger();

  Quarantine quarantine();

  ResultIndex results();

  Notices notices();

  @Override
  void close();
}
