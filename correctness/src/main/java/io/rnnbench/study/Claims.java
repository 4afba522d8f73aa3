package io.rnnbench.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Gathers the claims of a study, and says their numbers. */
public final class Claims {
  private final List<StudyResult.Claim> claims = new ArrayList<>();

  /** Adds a claim that was measured on so many seeds. */
  public void add(
      String id,
      String text,
      String backend,
      String threshold,
      String value,
      int seeds,
      boolean holds) {
    claims.add(
        new StudyResult.Claim(
            id, text, backend, threshold, value, seeds, StudyResult.Verdict.of(holds)));
  }

  /** All claims, by letter, then backend. */
  public List<StudyResult.Claim> list() {
    return claims.stream()
        .sorted(Comparator.comparing(StudyResult.Claim::id).thenComparing(StudyResult.Claim::text))
        .toList();
  }

  /** A share as a percentage, e.g. {@code 99.4 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Shares as percentages, e.g. {@code 10 / 10 / 100 %}. */
  public static String percents(double... shares) {
    return String.join(
            " / ",
            Arrays.stream(shares)
                .mapToObj(s -> String.format(Locale.ROOT, "%.0f", 100 * s))
                .toList())
        + " %";
  }

  /** The median and the range, e.g. {@code 0.21 (0.18..0.25)}. */
  public static String range(double[] values) {
    return String.format(
        Locale.ROOT,
        "%.3g (%.3g..%.3g)",
        Numbers.median(values),
        Numbers.lowest(values),
        Numbers.highest(values));
  }

  /** Shares as median and range, in percent. */
  public static String percentRange(double[] shares) {
    double[] percents = Arrays.stream(shares).map(s -> 100 * s).toArray();
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f..%.1f) %%",
        Numbers.median(percents),
        Numbers.lowest(percents),
        Numbers.highest(percents));
  }
}
