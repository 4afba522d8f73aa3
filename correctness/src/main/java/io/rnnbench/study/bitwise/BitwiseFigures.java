package io.rnnbench.study.bitwise;

import static io.rnnbench.study.Figures.linear;
import static io.rnnbench.study.bitwise.BitwiseStudy.ALL;
import static io.rnnbench.study.bitwise.BitwiseStudy.ASKED;
import static io.rnnbench.study.bitwise.BitwiseStudy.BROKEN;

import io.rnnbench.study.Figure;
import io.rnnbench.study.Figure.Series;
import io.rnnbench.study.Figures;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Plan;
import io.rnnbench.study.training.Curve;
import io.rnnbench.task.BinaryAddition;
import io.rnnbench.task.BinaryAddition.Order;
import io.rnnbench.task.Bitwise;
import io.rnnbench.task.Bitwise.Arrangement;
import io.rnnbench.task.Bitwise.Operation;
import java.util.List;

/** The figures of OR and of addition. */
record BitwiseFigures(Plan plan, Outcomes outcomes) {

  List<Figure> all() {
    List<String> pipelines = List.of(ASKED, BROKEN);
    return List.of(
        Figures.bars(
            "or-positions",
            "OR: accuracy at each position against the ceiling",
            "Over all 1,024 pairs; " + Figures.BARS_OVER_SEEDS,
            linear("position"),
            linear("accuracy"),
            Figures.names(BitwiseStudy.BITS),
            positions(
                Figures.ceiling(
                    "ceiling, reshaped",
                    Bitwise.ceilings(Operation.OR, Arrangement.RESHAPED, BitwiseStudy.BITS)),
                pipelines)),
        Figures.lines(
            "or-accuracy",
            "OR: learning",
            "Validation accuracy; " + Figures.BAND_OVER_SEEDS,
            linear("epoch"),
            linear("accuracy"),
            Figures.each(
                plan.backends(),
                pipelines,
                (backend, label) ->
                    Figures.band(
                        label, backend, outcomes.of(backend, label), Curve::validationAccuracy))),
        Figures.bars(
            "addition-positions",
            "Addition: accuracy at each position against the ceiling",
            "Over all 65,536 pairs; " + Figures.BARS_OVER_SEEDS,
            linear("position"),
            linear("accuracy"),
            Figures.names(BitwiseStudy.ADDED_BITS),
            positions(
                Figures.ceiling(
                    "ceiling, MSB first",
                    BinaryAddition.ceilings(Order.MOST_SIGNIFICANT_FIRST, BitwiseStudy.ADDED_BITS)),
                List.of(BitwiseStudy.FORWARDS, BitwiseStudy.BACKWARDS))));
  }

  private List<Series> positions(Series ceiling, List<String> labels) {
    return Figures.under(
        ceiling,
        Figures.each(
            plan.backends(),
            labels,
            (backend, label) ->
                Figures.positions(label, backend, outcomes.of(backend, label), ALL)));
  }
}
