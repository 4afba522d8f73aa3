package io.rnnbench.study;

import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.List;

/**
 * Epochs-to-target of two backends as samples from two distributions: the first epoch in which the
 * validation loss has come nine tenths of the way from its first value to the lowest that any run
 * of the variant reaches, a run that never gets there counting as one epoch more than there were.
 *
 * <p>In the manner of MLPerf's reference convergence points: the fastest and slowest run are
 * dropped, the means are compared, and a two-sample test says whether the two could be one
 * distribution. The test is Mann and Whitney's, since epochs are whole numbers with many ties and
 * no normal distribution.
 *
 * @param ratio of the trimmed means, first to second
 * @param p two-sided probability of so large a difference between equals
 */
public record Comparison(
    String label,
    String quantity,
    String first,
    String second,
    double firstMedian,
    double secondMedian,
    int firstSeeds,
    int secondSeeds,
    double ratio,
    double p,
    String verdict) {
  private static final double SIGNIFICANT = 0.01;
  private static final double WAY = 0.9;
  private static final int LEAST_SEEDS = 5;

  /** Compares every pair of backends on every variant that has seeds enough. */
  static List<Comparison> of(List<StudyVariant> variants, StudyPlan plan, Outcomes outcomes) {
    List<Comparison> comparisons = new ArrayList<>();
    if (plan.backends().size() < 2 || plan.seeds() < LEAST_SEEDS) {
      return comparisons;
    }
    String first = plan.backends().get(0);
    String second = plan.backends().get(1);
    for (StudyVariant variant : variants) {
      List<Curve> a = outcomes.of(first, variant.label());
      List<Curve> b = outcomes.of(second, variant.label());
      if (a.size() >= LEAST_SEEDS && b.size() >= LEAST_SEEDS && a.get(0).loss().size() > 1) {
        comparisons.add(compare(variant.label(), first, a, second, b));
      }
    }
    return comparisons;
  }

  private static Comparison compare(
      String label, String first, List<Curve> a, String second, List<Curve> b) {
    double[] x = epochs(a, target(a, b));
    double[] y = epochs(b, target(a, b));
    double p = Numbers.probability(x, y);
    return new Comparison(
        label,
        "epochs to nine tenths of the way down",
        first,
        second,
        Numbers.median(x),
        Numbers.median(y),
        x.length,
        y.length,
        Numbers.trimmedMean(x) / Numbers.trimmedMean(y),
        p,
        p < SIGNIFICANT ? "different" : "no difference seen");
  }

  private static double target(List<Curve> a, List<Curve> b) {
    double start = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (Curve curve : concat(a, b)) {
      start = Math.max(start, curve.validationLoss().get(0));
      for (double loss : curve.validationLoss()) {
        lowest = Math.min(lowest, loss);
      }
    }
    return start - WAY * (start - lowest);
  }

  private static List<Curve> concat(List<Curve> a, List<Curve> b) {
    List<Curve> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }

  private static double[] epochs(List<Curve> curves, double target) {
    return curves.stream()
        .mapToDouble(
            curve -> {
              List<Double> losses = curve.validationLoss();
              for (int epoch = 0; epoch < losses.size(); epoch++) {
                if (losses.get(epoch) <= target) {
                  return epoch + 1;
                }
              }
              return losses.size() + 1;
            })
        .toArray();
  }
}
