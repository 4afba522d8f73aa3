package io.rnnbench.report.gate;

import io.rnnbench.report.result.Ab;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A forecast in words. */
public final class Forecasts {
  private Forecasts() {}

  /**
   * What a budget finds.
   *
   * @param rounds that it has room for
   */
  public static String of(Forecast forecast, double budgetSeconds, int rounds) {
    OptionalDouble found = forecast.found(rounds);
    String finds =
        found.isPresent()
            ? "would find a slow-down of %s in any row in 4 of 5 runs".formatted(percent(found))
            : "would hardly find a slow-down of 50 % in the noisiest row";
    return "at this noise, %s %s".formatted(minutes(budgetSeconds), finds);
  }

  /** The budget that would have been enough. */
  static String enough(Forecast forecast, Ab ab) {
    double seconds = ab.forks().stream().mapToDouble(Ab.Fork::seconds).sum();
    int rounds = ab.forks().stream().mapToInt(Ab.Fork::round).max().orElse(1);
    double full = // of the rounds that measured everything
        ab.forks().stream()
                .filter(fork -> fork.round() <= Look.FIRST)
                .mapToDouble(Ab.Fork::seconds)
                .sum()
            / Math.min(rounds, Look.FIRST);
    OptionalInt toPass = forecast.toPass();
    return of(forecast, seconds, rounds)
        + "; "
        + (toPass.isPresent()
            ? "an unchanged candidate would pass within %s in 4 of 5"
                .formatted(minutes(toPass.getAsInt() * full))
            : "an unchanged candidate would hardly pass within %s"
                .formatted(minutes(Forecast.MOST_ROUNDS * full)));
  }

  private static String percent(OptionalDouble share) {
    return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(100 * share.getAsDouble())
        + " %";
  }

  private static String minutes(double seconds) {
    long minutes = Math.max(1, Math.round(seconds / 60));
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }
}
