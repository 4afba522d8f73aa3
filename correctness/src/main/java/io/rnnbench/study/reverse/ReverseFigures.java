package io.rnnbench.study.reverse;

import static io.rnnbench.study.Figures.linear;
import static io.rnnbench.study.reverse.ReverseStudy.ASKED_LENGTH;

import io.rnnbench.model.CellType;
import io.rnnbench.study.Figure;
import io.rnnbench.study.Figure.Series;
import io.rnnbench.study.Figure.Style;
import io.rnnbench.study.Figures;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Plan;
import io.rnnbench.study.training.Curve;
import io.rnnbench.study.training.Measures;
import io.rnnbench.task.Reverse;
import java.util.Arrays;
import java.util.List;

/** The figures of reversing. */
record ReverseFigures(Plan plan, Outcomes outcomes) {

  List<Figure> all() {
    List<String> cells =
        Arrays.stream(CellType.values()).map(c -> ReverseStudy.label(c, ASKED_LENGTH)).toList();
    return List.of(
        Figures.bars(
            "positions",
            "Accuracy at each position, length 5",
            "Held-out windows; " + Figures.BARS_OVER_SEEDS,
            linear("position"),
            linear("accuracy"),
            Figures.names(ASKED_LENGTH),
            positions(cells, Reverse.ceilings(ASKED_LENGTH))),
        Figures.bars(
            "stateful",
            "Carrying states from batch to batch, and both directions",
            "Ceiling: batch 1, where the window before has shown all but the newest digit; "
                + Figures.BARS_OVER_SEEDS,
            linear("position"),
            linear("accuracy"),
            Figures.names(ASKED_LENGTH),
            positions(
                List.of(
                    ReverseStudy.STATEFUL,
                    ReverseStudy.MARKED,
                    ReverseStudy.STATEFUL_SINGLE,
                    ReverseStudy.MARKED_SINGLE,
                    ReverseStudy.BIDIRECTIONAL),
                Reverse.ceilingsWithPreviousWindow(ASKED_LENGTH))),
        Figures.lines(
            "lengths",
            "Total accuracy against its ceiling over the window's length",
            "Held-out windows; " + Figures.BARS_OVER_SEEDS,
            linear("length"),
            linear("accuracy"),
            totals(ReverseStudy.lengths(plan))),
        Figures.lines(
            "learning",
            "Learning, length 5",
            "Validation accuracy; " + Figures.BAND_OVER_SEEDS,
            linear("epoch"),
            linear("accuracy"),
            Figures.each(
                plan.backends(),
                cells,
                (backend, label) ->
                    Figures.band(
                        label, backend, outcomes.of(backend, label), Curve::validationAccuracy))));
  }

  private List<Series> positions(List<String> labels, double[] ceilings) {
    return Figures.under(
        Figures.ceiling("ceiling", ceilings),
        Figures.each(
            plan.backends(),
            labels,
            (backend, label) ->
                Figures.positions(
                    label, backend, outcomes.of(backend, label), Measures.POSITIONS)));
  }

  private List<Series> totals(List<Integer> lengths) {
    Series ceiling =
        new Series(
            "ceiling",
            "",
            Style.CEILING,
            lengths.stream()
                .map(length -> Figures.exact(length, Numbers.mean(Reverse.ceilings(length))))
                .toList());
    return Figures.under(
        ceiling,
        Figures.each(
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
                                Figures.range(
                                    length,
                                    Numbers.of(
                                        outcomes.of(backend, ReverseStudy.label(cell, length)),
                                        Curve::finalAccuracy)))
                        .toList())));
  }
}
