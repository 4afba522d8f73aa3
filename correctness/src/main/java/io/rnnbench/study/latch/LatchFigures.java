package io.rnnbench.study.latch;

import static io.rnnbench.study.FigureParts.linear;
import static io.rnnbench.study.FigureParts.log;

import io.rnnbench.model.CellType;
import io.rnnbench.study.Figure;
import io.rnnbench.study.Figure.Kind;
import io.rnnbench.study.Figure.Point;
import io.rnnbench.study.Figure.Series;
import io.rnnbench.study.Figure.Style;
import io.rnnbench.study.FigureParts;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.latch.LatchStudy.Scale;
import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The figures of the latch. */
record LatchFigures(StudyPlan plan, Outcomes outcomes, Scale scale) {

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        FigureParts.lines(
            "accuracy",
            "Latch: accuracy against length",
            "Validation accuracy of one unit; mean over repeats, bars one standard deviation",
            log("length"),
            linear("accuracy"),
            accuracies(scale.lengths(), LatchStudy::latch)));
    figures.add(
        FigureParts.lines(
            "success",
            "Latch: share of repeats that learn it",
            "Repeats above 95 % validation accuracy",
            log("length"),
            linear("success"),
            successes()));
    figures.add(
        FigureParts.lines(
            "relay",
            "Bit relay: accuracy against length",
            "Validation accuracy of eight units; mean over repeats, bars one standard deviation",
            log("length"),
            linear("accuracy"),
            accuracies(scale.relayLengths(), LatchStudy::relay)));
    figures.add(
        FigureParts.lines(
            "learning",
            "Latch: learning at T = " + scale.longLength(),
            "Validation loss; median over repeats, band from the lowest to the highest",
            linear("epoch"),
            linear("loss"),
            learning()));
    for (int length : LatchStudy.SURFACES) {
      figures.add(surface(length));
    }
    return figures;
  }

  private List<Series> accuracies(
      List<Integer> lengths, BiFunction<CellType, Integer, String> label) {
    return overLengths(
        lengths,
        label,
        (length, curves) ->
            FigureParts.deviation(length, Numbers.of(curves, Curve::finalAccuracy)));
  }

  private List<Series> successes() {
    return overLengths(
        scale.lengths(),
        LatchStudy::latch,
        (length, curves) -> FigureParts.exact(length, Success.of(curves).share()));
  }

  private List<Series> overLengths(
      List<Integer> lengths,
      BiFunction<CellType, Integer, String> label,
      BiFunction<Integer, List<Curve>, Point> point) {
    return FigureParts.each(
        plan.backends(),
        List.of(CellType.values()),
        (backend, cell) ->
            new Series(
                cell.name(),
                backend,
                Style.ERROR_BARS,
                lengths.stream()
                    .map(T -> point.apply(T, outcomes.of(backend, label.apply(cell, T))))
                    .toList()));
  }

  private List<Series> learning() {
    return FigureParts.each(
        plan.backends(),
        List.of(CellType.values()),
        (backend, cell) ->
            FigureParts.band(
                cell.name(),
                backend,
                outcomes.of(backend, LatchStudy.latch(cell, scale.longLength())),
                Curve::validationLoss));
  }

  /** Of one backend: the others' surfaces can't be told from it by eye. */
  private Figure surface(int length) {
    LossSurface surface = new LossSurface(length, scale.grid());
    String backend = plan.backends().get(plan.backends().size() - 1);
    return new Figure(
        "surface-" + length,
        "Loss surface at T = " + length,
        "Loss of an RNN of one unit on 50 sequences over its recurrent weight and bias, by "
            + backend,
        Kind.SURFACE,
        linear("recurrent weight"),
        linear("bias"),
        List.of(),
        List.of(),
        new Figure.Surface(
            "loss",
            surface.recurrentWeights(),
            surface.biases(),
            surface.rows(outcomes.of(backend, LatchStudy.surface(length)).get(0))));
  }
}
