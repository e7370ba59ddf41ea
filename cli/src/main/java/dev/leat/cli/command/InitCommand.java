package dev.leat.cli.command;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a new project that runs at once. */
@Command(
    name = "init",
    description = "Makes a new project with one pipeline that runs at once.",
    mixinStandardHelpOptions = true)
final class InitCommand extends LeatCommand {
  /** Files of the template, and where each goes. */
  private static final Map<String, String> FILES = files();

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Where to make it (default: the current folder).")
  Path folder = Path.of("");

  @Override
  public Integer call() {
    Path root = surroundings().workingDirectory().resolve(folder).normalize();
    List<String> present =
        FILES.values().stream().filter(file -> Files.exists(root.resolve(file))).toList();
    if (!present.isEmpty()) {
      throw LeatException.user(
          "project-exists",
          root
              + " has "
              + String.join(", ", present)
              + " already; nothing was written. Choose another folder.");
    }
    String name = Objects.requireNonNullElse(root.getFileName(), Path.of("project")).toString();
    List<String> written = new ArrayList<>();
    FILES.forEach(
        (template, file) -> {
          write(root.resolve(file), template(template).replace("${name}", quoted(name)));
          written.add(file);
        });
    if (wantsJson()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("project", root.toString());
      json.put("files", written);
      printJson(json);
    } else {
      written.forEach(file -> print("wrote " + folder.resolve(file)));
      String at = folder.toString().isEmpty() ? "" : " -C " + folder;
      print("Next: leat" + at + " run orders");
    }
    return ExitCode.OK;
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String file :
        List.of(
            "leat.yaml",
            "pipelines/orders/pipeline.yaml",
            "pipelines/orders/tests/revenue.yaml",
            "data/orders.csv")) {
      files.put(file, file);
    }
    files.put("gitignore", ".gitignore");
    return files;
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9_-]*") ? name : "'" + name.replace("'", "''") + "'";
  }

  private static String template(String file) {
    try (InputStream in = InitCommand.class.getResourceAsStream("/dev/leat/cli/init/" + file)) {
      return new String(
          Objects.requireNonNull(in, "no template " + file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read template " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new LeatException(
          "cannot-write", ErrorKind.EXTERNAL, "Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
