package io.rnnbench.study.echofirst;

import static io.rnnbench.study.FigureParts.linear;
import static io.rnnbench.study.FigureParts.log;
import static io.rnnbench.study.echofirst.EchoFirstStudy.ASKED;
import static io.rnnbench.study.echofirst.EchoFirstStudy.UPDATES_OF_AN_EPOCH;

import io.rnnbench.model.Optimizer;
import io.rnnbench.study.Figure;
import io.rnnbench.study.Figure.Point;
import io.rnnbench.study.Figure.Series;
import io.rnnbench.study.Figure.Style;
import io.rnnbench.study.FigureParts;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.training.Curve;
import io.rnnbench.study.training.GradientNorms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures of the wait and the jump.
 *
 * @param labels of all variants
 */
record EchoFirstFigures(StudyPlan plan, Outcomes outcomes, List<String> labels) {

  List<Figure> all() {
    return List.of(
        FigureParts.lines(
            "loss",
            "Loss: the wait and the jump",
            "Training loss with "
                + ASKED
                + ", "
                + FigureParts.BAND_OVER_SEEDS
                + ". The plateau ends at 0.9 ln 2 = 0.624.",
            linear("epoch"),
            linear("loss"),
            losses(ASKED)),
        FigureParts.lines(
            "accuracy",
            "Accuracy",
            "Training and validation accuracy with " + ASKED + ", " + FigureParts.BAND_OVER_SEEDS,
            linear("epoch"),
            linear("accuracy"),
            accuracies()),
        FigureParts.lines(
            "gradient-norms",
            "Gradient norm of each layer",
            "Norm of the gradient over the whole training set after each epoch, "
                + FigureParts.BAND_OVER_SEEDS,
            linear("epoch"),
            log("gradient norm"),
            gradientNorms()),
        effectiveRate(),
        FigureParts.lines(
            "changes",
            "What shortens the wait",
            "Training loss with other rates, SGD, one layer, scaled inputs; "
                + FigureParts.BAND_OVER_SEEDS,
            linear("epoch"),
            linear("loss"),
            labels.stream().flatMap(label -> losses(label).stream()).toList()));
  }

  private List<Series> losses(String label) {
    return plan.backends().stream()
        .map(backend -> FigureParts.band(label, backend, outcomes.of(backend, label), Curve::loss))
        .toList();
  }

  private List<Series> accuracies() {
    List<Series> series = new ArrayList<>();
    for (String backend : plan.backends()) {
      List<Curve> curves = outcomes.of(backend, ASKED);
      series.add(FigureParts.band("training", backend, curves, Curve::accuracy));
      series.add(FigureParts.band("validation", backend, curves, Curve::validationAccuracy));
    }
    return series;
  }

  private List<Series> gradientNorms() {
    return FigureParts.each(
        plan.backends(),
        IntStream.range(0, EchoFirstStudy.LAYERS).boxed().toList(),
        (backend, layer) ->
            FigureParts.band(
                "layer " + (layer + 1),
                backend,
                outcomes.of(backend, ASKED),
                curve -> curve.measured(GradientNorms.name(layer))));
  }

  /** The rate that multiplies m / sqrt(v), update by update. */
  private static Figure effectiveRate() {
    List<Point> points = new ArrayList<>();
    Optimizer.Adam adam = new Optimizer.Adam(0.001f);
    for (int t = 1; t <= EchoFirstStudy.EPOCHS * UPDATES_OF_AN_EPOCH; t++) {
      double rate =
          adam.learningRate()
              * Math.sqrt(1 - Math.pow(adam.beta2(), t))
              / (1 - Math.pow(adam.beta1(), t));
      points.add(FigureParts.exact(t, rate));
    }
    return FigureParts.lines(
        "effective-rate",
        "Adam's bias-corrected rate",
        "0.001 sqrt(1 - 0.999^t) / (1 - 0.9^t) at update t; an epoch is "
            + UPDATES_OF_AN_EPOCH
            + " updates",
        log("update"),
        linear("rate"),
        List.of(new Series(ASKED, "", Style.BAND, points)));
  }
}
