package io.rnnbench.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Interval;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.ShapeComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  private static final Proof PROVED = new Proof(Proof.State.PROVED, "");

  @Test
  void saysHowMuchFasterDjlIs() {
    assertThat(headline(PROVED, batch(16, 4.1, 3.9, 4.3)))
        .isEqualTo(
            "LSTM, hidden 128, 50 steps, batch 16: DJL 4.10× (3.90..4.30) faster per training"
                + " step");
  }

  @Test
  void turnsTheRatioRoundWhereDl4jIsFaster() {
    assertThat(headline(PROVED, batch(16, 0.5, 0.4, 0.8)))
        .endsWith("batch 16: DL4J 2.00× (1.25..2.50) faster per training step");
  }

  @Test
  void claimsNothingWhereTheIntervalHoldsOne() {
    assertThat(headline(PROVED, batch(16, 1.1, 0.9, 1.3)))
        .endsWith("batch 16: no difference proved, DL4J time / DJL time 1.10× (0.900..1.30)");
  }

  @Test
  void speaksOfTheMiddleBatchAndNamesTheExtremes() {
    assertThat(headline(PROVED, batch(1, 20, 19, 21), batch(16, 4, 3, 5), batch(128, 2, 1.5, 2.5)))
        .contains("batch 16: DJL 4.00×")
        .endsWith("goes from 2.00 (batch 128) to 20.0 (batch 1)");
  }

  @Test
  void withholdsWhatIsDisproved() {
    assertThat(headline(new Proof(Proof.State.FAILED, "3 failed"), batch(16, 4, 3, 5)))
        .isEqualTo("LSTM, hidden 128, 50 steps: withheld, not proved equal (3 failed)");
  }

  private static String headline(Proof proof, BatchComparison... batches) {
    Shape shape =
        new Shape(
            "LSTM", new TreeMap<>(Map.of("hidden", "128", "timeSteps", "50")), Conditions.DEFAULT);
    return Headline.of(new ShapeComparison(shape, List.of(batches)), proof, List.of()).text();
  }

  private static BatchComparison batch(int size, double ratio, double low, double high) {
    Estimate estimate = new Estimate(ratio, Optional.of(new Interval(low, high)));
    return new BatchComparison(size, Replication.FORKS, List.of(), Optional.of(estimate));
  }
}
