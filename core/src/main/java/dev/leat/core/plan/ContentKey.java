package dev.leat.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash of all that a result depends on: equal keys, equal results. */
final class ContentKey {
  private static final int LENGTH = 32;

  private final MessageDigest digest;

  private ContentKey(MessageDigest digest) {
    this.digest = digest;
  }

  /** Begins a key of that kind. */
  static ContentKey of(String kind) {
    try {
      return new ContentKey(MessageDigest.getInstance("SHA-256")).add(kind);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Adds a part; its length too, so that parts do not run into one another. */
  ContentKey add(String part) {
    byte[] bytes = part.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }
}
