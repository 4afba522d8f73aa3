package io.rnnbench.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Figure;
import io.rnnbench.report.result.Figure.Point;
import io.rnnbench.report.result.Study;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WallClockTest {
  private static final List<Double> NONE = List.of();

  @Test
  void aLineIsTheMedianOfTimeAndLossAtTheSameEpochAndItsBandAllLosses() {
    Figure loss =
        figures(
                curve("djl", "x", 1, List.of(0.7, 0.5), List.of(1.0, 2.0)),
                curve("djl", "x", 2, List.of(0.6, 0.4), List.of(3.0, 9.0)),
                curve("djl", "x", 3, List.of(0.9, 0.1), List.of(2.0, 4.0)))
            .get(0);
    assertThat(loss.title()).isEqualTo("Loss against wall clock");
    assertThat(loss.x()).isEqualTo(new Figure.Axis("seconds of training", Figure.Scale.LOG));
    assertThat(loss.caption()).contains("with x, n = 3 seeds.", "not a benchmark", "first calls");
    assertThat(points(loss, 0))
        .containsExactly(new Point(2, 0.7, 0.6, 0.9), new Point(4, 0.4, 0.1, 0.5));
  }

  @Test
  void theSpreadOfTimesIsSaidAsBandsDoNotShowIt() {
    Figure loss =
        figures(
                curve("dl4j", "x", 1, List.of(0.7, 0.5), List.of(1.0, 20.0)),
                curve("dl4j", "x", 2, List.of(0.7, 0.5), List.of(9.0, 40.0)),
                curve("djl", "x", 1, List.of(0.7, 0.5), List.of(1.0, 2.5)))
            .get(0);
    assertThat(loss.caption())
        .contains("n = 1..2 seeds")
        .contains("All epochs took: DL4J 30.0 s (20.0..40.0); DJL 2.50 s (2.50..2.50).");
  }

  @Test
  void theParetoFrontKeepsTheLowestLossThatEachSeedHasReached() {
    Figure best =
        figures(curve("djl", "x", 1, List.of(0.7, 0.9, 0.2, 0.3), List.of(1.0, 2.0, 3.0, 4.0)))
            .get(1);
    assertThat(best.title()).contains("Pareto front");
    assertThat(best.caption()).contains("n = 1 seed.", "first reached after this time");
    assertThat(points(best, 0)).extracting(Point::y).containsExactly(0.7, 0.7, 0.2, 0.2);
  }

  @Test
  void anEpochWithoutANumberIsNoBestLoss() {
    List<Double> diverging = Arrays.asList(Double.NaN, 0.5, Double.NaN);
    Figure best = figures(curve("djl", "x", 1, diverging, List.of(1.0, 2.0, 3.0))).get(1);
    assertThat(points(best, 0)).extracting(Point::y).containsExactly(Double.NaN, 0.5, 0.5);
  }

  @Test
  void backendsAreSeriesInTheirUsualOrderAndTheReferenceIsNone() {
    Figure loss = figures(timed("reference", "x"), timed("djl", "x"), timed("dl4j", "x")).get(0);
    assertThat(loss.series()).extracting(Figure.Series::backend).containsExactly("dl4j", "djl");
    assertThat(loss.series()).extracting(Figure.Series::label).containsOnly("");
  }

  @Test
  void ofManySettingsTheOneComparedWithTheReferenceIsShown() {
    Study study = study(List.of("c"), timed("djl", "a"), timed("djl", "b"), timed("djl", "c"));
    assertThat(WallClock.of(study, Backends.DEFAULT).figures().get(0).series()).hasSize(3);

    Study more =
        study(
            List.of("untimed", "c"),
            IntStream.range(0, 4)
                .mapToObj(i -> timed("djl", "abcd".substring(i, i + 1)))
                .toArray(Study.Curve[]::new));
    Figure loss = WallClock.of(more, Backends.DEFAULT).figures().get(0);
    assertThat(loss.series()).hasSize(1);
    assertThat(loss.caption()).contains("with c (one of 4 settings with times), n = 1 seed.");
  }

  @Test
  void saysWhichSettingsHaveNoTimesAndHowToGetThem() {
    Figure loss =
        figures(timed("djl", "a"), curve("djl", "b", 1, List.of(0.5), NONE), timed("djl", "c"))
            .get(0);
    assertThat(loss.series()).extracting(Figure.Series::label).containsExactly("a", "c");
    assertThat(loss.caption()).contains("with a; c (1 of 3 settings have no times", "--packed 1");
  }

  @Test
  void lossIsDrawnOnTheAxisOfTheStudysOwnLossFigure() {
    assertThat(figures(timed("djl", "x")).get(0).y())
        .isEqualTo(new Figure.Axis("loss", Figure.Scale.LINEAR));

    Figure.Axis log = new Figure.Axis("loss", Figure.Scale.LOG);
    Study study =
        study(
            List.of(
                figure("epoch", new Figure.Axis("accuracy", Figure.Scale.LINEAR)),
                figure("rate", new Figure.Axis("loss", Figure.Scale.LINEAR)),
                figure("epoch", log)),
            List.of(),
            timed("djl", "x"));
    assertThat(WallClock.of(study, Backends.DEFAULT).figures())
        .extracting(Figure::y)
        .containsOnly(log);
  }

  @Test
  void withoutTimesItSaysHowToGetThem() {
    WallClock clock =
        WallClock.of(
            study(
                List.of(),
                timed("reference", "x"), // trains alone whatever --packed says
                curve("djl", "x", 1, List.of(0.5), NONE)),
            Backends.DEFAULT);
    assertThat(clock.figures()).isEmpty();
    assertThat(clock.missing()).contains("packed", "study latch --packed 1 --out DIR");
  }

  @Test
  void saysNothingOfAStudyThatTrainedNothing() {
    WallClock clock = WallClock.of(study(List.of()), Backends.DEFAULT);
    assertThat(clock.figures()).isEmpty();
    assertThat(clock.missing()).isEmpty();
  }

  private static List<Figure> figures(Study.Curve... curves) {
    return WallClock.of(study(List.of(), curves), Backends.DEFAULT).figures();
  }

  private static List<Point> points(Figure figure, int series) {
    return figure.series().get(series).points();
  }

  private static Study.Curve timed(String backend, String label) {
    return curve(backend, label, 1, List.of(0.7, 0.5), List.of(1.0, 2.0));
  }

  private static Study.Curve curve(
      String backend, String label, int seed, List<Double> loss, List<Double> seconds) {
    return new Study.Curve(backend, label, String.valueOf(seed), loss, NONE, NONE, NONE, seconds);
  }

  private static Figure figure(String x, Figure.Axis y) {
    return new Figure(
        "id",
        "title",
        "",
        Figure.Kind.LINES,
        new Figure.Axis(x, Figure.Scale.LINEAR),
        y,
        List.of(),
        List.of(),
        Optional.empty());
  }

  /**
   * @param compared labels that are compared with the reference
   */
  private static Study study(List<String> compared, Study.Curve... curves) {
    return study(List.of(), compared, curves);
  }

  private static Study study(List<Figure> figures, List<String> compared, Study.Curve... curves) {
    return new Study(
        "study-latch.json",
        Optional.empty(),
        "latch",
        "quick",
        "",
        "",
        List.of(),
        figures,
        List.of(curves),
        List.of(),
        compared.stream().map(WallClockTest::agreement).toList(),
        List.of());
  }

  private static Study.Agreement agreement(String label) {
    return new Study.Agreement("djl", label, "1", "loss", "2", 0, 1, "", "", true);
  }
}
