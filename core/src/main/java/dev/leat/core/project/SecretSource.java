package dev.leat.core.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where secrets and environment variables come from: {@code LEAT__SECRET__NAME}, else the file
 * {@code .leat/secrets/NAME}.
 */
record SecretSource(Path root, Map<String, String> variables) {
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  Optional<String> secret(String name) {
    String given = variables.get("LEAT__SECRET__" + name);
    if (given != null) {
      return Optional.of(given);
    }
    Path folder = root.resolve(".leat").resolve("secrets");
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file, UTF_8).stripTrailing());
    } catch (IOException e) {
      throw new UncheckedIOException("reading the secret " + name, e);
    }
  }
}
