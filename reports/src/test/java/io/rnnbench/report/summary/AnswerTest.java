package io.rnnbench.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Interval;
import io.rnnbench.report.speed.Pair;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.speed.Speed;
import io.rnnbench.report.speed.Timings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final Pair PAIR =
      new Pair(Backends.DEFAULT.find("dl4j"), Backends.DEFAULT.find("djl"));
  private static final String MAIN = " (tuned division, CPU, 1 thread).";
  private static final Proof PROVED = new Proof(Proof.State.PROVED, "");

  @Test
  void saysHowMuchFasterDjlIs() {
    assertThat(answer(PROVED, batch(16, 4.1, 3.9, 4.3)))
        .isEqualTo(
            "LSTM training is 4.10× (3.90..4.30) faster with DJL at hidden 128, 50 steps, batch 16"
                + MAIN);
  }

  @Test
  void turnsTheRatioRoundWhereDl4jIsFaster() {
    assertThat(answer(PROVED, batch(16, 0.5, 0.4, 0.8)))
        .isEqualTo(
            "LSTM training is 2.00× (1.25..2.50) faster with DL4J at hidden 128, 50 steps, batch 16"
                + MAIN);
  }

  @Test
  void claimsNothingWhereTheIntervalHoldsOne() {
    assertThat(answer(PROVED, batch(16, 1.1, 0.9, 1.3)))
        .isEqualTo(
            "LSTM training shows no proved difference, DL4J time / DJL time 1.10× (0.900..1.30), at"
                + " hidden 128, 50 steps, batch 16"
                + MAIN);
  }

  @Test
  void speaksOfTheMiddleBatchAndNamesTheExtremes() {
    Answer answer =
        whole(PROVED, batch(1, 20, 19, 21), batch(16, 4, 3, 5), batch(128, 2, 1.5, 2.5));

    assertThat(answer.text())
        .isEqualTo(
            "LSTM training is 4.00× (3.00..5.00) faster with DJL at hidden 128, 50 steps, batch 16"
                + MAIN);
    assertThat(answer.range())
        .isEqualTo(
            "Over 3 batch sizes DL4J time / DJL time is 2.00 (batch 128) to 20.0"
                + " (batch 1): DL4J is never ahead.");
  }

  @Test
  void speaksOfTheSiteOfTheReport() {
    Optional<Site> site = Optional.of(new Site(params("64"), 1));

    assertThat(
            Answer.of(
                    "LSTM",
                    speed(
                        network("64", batch(1, 3, 2, 4), batch(16, 4, 3, 5)),
                        network("128", batch(1, 5, 4, 6))),
                    site,
                    PROVED,
                    List.of())
                .text())
        .startsWith(
            "LSTM training is 3.00× (2.00..4.00) faster with DJL at hidden 64, batch 1" + MAIN);
  }

  @Test
  void saysWhoIsAheadOnlyWhereIntervalsAllowIt() {
    BatchComparison djl = batch(1, 2, 1.5, 2.5);
    BatchComparison open = batch(2, 0.95, 0.85, 1.05);
    BatchComparison dl4j = batch(4, 0.5, 0.4, 0.6);

    assertThat(whole(PROVED, djl, open).range()).endsWith("DL4J is nowhere proved ahead.");
    assertThat(whole(PROVED, djl, open, dl4j).range()).endsWith("DL4J is ahead in 1, DJL in 1.");
    assertThat(whole(PROVED, open, dl4j).range()).endsWith("DJL is never ahead.");
  }

  @Test
  void neitherIsAheadWhereNothingIsProved() {
    assertThat(whole(PROVED, batch(1, 1.1, 0.9, 1.3), batch(2, 2)).range())
        .endsWith("neither is proved ahead anywhere.");
  }

  @Test
  void ratioOfOneIsNoDifference() {
    assertThat(answer(PROVED, batch(16, 1))).startsWith("LSTM training shows no proved difference");
  }

  @Test
  void speaksOfTheConditionsUnderWhichSomethingWasComparedAndOfTheOthersBelow() {
    Conditions stock = Conditions.DEFAULT.withDivision("stock");
    Conditions two = Conditions.DEFAULT.withComputeThreads("2");
    ShapeComparison nothing =
        new ShapeComparison(
            new Shape("LSTM", params("64"), Conditions.DEFAULT),
            List.of(new BatchComparison(16, Replication.FORKS, List.of(), Optional.empty())));
    ShapeComparison threads =
        new ShapeComparison(new Shape("LSTM", params("64"), two), List.of(batch(16, 3, 2, 4)));
    ShapeComparison shipped =
        new ShapeComparison(new Shape("LSTM", params("64"), stock), List.of(batch(16, 20, 18, 22)));

    Answer answer =
        Answer.of("LSTM", speed(nothing, threads, shipped), Optional.empty(), PROVED, List.of());

    assertThat(answer.text()).endsWith("batch 16 (tuned division, CPU, 2 threads).");
    assertThat(answer.range())
        .isEqualTo("Under stock division, CPU, 1 thread it is 20.0× (18.0..22.0) faster with DJL.");
  }

  @Test
  void doesNotSpeakOfOtherCells() {
    ShapeComparison lstm = network("64", batch(1, 3, 2, 4));

    assertThat(Answer.of("GRU", speed(lstm), Optional.empty(), PROVED, List.of("a note")).text())
        .startsWith("GRU training: nothing to compare");
  }

  @Test
  void withholdsWhatIsDisproved() {
    assertThat(answer(new Proof(Proof.State.FAILED, "3 failed"), batch(16, 4, 3, 5)))
        .isEqualTo("LSTM training: withheld, not proved equal (3 failed).");
  }

  @Test
  void saysWhatIsNotProved() {
    assertThat(
            answer(new Proof(Proof.State.NOT_PROVED, "no parity.json"), batch(16, 4.1, 3.9, 4.3)))
        .startsWith("Not proved (no parity.json): LSTM training is 4.10×");
  }

  private static String answer(Proof proof, BatchComparison... batches) {
    return whole(proof, batches).text();
  }

  private static Answer whole(Proof proof, BatchComparison... batches) {
    return Answer.of("LSTM", speed(network("128", batches)), Optional.empty(), proof, List.of());
  }

  private static Speed speed(ShapeComparison... shapes) {
    return new Speed(Timings.STEP, OptionalDouble.empty(), List.of(), PAIR, List.of(shapes));
  }

  private static ShapeComparison network(String hidden, BatchComparison... batches) {
    return new ShapeComparison(
        new Shape("LSTM", params(hidden), Conditions.DEFAULT), List.of(batches));
  }

  private static SortedMap<String, String> params(String hidden) {
    return new TreeMap<>(Map.of("hidden", hidden, "timeSteps", "50"));
  }

  private static BatchComparison batch(int size, double ratio) {
    return new BatchComparison(
        size, Replication.FORKS, List.of(), Optional.of(new Estimate(ratio, Optional.empty())));
  }

  private static BatchComparison batch(int size, double ratio, double low, double high) {
    Estimate estimate = new Estimate(ratio, Optional.of(new Interval(low, high)));
    return new BatchComparison(size, Replication.FORKS, List.of(), Optional.of(estimate));
  }
}
