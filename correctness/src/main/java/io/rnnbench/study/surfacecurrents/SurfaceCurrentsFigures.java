package io.rnnbench.study.surfacecurrents;

import static io.rnnbench.study.FigureParts.linear;
import static io.rnnbench.study.FigureParts.log;
import static io.rnnbench.study.surfacecurrents.SurfaceCurrentsStudy.OVER_BATCHES;
import static io.rnnbench.study.surfacecurrents.SurfaceCurrentsStudy.OVER_RATES;

import io.rnnbench.study.Figure;
import io.rnnbench.study.Figure.Series;
import io.rnnbench.study.Figure.Style;
import io.rnnbench.study.FigureParts;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.surfacecurrents.SurfaceCurrentsStudy.Setting;
import io.rnnbench.study.training.Curve;
import io.rnnbench.study.training.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures of the loss that jumps around. */
record SurfaceCurrentsFigures(StudyPlan plan, Outcomes outcomes) {

  List<Figure> all() {
    return List.of(
        FigureParts.lines(
            "loss-by-batch",
            "Training loss over batch sizes",
            "RMSprop 0.001; " + FigureParts.BAND_OVER_SEEDS,
            linear("epoch"),
            log("loss"),
            overBatches(Curve::loss)),
        FigureParts.lines(
            "accuracy-by-batch",
            "Training accuracy over batch sizes",
            "RMSprop 0.001; " + FigureParts.BAND_OVER_SEEDS,
            linear("epoch"),
            linear("accuracy"),
            overBatches(Curve::accuracy)),
        fluctuation("fluctuation-by-batch", "batch size", OVER_BATCHES, Setting::batch),
        fluctuation("fluctuation-by-rate", "learning rate", OVER_RATES, Setting::rate),
        FigureParts.lines(
            "dropout",
            "Two ways to look at the loss with dropout",
            "RMSprop 0.001, batch 32; " + FigureParts.BAND_OVER_SEEDS,
            linear("epoch"),
            linear("loss"),
            withDropout()));
  }

  private List<Series> overBatches(Function<Curve, List<Double>> of) {
    return FigureParts.each(
        plan.backends(),
        OVER_BATCHES,
        (backend, setting) ->
            FigureParts.band(
                "batch " + setting.batch(), backend, outcomes.of(backend, setting.label()), of));
  }

  private Figure fluctuation(
      String id, String over, List<Setting> settings, ToDoubleFunction<Setting> x) {
    return FigureParts.lines(
        id,
        "Fluctuation against the " + over,
        "Fluctuation is the " + Fluctuation.DEFINITION + "; " + FigureParts.BARS_OVER_SEEDS,
        log(over),
        log("fluctuation"),
        plan.backends().stream()
            .map(
                backend ->
                    new Series(
                        "RMSprop",
                        backend,
                        Style.ERROR_BARS,
                        settings.stream()
                            .map(s -> FigureParts.range(x.applyAsDouble(s), deviations(backend, s)))
                            .toList()))
            .toList());
  }

  private double[] deviations(String backend, Setting setting) {
    return Numbers.of(
        outcomes.of(backend, setting.label()), c -> Fluctuation.of(c.loss()).deviation());
  }

  private List<Series> withDropout() {
    List<Series> series = new ArrayList<>();
    for (String backend : plan.backends()) {
      List<Curve> curves = outcomes.of(backend, SurfaceCurrentsStudy.DROPPED.label());
      series.add(FigureParts.band("whole set, evaluation mode", backend, curves, Curve::loss));
      series.add(
          FigureParts.band(
              "running mean of batch losses",
              backend,
              curves,
              c -> c.measured(Measures.BATCH_LOSS)));
    }
    return series;
  }
}
