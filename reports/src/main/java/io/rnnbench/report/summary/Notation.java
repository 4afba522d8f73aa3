package io.rnnbench.report.summary;

import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written: the same in every locale. */
public final class Notation {
  private static final double FIXED_FROM = 1e-3;
  private static final double FIXED_TO = 1e9;

  private Notation() {}

  /** Significant digits, without an exponent as far as that is readable: 0.0123, 4.10, 12350. */
  public static String digits(double value, int significant) {
    if (value == 0) {
      return "0";
    }
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    double size = Math.abs(value);
    if (size < FIXED_FROM || size >= FIXED_TO) {
      return scientific(value, significant);
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(significant, RoundingMode.HALF_EVEN));
    int integerDigits = rounded.precision() - rounded.scale();
    return rounded
        .setScale(Math.max(0, significant - integerDigits), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  /** Two significant digits with a short exponent: 1.1e-8. */
  public static String error(double value) {
    if (value == 0) {
      return "0";
    }
    return Double.isFinite(value) ? scientific(value, 2) : notFinite(value);
  }

  /** Such as "4.10× (3.90..4.30)". */
  public static String ratio(Estimate ratio) {
    return digits(ratio.value(), 3)
        + "×"
        + ratio.interval().map(i -> " (" + interval(i) + ")").orElse(" (no interval)");
  }

  /** Both ends with three significant digits: "3.90..4.30". */
  public static String interval(Interval interval) {
    return digits(interval.low(), 3) + ".." + digits(interval.high(), 3);
  }

  /** Such as "0.035": so many decimals. */
  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Such as "9,072". */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A share as a percentage of two significant digits, at most one of them a decimal: "0.5 %". */
  public static String percent(double share) {
    if (!Double.isFinite(share)) {
      return notFinite(share);
    }
    double percent = 100 * share;
    return String.format(Locale.ROOT, Math.abs(percent) < 9.95 ? "%.1f %%" : "%.0f %%", percent);
  }

  private static String scientific(double value, int significant) {
    String text = String.format(Locale.ROOT, "%." + (significant - 1) + "e", value);
    return text.replaceFirst("e([+-])0*(\\d)", "e$1$2").replace("e+", "e");
  }

  private static String notFinite(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "∞" : "-∞";
  }
}
