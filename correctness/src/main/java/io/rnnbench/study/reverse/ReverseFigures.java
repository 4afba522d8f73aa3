package io.rnnbench.study.reverse;

import static io.rnnbench.study.FigureParts.linear;
import static io.rnnbench.study.reverse.ReverseStudy.ASKED_LENGTH;

import io.rnnbench.model.CellType;
import io.rnnbench.study.Figure;
import io.rnnbench.study.Figure.Series;
import io.rnnbench.study.Figure.Style;
import io.rnnbench.study.FigureParts;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.training.Curve;
import io.rnnbench.study.training.Measures;
import io.rnnbench.task.Reverse;
import java.util.Arrays;
import java.util.List;

/** The figures of reversing. */
record ReverseFigures(StudyPlan plan, Outcomes outcomes) {

  List<Figure> all() {
    List<String> cells =
        Arrays.stream(CellType.values()).map(c -> ReverseStudy.label(c, ASKED_LENGTH)).toList();
    return List.of(
        FigureParts.bars(
            "positions",
            "Accuracy at each position, length 5",
            "Held-out windows; " + FigureParts.BARS_OVER_SEEDS,
            linear("position"),
            linear("accuracy"),
            FigureParts.names(ASKED_LENGTH),
            positions(cells, Reverse.ceilings(ASKED_LENGTH))),
        FigureParts.bars(
            "stateful",
            "Carrying states from batch to batch, and both directions",
            "Ceiling: batch 1, where the window before has shown all but the newest digit; "
                + FigureParts.BARS_OVER_SEEDS,
            linear("position"),
            linear("accuracy"),
            FigureParts.names(ASKED_LENGTH),
            positions(
                List.of(
                    ReverseStudy.STATEFUL,
                    ReverseStudy.MARKED,
                    ReverseStudy.STATEFUL_SINGLE,
                    ReverseStudy.MARKED_SINGLE,
                    ReverseStudy.BIDIRECTIONAL),
                Reverse.ceilingsWithPreviousWindow(ASKED_LENGTH))),
        FigureParts.lines(
            "lengths",
            "Total accuracy against its ceiling over the window's length",
            "Held-out windows; " + FigureParts.BARS_OVER_SEEDS,
            linear("length"),
            linear("accuracy"),
            totals(ReverseStudy.lengths(plan))),
        FigureParts.lines(
            "learning",
            "Learning, length 5",
            "Validation accuracy; " + FigureParts.BAND_OVER_SEEDS,
            linear("epoch"),
            linear("accuracy"),
            FigureParts.each(
                plan.backends(),
                cells,
                (backend, label) ->
                    FigureParts.band(
                        label, backend, outcomes.of(backend, label), Curve::validationAccuracy))));
  }

  private List<Series> positions(List<String> labels, double[] ceilings) {
    return FigureParts.under(
        FigureParts.ceiling("ceiling", ceilings),
        FigureParts.each(
            plan.backends(),
            labels,
            (backend, label) ->
                FigureParts.positions(
                    label, backend, outcomes.of(backend, label), Measures.POSITIONS)));
  }

  private List<Series> totals(List<Integer> lengths) {
    Series ceiling =
        new Series(
            "ceiling",
            "",
            Style.CEILING,
            lengths.stream()
                .map(length -> FigureParts.exact(length, Numbers.mean(Reverse.ceilings(length))))
                .toList());
    return FigureParts.under(
        ceiling,
        FigureParts.each(
            plan.backends(),
            List.of(CellType.values()),
            (backend, cell) ->
                new Series(
                    cell.name(),
                    backend,
                    Style.ERROR_BARS,
                    lengths.stream()
                        .map(
                            length ->
                                FigureParts.range(
                                    length,
                                    Numbers.of(
                                        outcomes.of(backend, ReverseStudy.label(cell, length)),
                                        Curve::finalAccuracy)))
                        .toList())));
  }
}
