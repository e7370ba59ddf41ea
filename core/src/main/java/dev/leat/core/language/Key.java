package dev.leat.core.language;

import org.jspecify.annotations.Nullable;

/**
 * A key of a section. Two keys are the same when they are the same object.
 *
 * @param <T> what its value is read as
 */
final class Key<T> {
  private final String name;
  private final Form<T> form;
  private final Presence presence;
  private final String description;
  private final @Nullable String fallback;
  private final @Nullable String example;

  private Key(
      String name,
      Form<T> form,
      Presence presence,
      String description,
      @Nullable String fallback,
      @Nullable String example) {
    this.name = name;
    this.form = form;
    this.presence = presence;
    this.description = description;
    this.fallback = fallback;
    this.example = example;
  }

  /** Whether the section must have the key. */
  enum Presence {
    REQUIRED,
    OPTIONAL
  }

  static <T> Key<T> required(String name, Form<T> form, String description) {
    return new Key<>(name, form, Presence.REQUIRED, description, null, null);
  }

  static <T> Key<T> optional(String name, Form<T> form, String description) {
    return new Key<>(name, form, Presence.OPTIONAL, description, null, null);
  }

  /** The same key, saying what holds when it is left out. */
  Key<T> fallback(String text) {
    return new Key<>(name, form, presence, description, text, example);
  }

  /** The same key with a value as it would stand after the colon. */
  Key<T> example(String text) {
    return new Key<>(name, form, presence, description, fallback, text);
  }

  String name() {
    return name;
  }

  Form<T> form() {
    return form;
  }

  Presence presence() {
    return presence;
  }

  /** One or more sentences for the reference and for editors. */
  String description() {
    return description;
  }

  /** What holds when the key is left out, in the user's words; null when nothing does. */
  @Nullable String fallback() {
    return fallback;
  }

  /** A value as it would stand after the colon; null for none. */
  @Nullable String example() {
    return example;
  }
}
