package io.rnnbench.study;

import io.rnnbench.model.Dtype;
import io.rnnbench.model.Weights;
import io.rnnbench.parity.RoundingModel;
import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Compares the backends' curves with the reference's, epoch by epoch, for as long as rounding can't
 * have parted them: measured on the reference's twins, as parity's tolerances are.
 *
 * <p>Training amplifies roundings. From the first epoch on in which a right implementation may
 * stray by a hundredth of the loss at the start, the curves are no longer compared; earlier they
 * must agree.
 */
final class Agreements {
  private static final double PARTED = 0.01;

  private final Outcomes outcomes;
  private final List<StudyResult.Agreement> rows = new ArrayList<>();

  private Agreements(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  static List<StudyResult.Agreement> of(
      List<StudyVariant> variants, StudyPlan plan, Outcomes outcomes) {
    Agreements agreements = new Agreements(outcomes);
    for (StudyVariant variant : variants) {
      if (variant.referenceSeeds() > 0) {
        plan.backends().forEach(backend -> agreements.add(variant.label(), backend));
      }
    }
    return agreements.rows;
  }

  private void add(String label, String backend) {
    for (Curve reference : outcomes.of(Outcomes.REFERENCE, label)) {
      List<Curve> twins =
          outcomes.where(
              c ->
                  c.label().equals(label)
                      && c.seed() == reference.seed()
                      && c.backend().startsWith("twin "));
      for (Curve curve : outcomes.of(backend, label)) {
        if (curve.seed() == reference.seed() && !twins.isEmpty()) {
          rows.add(compare(curve, reference, twins, "loss", Curve::loss));
          rows.add(compare(curve, reference, twins, "validationLoss", Curve::validationLoss));
        }
      }
    }
  }

  private static StudyResult.Agreement compare(
      Curve curve,
      Curve reference,
      List<Curve> twins,
      String quantity,
      Function<Curve, List<Double>> of) {
    double[] exact = numbers(of.apply(reference), Integer.MAX_VALUE);
    int points = epochsUntilParted(exact, twins.stream().map(of).toList());
    double[] actual = numbers(of.apply(curve), Integer.MAX_VALUE);
    double[] tolerances = tolerances(exact, twins.stream().map(of).toList(), points);
    int worst = 0;
    boolean ok = true;
    for (int epoch = 0; epoch < points; epoch++) {
      double severity = Math.abs(actual[epoch] - exact[epoch]) / tolerances[epoch];
      ok &= severity <= 1; // false for NaN
      if (!(severity <= Math.abs(actual[worst] - exact[worst]) / tolerances[worst])) {
        worst = epoch;
      }
    }
    return new StudyResult.Agreement(
        curve.backend(),
        curve.label(),
        curve.seed(),
        quantity,
        points,
        Math.abs(actual[worst] - exact[worst]),
        tolerances[worst],
        "epoch " + (worst + 1),
        points == exact.length ? "the end" : "epoch " + points,
        ok);
  }

  /** Each epoch by itself: what happens later says nothing about it. */
  private static int epochsUntilParted(double[] exact, List<List<Double>> twins) {
    int epoch = 1; // the first is always compared
    while (epoch < exact.length && tolerance(exact, twins, epoch) < PARTED * exact[0]) {
      epoch++;
    }
    return epoch;
  }

  private static double tolerance(double[] exact, List<List<Double>> twins, int epoch) {
    return RoundingModel.tolerances(
            Dtype.FLOAT32,
            1,
            row(new double[] {exact[epoch]}),
            twins.stream().map(t -> row(new double[] {t.get(epoch)})).toList())
        .get(0)[0];
  }

  private static double[] tolerances(double[] exact, List<List<Double>> twins, int points) {
    return RoundingModel.tolerances(
            Dtype.FLOAT32,
            1,
            row(Arrays.copyOf(exact, points)),
            twins.stream().map(t -> row(numbers(t, points))).toList())
        .get(0);
  }

  private static double[] numbers(List<Double> values, int points) {
    return values.stream().limit(points).mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Weights.Row> row(double[] values) {
    return List.of(new Weights.Row("curve", values));
  }
}
