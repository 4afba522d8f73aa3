package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.model.Batch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EchoFirstTest {

  @Test
  void labelsTheFirstOfThreeNumbers() {
    Batch train = EchoFirst.draw(200, 1).train();
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
      Set<String> train = cases(split.train());
      Set<String> validation = cases(split.validation());
      assertThat(validation).doesNotContainAnyElementsOf(train);
      assertThat(train.size() + validation.size()).isEqualTo(EchoFirst.DISTINCT_CASES);
    }
  }

  @Test
  void aSeedAlwaysDrawsTheSameAndAnotherSeedDoesNot() {
    assertThat(EchoFirst.draw(50, 3).train().x()).isDeepEqualTo(EchoFirst.draw(50, 3).train().x());
    assertThat(cases(EchoFirst.draw(50, 4).train()))
        .isNotEqualTo(cases(EchoFirst.draw(50, 3).train()));
  }

  private static Set<String> cases(Batch batch) {
    Set<String> cases = new HashSet<>();
    Arrays.stream(batch.x()).map(Arrays::deepToString).forEach(cases::add);
    return cases;
  }
}
