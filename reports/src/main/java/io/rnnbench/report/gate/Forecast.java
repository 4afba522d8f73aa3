package io.rnnbench.report.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * What a gate can find at the noise that it met: its own rule, applied to made-up rounds whose rows
 * spread as the measured ones did.
 */
public final class Forecast {
  private static final int RUNS = 60;
  private static final double SURE = 0.8;
  static final int MOST_ROUNDS = 41;

  /** What the spread of a row's kin counts for, in pairs of its own. */
  private static final double KIN_PAIRS = 4;

  /** Slow-downs that are tried, in percent. */
  private static final double[] SIZES = {
    1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50
  };

  private final SortedMap<Subject, Noise> rows;

  private record Noise(String kin, Thresholds thresholds, double spread) {}

  private Forecast(SortedMap<Subject, Noise> rows) {
    this.rows = rows;
  }

  /**
   * At the spread of these rows.
   *
   * @param pairs of each row, two at least
   */
  static Forecast of(Map<Subject, List<SequentialGate.Value>> pairs) {
    Map<String, List<Double>> ofKin = new HashMap<>();
    pairs.forEach(
        (row, values) ->
            ofKin.computeIfAbsent(values.get(0).kin(), k -> new ArrayList<>()).add(spread(values)));
    SortedMap<Subject, Noise> rows = new TreeMap<>();
    pairs.forEach(
        (row, values) -> {
          SequentialGate.Value any = values.get(0);
          double kin = median(ofKin.get(any.kin()));
          double own = spread(values);
          int n = values.size();
          double both = Math.sqrt((KIN_PAIRS * kin * kin + n * own * own) / (KIN_PAIRS + n));
          rows.put(row, new Noise(any.kin(), any.thresholds(), both));
        });
    return new Forecast(rows);
  }

  private static double spread(List<SequentialGate.Value> values) {
    double middle = median(values.stream().map(SequentialGate.Value::logRatio).toList());
    double squares = values.stream().mapToDouble(v -> Math.pow(v.logRatio() - middle, 2)).sum();
    return Math.sqrt(squares / Math.max(1, values.size() - 1));
  }

  private static double median(List<Double> values) {
    return Median.withDefaults().evaluate(values.stream().mapToDouble(v -> v).toArray());
  }

  /**
   * The smallest slow-down that so many rounds find in four of five runs, in the row that spreads
   * most: 0.05 is 5 %; empty where they find none of up to 50 %.
   */
  public OptionalDouble found(int rounds) {
    if (rounds < Look.LEAST_TO_PROVE) {
      return OptionalDouble.empty();
    }
    int low = 0;
    int high = SIZES.length; // none
    while (low < high) {
      int middle = (low + high) / 2;
      if (finds(SIZES[middle] / 100, rounds)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == SIZES.length ? OptionalDouble.empty() : OptionalDouble.of(SIZES[low] / 100);
  }

  /** Rounds in which four of five gates pass where nothing changed; empty for more than 41. */
  public OptionalInt toPass() {
    int[] rounds =
        IntStream.range(0, RUNS)
            .map(run -> end(new Random(run), 0, MOST_ROUNDS))
            .sorted()
            .toArray();
    int sure = rounds[(int) Math.ceil(SURE * RUNS) - 1];
    return sure > MOST_ROUNDS ? OptionalInt.empty() : OptionalInt.of(sure);
  }

  private boolean finds(double slowDown, int rounds) {
    long found =
        IntStream.range(0, RUNS).filter(run -> end(new Random(run), slowDown, rounds) < 0).count();
    return found >= SURE * RUNS;
  }

  /** The round in which a gate passed, more than given where it did not; -1 for REGRESSED. */
  private int end(Random random, double slowDown, int rounds) {
    Subject slower = noisiest();
    SequentialGate gate = new SequentialGate();
    for (int round = 1; round <= rounds; round++) {
      Map<Subject, SequentialGate.Value> values = new HashMap<>();
      rows.forEach(
          (row, noise) -> {
            boolean planted = isTime(row) && row.isOfRow(slower);
            double shift = planted ? Math.log1p(slowDown) : 0;
            double value = shift + noise.spread * random.nextGaussian();
            values.put(row, new SequentialGate.Value(noise.kin, noise.thresholds, value));
          });
      gate.add(values);
      if (slowDown > 0 && gate.has(Verdict.REGRESSED)) {
        return -1;
      }
      if (rows.keySet().stream().noneMatch(gate::wants)) {
        return round;
      }
    }
    return rounds + 1;
  }

  private Subject noisiest() {
    return rows.keySet().stream()
        .filter(Forecast::isTime)
        .max((a, b) -> Double.compare(rows.get(a).spread, rows.get(b).spread))
        .orElseGet(() -> rows.keySet().iterator().next());
  }

  private static boolean isTime(Subject row) {
    return row.metric().equals(Subject.TIME) || row.metric().equals(Subject.MEAN_TIME);
  }
}
