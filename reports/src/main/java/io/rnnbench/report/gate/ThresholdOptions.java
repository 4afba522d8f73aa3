package io.rnnbench.report.gate;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say what counts. */
public final class ThresholdOptions {
  @Option(
      names = "--min-effect",
      paramLabel = "PERCENT",
      converter = Percent.class,
      description = "a change below it is no regression, however sure (2%%)")
  private Double minEffect;

  @Option(
      names = "--max-slowdown",
      paramLabel = "PERCENT",
      converter = Percent.class,
      description = "what PASS rules out (5%%)")
  private Double maxSlowdown;

  /** What the user said, and where nothing was said what stands otherwise. */
  public Thresholds thresholds(Thresholds otherwise) {
    return new Thresholds(
        minEffect == null ? otherwise.minEffect() : minEffect,
        maxSlowdown == null ? otherwise.maxSlowdown() : maxSlowdown);
  }

  /** Takes 5% as well as 0.05. */
  public static final class Percent implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      boolean percent = text.endsWith("%");
      try {
        double value = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
        double share = percent ? value / 100 : value;
        if (share >= 0 && share < 1) {
          return share;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw new TypeConversionException("'" + text + "' is no percentage below 100, such as 5%");
    }
  }
}
