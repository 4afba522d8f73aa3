package io.rnnbench.study.latch;

import static io.rnnbench.study.Figures.linear;
import static io.rnnbench.study.Figures.log;

import io.rnnbench.model.CellType;
import io.rnnbench.study.Figure;
import io.rnnbench.study.Figure.Kind;
import io.rnnbench.study.Figure.Point;
import io.rnnbench.study.Figure.Series;
import io.rnnbench.study.Figure.Style;
import io.rnnbench.study.Figures;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Plan;
import io.rnnbench.study.latch.LatchStudy.Scale;
import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The figures of the latch. */
record LatchFigures(Plan plan, Outcomes outcomes, Scale scale) {

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figures.lines(
            "accuracy",
            "Latch: accuracy against length",
            "Validation accuracy of one unit; mean over repeats, bars one standard deviation",
            log("length"),
            linear("accuracy"),
            accuracies(scale.lengths(), LatchStudy::latch)));
    figures.add(
        Figures.lines(
            "success",
            "Latch: share of repeats that learn it",
            "Repeats above 95 % validation accuracy",
            log("length"),
            linear("success"),
            successes()));
    figures.add(
        Figures.lines(
            "relay",
            "Bit relay: accuracy against length",
            "Validation accuracy of eight units; mean over repeats, bars one standard deviation",
            log("length"),
            linear("accuracy"),
            accuracies(scale.relayLengths(), LatchStudy::relay)));
    figures.add(
        Figures.lines(
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
        (length, curves) -> Figures.deviation(length, Numbers.of(curves, Curve::finalAccuracy)));
  }

  private List<Series> successes() {
    return overLengths(
        scale.lengths(),
        LatchStudy::latch,
        (length, curves) -> Figures.exact(length, Success.of(curves).share()));
  }

  private List<Series> overLengths(
      List<Integer> lengths,
      BiFunction<CellType, Integer, String> label,
      BiFunction<Integer, List<Curve>, Point> point) {
    return Figures.each(
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
    return Figures.each(
        plan.backends(),
        List.of(CellType.values()),
        (backend, cell) ->
            Figures.band(
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
