package io.rnnbench.parity;

import io.rnnbench.backend.Inaccuracy;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How far two right implementations may differ: tolerances from rounding, length and conditioning.
 *
 * <p><b>Rounding.</b> One operation in the network's format has a relative error of at most u
 * (2^-24 or 2^-53). The errors of n operations in a row add up like a random walk, to u sqrt(n)
 * rather than u n (Higham and Mary, "A new approach to probabilistic rounding error analysis", SIAM
 * J. Sci. Comput. 41, 2019): each term of a sum of n, and the sum, is changed by up to u sqrt(n).
 * Sums are those of a gate, of a gradient by a state (over the gates' rows) and of a gradient by a
 * weight (over steps and sequences). The functions of a cell and what its products leave are
 * rounded where they stand: a sigmoid of 0.5 is off by u / 2 however small the weights below it.
 *
 * <p><b>Length and conditioning.</b> What the network makes of those errors, over time steps,
 * layers and updates, no formula says in advance: it depends on the weights. It is measured on the
 * reference alone, never on a backend, by Monte Carlo arithmetic (Parker, "Monte Carlo arithmetic",
 * UCLA CSD-970002, 1997): {@value #TWINS} twins of the reference run with every number that they
 * read, and every update that they write, changed at random by as much as the roundings above
 * ({@link RoundingTwin}). The root mean square of how far the twins stray is the standard deviation
 * sigma of a number. This holds where a fixed bound cannot: Adam divides a gradient by its own
 * magnitude, so where the gradient is near zero the sign of a rounding error decides about a step
 * of the full rate. Such a weight strays by the rate itself, in the twins as in any backend.
 *
 * <p><b>Known inaccuracies.</b> Where a framework's function is known to be worse than rounding
 * ({@link Inaccuracy}), the twins against which this framework is judged have the same function.
 *
 * <p><b>Tolerance.</b> {@value #DEVIATIONS} sigma: six, since about a million numbers are compared
 * and none may raise a false alarm; doubled, since a sigma estimated from few twins may be half its
 * true size. It may also be far smaller by chance, so a number's sigma counts as at least the
 * median of its tensor, gate by gate (a layer's gates differ in size by orders of magnitude, its
 * units do not), and as one rounding of its tensor's largest number.
 */
public final class RoundingModel {
  private static final int TWINS = 4;
  private static final int DEVIATIONS = 12;

  private RoundingModel() {}

  /** Twins whose functions are right to rounding. */
  public static List<RoundingTwin> twins() {
    return twins(Inaccuracy.NONE);
  }

  /**
   * The twins whose straying is measured.
   *
   * @param inaccuracy of the functions of the framework that is judged, beyond rounding
   */
  public static List<RoundingTwin> twins(Inaccuracy inaccuracy) {
    return LongStream.range(0, TWINS).mapToObj(seed -> new RoundingTwin(inaccuracy, seed)).toList();
  }

  /**
   * Tolerances for the reference's numbers, in their shape.
   *
   * @param gates into which a layer's rows are blocked; 1 where there are none
   * @param exact the reference's numbers
   * @param twins the same numbers of each twin
   */
  public static List<double[]> tolerances(
      Dtype dtype, int gates, List<Weights.Row> exact, List<List<Weights.Row>> twins) {
    List<double[]> tolerances = new ArrayList<>();
    for (int from = 0, to; from < exact.size(); from = to) {
      String tensor = tensor(exact.get(from));
      to = from + 1;
      while (to < exact.size() && tensor(exact.get(to)).equals(tensor)) {
        to++;
      }
      int rows = to;
      int first = from;
      double[] values = numbers(exact.subList(from, to));
      List<double[]> strayed =
          twins.stream().map(twin -> numbers(twin.subList(first, rows))).toList();
      double[] sigmas = sigmas(values, strayed);
      double rounding = dtype.unitRoundoff() * largest(values);
      raise(sigmas, tensor.startsWith("layers[") ? gates : 1, rounding);
      int at = 0;
      for (Weights.Row row : exact.subList(from, to)) {
        double[] tolerance = new double[row.values().length];
        for (int j = 0; j < tolerance.length; j++) {
          tolerance[j] = DEVIATIONS * sigmas[at++];
        }
        tolerances.add(tolerance);
      }
    }
    return tolerances;
  }

  private static double[] numbers(List<Weights.Row> rows) {
    return rows.stream().flatMapToDouble(row -> Arrays.stream(row.values())).toArray();
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static double[] sigmas(double[] exact, List<double[]> twins) {
    double[] sigmas = new double[exact.length];
    for (int j = 0; j < exact.length; j++) {
      double squares = 0;
      for (double[] twin : twins) {
        squares += (twin[j] - exact[j]) * (twin[j] - exact[j]);
      }
      sigmas[j] = Math.sqrt(squares / twins.size());
    }
    return sigmas;
  }

  /** Raises each sigma to one rounding at least, and to the median of its gate. */
  private static void raise(double[] sigmas, int gates, double rounding) {
    int length = sigmas.length / gates;
    for (int gate = 0; gate < gates; gate++) {
      double[] sorted = Arrays.copyOfRange(sigmas, gate * length, (gate + 1) * length);
      Arrays.sort(sorted);
      double floor = Math.max(sorted[length / 2], rounding);
      for (int j = gate * length; j < (gate + 1) * length; j++) {
        sigmas[j] = Math.max(sigmas[j], floor);
      }
    }
  }

  /** The tensor to which a row belongs: its name without the trailing indices. */
  private static String tensor(Weights.Row row) {
    String name = row.name();
    int end = name.length();
    while (name.charAt(end - 1) == ']') {
      end = name.lastIndexOf('[', end - 1);
    }
    return name.substring(0, end);
  }
}
