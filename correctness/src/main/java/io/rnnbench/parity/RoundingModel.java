package io.rnnbench.parity;

import io.rnnbench.backend.Inaccuracy;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * How far two right implementations may differ: tolerances from rounding, length and conditioning.
 *
 * <p><b>Rounding.</b> One operation in the network's format has a relative error of at most u
 * (2^-24 or 2^-53). The errors of n operations in a row add up like a random walk, to u sqrt(n)
 * rather than u n (Higham and Mary, "A new approach to probabilistic rounding error analysis", SIAM
 * J. Sci. Comput. 41, 2019): each term of a sum of n is changed by up to u sqrt(n). Sums are those
 * of a gate, of a gradient by a state (over the gates' rows) and of a gradient by a weight (over
 * steps and sequences). The functions of a cell and what its products leave are rounded where they
 * stand: a sigmoid of 0.5 is off by u / 2 however small the weights below it.
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
 * true size. A number's sigma counts as at least the median of its tensor (a twin may stray little
 * by chance) and as one rounding of its tensor's largest number.
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
   * @param exact the reference's numbers
   * @param twins the same numbers of each twin
   */
  public static List<double[]> tolerances(
      Dtype dtype, List<Weights.Row> exact, List<List<Weights.Row>> twins) {
    List<double[]> sigmas = new ArrayList<>();
    Map<String, List<double[]>> sigmasOf = new HashMap<>();
    Map<String, Double> largestOf = new HashMap<>();
    for (int i = 0; i < exact.size(); i++) {
      int row = i;
      double[] values = exact.get(i).values();
      double[] sigma = sigma(values, twins.stream().map(t -> t.get(row).values()).toList());
      sigmas.add(sigma);
      String tensor = tensor(exact.get(i));
      sigmasOf.computeIfAbsent(tensor, name -> new ArrayList<>()).add(sigma);
      double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
      largestOf.merge(tensor, largest, Math::max);
    }
    Map<String, Double> floorOf = new HashMap<>();
    sigmasOf.forEach(
        (tensor, rows) ->
            floorOf.put(
                tensor, Math.max(median(rows), dtype.unitRoundoff() * largestOf.get(tensor))));
    List<double[]> tolerances = new ArrayList<>();
    for (int i = 0; i < exact.size(); i++) {
      double floor = floorOf.get(tensor(exact.get(i)));
      tolerances.add(
          Arrays.stream(sigmas.get(i)).map(sigma -> DEVIATIONS * Math.max(sigma, floor)).toArray());
    }
    return tolerances;
  }

  private static double[] sigma(double[] exact, List<double[]> twins) {
    double[] sigma = new double[exact.length];
    for (int j = 0; j < exact.length; j++) {
      double squares = 0;
      for (double[] twin : twins) {
        squares += (twin[j] - exact[j]) * (twin[j] - exact[j]);
      }
      sigma[j] = Math.sqrt(squares / twins.size());
    }
    return sigma;
  }

  /** The tensor to which a row belongs: its name without the trailing indices. */
  private static String tensor(Weights.Row row) {
    return row.name().replaceFirst("(\\[\\d+\\])+$", "");
  }

  private static double median(List<double[]> rows) {
    double[] sorted = rows.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
