package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.model.Batch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EchoFirstTest {

  @Test
  void labelsTheFirstOfThreeNumbers() {
    Batch train = EchoFirst.draw(200, 1).train().all();
    assertThat(train.batchSize()).isEqualTo(200);
    for (int i = 0; i < 200; i++) {
      int first = (int) train.x()[i][0][0];
      assertThat(train.y()[i][0][first]).isEqualTo(1);
      assertThat(train.y()[i][0][1 - first]).isZero();
      assertThat(train.x()[i][1][0]).isBetween(0.0, 9.0);
      assertThat(train.x()[i][2][0]).isBetween(0.0, 9.0);
    }
  }

  @Test
  void trainingAndValidationShareNoCaseAndLeaveNoneOut() {
    for (long seed = 1; seed <= 20; seed++) {
      Split split = EchoFirst.draw(200, seed);
      Set<String> train = new HashSet<>(Text.inputs(split.train()));
      List<String> validation = Text.inputs(split.validation());
      assertThat(validation).doesNotContainAnyElementsOf(train);
      assertThat(train.size() + validation.size()).isEqualTo(EchoFirst.DISTINCT_CASES);
    }
  }

  @Test
  void aSeedAlwaysDrawsTheSameAndAnotherSeedDoesNot() {
    assertThat(Text.of(EchoFirst.draw(50, 3).train()))
        .isEqualTo(Text.of(EchoFirst.draw(50, 3).train()))
        .isNotEqualTo(Text.of(EchoFirst.draw(50, 4).train()));
  }

  @Test
  void scalingKeepsTheCasesAndTheirLabels() {
    Batch digits = EchoFirst.draw(200, 1).train().all();
    Batch scaled = EchoFirst.drawScaled(200, 1).train().all();
    assertThat(scaled.y()).isDeepEqualTo(digits.y());
    for (int i = 0; i < 200; i++) {
      for (int t = 0; t < 3; t++) {
        assertThat(scaled.x()[i][t][0]).isEqualTo((float) (digits.x()[i][t][0] / 9));
      }
    }
  }
}
