package dev.leat.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.knowm.xchart.internal.chartpart.Chart;

/** A drawn chart as PNG, at twice the resolution of a plain screen. */
final class ChartImage {
  static final int WIDTH = 1000;
  static final int HEIGHT = 560;
  static final int PIXELS_PER_POINT = 2;

  private ChartImage() {}

  static byte[] png(Chart<?, ?> chart) {
    BufferedImage image =
        new BufferedImage(
            WIDTH * PIXELS_PER_POINT, HEIGHT * PIXELS_PER_POINT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
      chart.paint(graphics, WIDTH, HEIGHT);
    } finally {
      graphics.dispose();
    }
    return Png.encode(image, PIXELS_PER_POINT);
  }
}
