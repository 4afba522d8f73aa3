package io.rnnbench.study.bitwise;

import static io.rnnbench.study.FigureParts.linear;
import static io.rnnbench.study.bitwise.BitwiseStudy.ALL;
import static io.rnnbench.study.bitwise.BitwiseStudy.ASKED;
import static io.rnnbench.study.bitwise.BitwiseStudy.BROKEN;

import io.rnnbench.study.Figure;
import io.rnnbench.study.Figure.Series;
import io.rnnbench.study.FigureParts;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.training.Curve;
import io.rnnbench.task.BinaryAddition;
import io.rnnbench.task.BinaryAddition.Order;
import io.rnnbench.task.Bitwise;
import io.rnnbench.task.Bitwise.Arrangement;
import io.rnnbench.task.Bitwise.Operation;
import java.util.List;

/** The figures of OR and of addition. */
record BitwiseFigures(StudyPlan plan, Outcomes outcomes) {

  List<Figure> all() {
    List<String> pipelines = List.of(ASKED, BROKEN);
    return List.of(
        FigureParts.bars(
            "or-positions",
            "OR: accuracy at each position against the ceiling",
            "Over all 1,024 pairs; " + FigureParts.BARS_OVER_SEEDS,
            linear("position"),
            linear("accuracy"),
            FigureParts.names(BitwiseStudy.BITS),
            positions(
                FigureParts.ceiling(
                    "ceiling, reshaped",
                    Bitwise.ceilings(Operation.OR, Arrangement.RESHAPED, BitwiseStudy.BITS)),
                pipelines)),
        FigureParts.lines(
            "or-accuracy",
            "OR: learning",
            "Validation accuracy; " + FigureParts.BAND_OVER_SEEDS,
            linear("epoch"),
            linear("accuracy"),
            FigureParts.each(
                plan.backends(),
                pipelines,
                (backend, label) ->
                    FigureParts.band(
                        label, backend, outcomes.of(backend, label), Curve::validationAccuracy))),
        FigureParts.bars(
            "addition-positions",
            "Addition: accuracy at each position against the ceiling",
            "Over all 65,536 pairs; " + FigureParts.BARS_OVER_SEEDS,
            linear("position"),
            linear("accuracy"),
            FigureParts.names(BitwiseStudy.ADDED_BITS),
            positions(
                FigureParts.ceiling(
                    "ceiling, MSB first",
                    BinaryAddition.ceilings(Order.MOST_SIGNIFICANT_FIRST, BitwiseStudy.ADDED_BITS)),
                List.of(BitwiseStudy.FORWARDS, BitwiseStudy.BACKWARDS))));
  }

  private List<Series> positions(Series ceiling, List<String> labels) {
    return FigureParts.under(
        ceiling,
        FigureParts.each(
            plan.backends(),
            labels,
            (backend, label) ->
                FigureParts.positions(label, backend, outcomes.of(backend, label), ALL)));
  }
}
