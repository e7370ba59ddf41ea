package dev.leat.api.connector;

import dev.leat.api.pipeline.Target;
import java.util.List;

/**
 * Publishes to one outside system in two moves: {@link #prepare} before the run's publish decision,
 * {@link #commit} after it.
 *
 * <p>The contract every implementation keeps (and the contract test holds):
 *
 * <ul>
 *   <li>{@code prepare} changes nothing a reader can see. It checks what can be checked early
 *       (reachable, writable, same shape) and may write aside. It rehearses the checks over the
 *       target: a publication that would break one fails here, with code {@code check-failed}, so
 *       that nothing is decided that cannot be carried out. It may be called again with the same
 *       id.
 *   <li>{@code commit} is one atomic step for all publications of the list, and idempotent: called
 *       again with the same id — after a crash at any moment, in another process — it finishes or
 *       recognises what happened, and returns receipts for all of them. It holds the checks over
 *       the target again, for others may have written since. The order of the list is the order in
 *       which they become visible where the system has no transaction over all of them.
 *   <li>{@code discard} removes what {@code prepare} wrote aside; it is called before the decision
 *       only.
 * </ul>
 *
 * <p>Failures are {@link dev.leat.api.problem.LeatException}; when it is not known whether a commit
 * happened, {@link OutcomeUnknownException}. Used by one thread at a time.
 */
public interface Publisher extends AutoCloseable {
  Guarantee guarantee(Target target);

  void prepare(PublicationId id, List<Publication> publications);

  List<Receipt> commit(PublicationId id, List<Publication> publications);

  /**
   * Whether all of these publications have been committed under that id: asked of the target, not
   * remembered.
   */
  boolean isCommitted(PublicationId id, List<Publication> publications);

  void discard(PublicationId id, List<Publication> publications);

  @Override
  void close();
}
