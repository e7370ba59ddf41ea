import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formats every Java file below the current directory ({@code apply}), or fails if one is not
 * formatted ({@code check}).
 */
final class Format {
  private static final Set<String> SKIPPED = Set.of("target", "node_modules");

  public static void main(String[] arguments) throws Exception {
    boolean apply = arguments[0].equals("apply");
    var misformatted = new ArrayList<Path>();
    for (Path file : javaFiles()) {
      String text = Files.readString(file);
      String formatted = formatted(file, text);
      if (!formatted.equals(text)) {
        misformatted.add(file);
        if (apply) {
          Files.write(file, formatted.getBytes(UTF_8));
        }
      }
    }
    misformatted.forEach(
        file -> System.err.println((apply ? "formatted " : "not formatted: ") + file));
    if (!apply && !misformatted.isEmpty()) {
      System.err.println(
          misformatted.size() + " files are not formatted. To format them: ./format");
      System.exit(1);
    }
  }

  private static String formatted(Path file, String text) throws FormatterException {
    try {
      String imports =
          RemoveUnusedImports.removeUnusedImports(
              ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE));
      return new Formatter().formatSource(imports);
    } catch (FormatterException e) {
      // Not Java: the compiler says so better, with all errors of all files.
      e.diagnostics().forEach(d -> System.err.println(file + ":" + d));
      return text;
    }
  }

  private static List<Path> javaFiles() throws IOException {
    var files = new ArrayList<Path>();
    Path root = Path.of("");
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = directory.getFileName().toString();
            return SKIPPED.contains(name) || name.startsWith(".")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }
}
