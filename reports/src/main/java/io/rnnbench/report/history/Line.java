package io.rnnbench.report.history;

import io.rnnbench.report.speed.Configuration;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Replication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A configuration's training step from run to run.
 *
 * <p>In one of twenty lines without a change one is found, by {@link EDivisive#LEVEL}: a report of
 * many lines has some by chance. A change of the machine that its fingerprint does not show is one
 * too.
 *
 * @param points oldest first, at least two
 * @param changes in order; where there are fewer than seven points, none can be told from chance
 */
public record Line(Configuration configuration, List<Point> points, List<Change> changes) {

  /**
   * The time in one run.
   *
   * @param run index of the directory in its group
   * @param date midnight in UTC where the run says no more than the day
   * @param directory its name
   * @param millis per training step
   * @param replication what the interval covers: with one fork, {@link Replication#ONE_FORK}
   */
  public record Point(
      int run, Instant date, String directory, Estimate millis, Replication replication) {}

  /**
   * A change of the time.
   *
   * @param first index of the first point after it
   * @param ratio the mean from there to the next change or the end / the mean from the change
   *     before or the start up to there, both geometric; above 1, it has become slower
   */
  public record Change(int first, double ratio) {}

  static Line of(Configuration configuration, List<Point> points) {
    double[] logs = points.stream().mapToDouble(p -> Math.log(p.millis().value())).toArray();
    return new Line(configuration, List.copyOf(points), changes(logs));
  }

  static List<Change> changes(double[] logs) {
    List<Integer> starts = EDivisive.changes(logs);
    List<Change> changes = new ArrayList<>(starts.size());
    for (int i = 0; i < starts.size(); i++) {
      int before = i == 0 ? 0 : starts.get(i - 1);
      int first = starts.get(i);
      int next = i + 1 == starts.size() ? logs.length : starts.get(i + 1);
      changes.add(new Change(first, Math.exp(mean(logs, first, next) - mean(logs, before, first))));
    }
    return List.copyOf(changes);
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }
}
