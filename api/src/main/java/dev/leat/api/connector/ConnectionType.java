package dev.leat.api.connector;

import java.util.List;

/**
 * What a connection's {@code type:} can say: a kind of outside system, whether rows travel to it
 * ({@link Connector}), notices ({@link dev.leat.api.notify.Notifier}), or work.
 */
public interface ConnectionType {
  /** Such as {@code sqlite}. */
  String type();

  /** What such a connection can or must have, for checking and for the generated reference. */
  List<Option> options();
}
