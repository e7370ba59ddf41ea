package dev.leat.api.connector;

/**
 * One option of a connection, for checking and for the generated reference.
 *
 * @param secret whether its value must come from {@code ${secret:…}} or {@code ${env:…}} and is
 *     never shown
 * @param path whether its value is a path, relative to the project
 */
public record Option(
    String name, String description, Presence presence, boolean secret, boolean path) {
  /** Whether a connection must have the option. */
  public enum Presence {
    REQUIRED,
    OPTIONAL
  }
}
