package io.rnnbench.study;

import io.rnnbench.model.Dtype;
import io.rnnbench.model.Weights;
import io.rnnbench.parity.RoundingModel;
import io.rnnbench.reference.ReferenceBackend;
import java.util.List;
import java.util.function.Function;

/**
 * The reference's learning curve, and how far rounding may lead a right implementation away from it
 * at each epoch: measured on the reference's twins, as parity's tolerances are.
 */
final class CurveBand {
  private final Dtype dtype;
  private final Curve reference;
  private final List<Curve> twins;

  private CurveBand(Dtype dtype, Curve reference, List<Curve> twins) {
    this.dtype = dtype;
    this.reference = reference;
    this.twins = twins;
  }

  /** Trains the reference and its twins. */
  static CurveBand of(Training training, String label) {
    return new CurveBand(
        training.spec().dtype(),
        training.on(new ReferenceBackend(), label),
        RoundingModel.twins().stream().map(twin -> training.on(twin, label)).toList());
  }

  Curve reference() {
    return reference;
  }

  /** Compares a backend's losses with the reference's, epoch by epoch. */
  List<StudyResult.Agreement> compare(Curve curve) {
    return List.of(
        compare(curve, "loss", Curve::loss),
        compare(curve, "validationLoss", Curve::validationLoss));
  }

  private StudyResult.Agreement compare(
      Curve curve, String quantity, Function<Curve, List<Double>> of) {
    double[] exact = numbers(of.apply(reference));
    double[] tolerances =
        RoundingModel.tolerances(
                dtype, row(exact), twins.stream().map(t -> row(numbers(of.apply(t)))).toList())
            .get(0);
    double[] actual = numbers(of.apply(curve));
    int worst = 0;
    boolean ok = true;
    for (int epoch = 0; epoch < exact.length; epoch++) {
      double severity = Math.abs(actual[epoch] - exact[epoch]) / tolerances[epoch];
      ok &= severity <= 1; // false for NaN
      if (!(severity <= Math.abs(actual[worst] - exact[worst]) / tolerances[worst])) {
        worst = epoch;
      }
    }
    return new StudyResult.Agreement(
        curve.backend(),
        curve.seed(),
        quantity,
        exact.length,
        Math.abs(actual[worst] - exact[worst]),
        tolerances[worst],
        "epoch " + (worst + 1),
        ok);
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Weights.Row> row(double[] values) {
    return List.of(new Weights.Row("curve", values));
  }
}
