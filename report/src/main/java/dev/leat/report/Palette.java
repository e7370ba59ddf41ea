package dev.leat.report;

import java.awt.Color;
import java.util.List;

/**
 * The colours of charts. The series colours can be told apart with any kind of colour blindness
 * (Paul Tol, Colour Schemes, scheme "bright", with two darker ones added).
 */
final class Palette {
  static final List<Color> SERIES =
      List.of(
          new Color(0x4477AA),
          new Color(0xEE6677),
          new Color(0x228833),
          new Color(0xCCBB44),
          new Color(0x66CCEE),
          new Color(0xAA3377),
          new Color(0x997700),
          new Color(0x555555));

  /** Series beyond those that have a colour of their own. */
  static final Color OTHERS = new Color(0xC8C8C8);

  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x222222);
  static final Color FAINT_INK = new Color(0x555555);
  static final Color GRID = new Color(0xE4E4E4);

  private Palette() {}

  static Color series(int index) {
    return index < SERIES.size() ? SERIES.get(index) : OTHERS;
  }

  static Color translucent(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}
