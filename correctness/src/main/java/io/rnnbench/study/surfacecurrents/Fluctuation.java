package io.rnnbench.study.surfacecurrents;

import io.rnnbench.study.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much a loss jumps around, apart from its way down.
 *
 * @param rises share of epochs whose loss is above the one before
 * @param deviation standard deviation of the changes of ln(loss) from epoch to epoch around the
 *     median of their {@value #NEIGHBOURS} neighbours: at 0.1 the loss jumps by about a tenth of
 *     itself. A change is left out of its own median, or a loss that goes up and down in turns
 *     would seem calm
 */
record Fluctuation(double rises, double deviation) {
  private static final int NEIGHBOURS = 4;

  static final String DEFINITION =
      "standard deviation of the changes of ln(loss) around the running median of their "
          + NEIGHBOURS
          + " neighbours";

  static Fluctuation of(List<Double> losses) {
    double[] changes =
        IntStream.range(1, losses.size())
            .mapToDouble(e -> Math.log(losses.get(e) / losses.get(e - 1)))
            .toArray();
    int half = NEIGHBOURS / 2;
    double[] apart =
        IntStream.range(half, changes.length - half)
            .mapToDouble(e -> changes[e] - Numbers.median(around(changes, e, half)))
            .toArray();
    double rises = Arrays.stream(changes).filter(change -> change > 0).count();
    return new Fluctuation(rises / changes.length, Numbers.standardDeviation(apart));
  }

  private static double[] around(double[] changes, int epoch, int half) {
    return IntStream.rangeClosed(epoch - half, epoch + half)
        .filter(e -> e != epoch)
        .mapToDouble(e -> changes[e])
        .toArray();
  }
}
