package dev.leat.generate;

import dev.leat.api.problem.LeatException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A share of rows, from 0 to 1. */
public record Share(double fraction) {
  public static final Share NONE = new Share(0);

  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(%?)");

  public Share {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("a share lies within 0 … 1, is " + fraction);
    }
  }

  /**
   * Reads {@code 1%}, {@code 0.5 %} or a fraction such as {@code 0.01}.
   *
   * @param option what the user set it by, such as {@code --dirty}: for the message
   */
  public static Share parse(String option, String text) {
    Matcher matcher = SHARE.matcher(text.strip());
    if (!matcher.matches()) {
      throw invalid(option, text);
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    BigDecimal fraction = matcher.group(2).isEmpty() ? number : number.movePointLeft(2);
    if (fraction.compareTo(BigDecimal.ONE) > 0) {
      throw invalid(option, text);
    }
    return new Share(fraction.doubleValue());
  }

  private static LeatException invalid(String option, String text) {
    return LeatException.user(
        "invalid-share",
        option
            + " "
            + text
            + ": This is not a share of rows. Write a percentage such as 1%, or a fraction from 0"
            + " to 1.");
  }
}
