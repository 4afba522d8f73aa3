package io.rnnbench.study.latch;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.Packing;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.study.training.Curve;
import io.rnnbench.study.training.Evaluation;
import io.rnnbench.study.training.Experiment;
import io.rnnbench.task.Cases;
import io.rnnbench.task.Labels;
import io.rnnbench.task.Latch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The latch's loss over two weights of an RNN of one unit, its recurrent weight and its bias, all
 * other weights fixed: where the walls are that Pascanu, Mikolov and Bengio drew ("On the
 * difficulty of training recurrent neural networks", ICML 2013, figure 6). A row of the grid is one
 * packed network.
 *
 * @param points on each side of the grid
 */
record LossSurface(int timeSteps, int points) implements Experiment {
  /** The measure: [biases][recurrent weights], row by row. */
  static final String LOSSES = "surface";

  private static final double INPUT_WEIGHT = 1;
  private static final double READ_OUT = 3;
  private static final int SEQUENCES = 50;

  private static final NetworkSpec ONE =
      new NetworkSpec(
          CellType.RNN,
          1,
          List.of(1),
          false,
          new Head(1, Activation.SIGMOID, Head.Steps.LAST),
          new TrainingSpec(Loss.BINARY_CROSS_ENTROPY, new Optimizer.Sgd(1)),
          Dtype.FLOAT32);

  /** Recurrent weights of the grid. */
  List<Double> recurrentWeights() {
    return grid(-2, 6);
  }

  /** Biases of the grid. */
  List<Double> biases() {
    return grid(-3, 3);
  }

  private List<Double> grid(double from, double to) {
    return IntStream.range(0, points)
        .mapToObj(i -> (double) (float) (from + (to - from) * i / (points - 1)))
        .toList();
  }

  @Override
  public List<Curve> run(Backend backend, String label, List<Long> seeds) {
    List<Curve> curves = new ArrayList<>();
    for (long seed : seeds) {
      Curve curve = Curve.start(backend.name(), label, seed);
      Cases cases = Latch.draw(10 * SEQUENCES, timeSteps, Labels.BIT, seed).validation();
      double[][][] x = cases.first(SEQUENCES).all().x();
      for (double bias : biases()) {
        row(backend, bias, x, cases).forEach(e -> curve.measure(LOSSES, e.loss()));
      }
      curves.add(curve);
    }
    return curves;
  }

  private List<Evaluation> row(Backend backend, double bias, double[][][] x, Cases cases) {
    Packing packing = new Packing(ONE, points);
    List<Weights> weights = recurrentWeights().stream().map(r -> weights(r, bias)).toList();
    try (Session session = backend.open(packing.spec(), packing.packWeights(weights), Device.CPU)) {
      double[][][] wide = Packing.sideBySide(Collections.nCopies(points, x));
      double[][][] outputs = session.forward(new Inputs(wide)).output();
      return IntStream.range(0, points)
          .mapToObj(n -> Evaluation.of(ONE, Arrays.asList(packing.part(outputs, n)), cases))
          .toList();
    }
  }

  private static Weights weights(double recurrent, double bias) {
    Weights weights = Weights.zeros(ONE);
    Weights.Cell cell = weights.layers().get(0).forward();
    cell.w()[0][0] = INPUT_WEIGHT;
    cell.r()[0][0] = recurrent;
    cell.b()[0] = bias;
    weights.head().w()[0][0] = READ_OUT;
    return weights;
  }

  /** The grid as rows, from a curve's measure. */
  List<List<Double>> rows(Curve curve) {
    List<Double> all = curve.measured(LOSSES);
    return IntStream.range(0, points)
        .mapToObj(i -> all.subList(i * points, (i + 1) * points))
        .toList();
  }

  /** The largest change of the loss between neighbours along either axis, per unit of weight. */
  double steepest(Curve curve) {
    List<List<Double>> rows = rows(curve);
    double across = recurrentWeights().get(1) - recurrentWeights().get(0);
    double along = biases().get(1) - biases().get(0);
    double steepest = 0;
    for (int i = 0; i < points; i++) {
      for (int j = 1; j < points; j++) {
        double step = Math.abs(rows.get(i).get(j) - rows.get(i).get(j - 1)) / across;
        double other = Math.abs(rows.get(j).get(i) - rows.get(j - 1).get(i)) / along;
        steepest = Math.max(steepest, Math.max(step, other));
      }
    }
    return steepest;
  }
}
