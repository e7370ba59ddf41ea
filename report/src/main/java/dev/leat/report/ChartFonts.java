package dev.leat.report;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether this machine has what it takes to draw text. */
public final class ChartFonts {
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font STRONG = new Font(Font.SANS_SERIF, Font.BOLD, 18);

  private ChartFonts() {}

  /** What is missing and the remedy; empty when charts can be drawn. */
  public static Optional<String> missing() {
    return Optional.ofNullable(Probe.MISSING);
  }

  static void require() {
    if (Probe.MISSING != null) {
      throw new LeatException("no-fonts", ErrorKind.RESOURCE, Probe.MISSING);
    }
  }

  /** Runs once, when the first chart is drawn: loading fonts costs a part of a second. */
  private static final class Probe {
    static final @Nullable String MISSING = failure();

    /** Without fonts the JDK throws errors of several kinds, {@link InternalError} among them. */
    private static @Nullable String failure() {
      try {
        double width =
            TEXT.getStringBounds("Leat", new FontRenderContext(null, true, true)).getWidth();
        return width > 0 ? null : message("text has no width");
      } catch (RuntimeException | LinkageError | InternalError e) {
        return message(e.toString());
      }
    }

    private static String message(String cause) {
      return "Cannot draw charts: Java found no fonts on this machine ("
          + cause
          + "). Install fontconfig and a font, for example: apt-get install fontconfig"
          + " fonts-dejavu-core";
    }
  }
}
