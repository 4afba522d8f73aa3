package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitRelayTest {

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1", "10, 5", "25, 12"})
  void theLabelSaysWhetherTheSignsAreTheSame(int timeSteps, int second) {
    Cases train = BitRelay.draw(500, timeSteps, Labels.ONE_HOT, 1).train();
    for (int i = 0; i < train.size(); i++) {
      double[][] x = train.x(i);
      assertThat(x).hasDimensions(timeSteps, 1);
      for (int t = 0; t < timeSteps; t++) {
        assertThat(Math.abs(x[t][0])).isCloseTo(t == 0 || t == second ? 1 : 0, within(0.6));
      }
      boolean same = x[0][0] > 0 == x[second][0] > 0;
      assertThat(train.y(i)[0]).containsExactly(same ? 0 : 1, same ? 1 : 0);
    }
  }

  @Test
  void bothPartsAreHalfPositive() {
    Split split = BitRelay.draw(1000, 4, Labels.BIT, 1);
    assertThat(split.train().size()).isEqualTo(800);
    assertThat(split.validation().size()).isEqualTo(200);
    assertThat(positive(split.train())).isEqualTo(400);
    assertThat(positive(split.validation())).isEqualTo(100);
  }

  @Test
  void neitherSignTellsTheLabelAlone() {
    Cases train = BitRelay.draw(5000, 4, Labels.BIT, 1).train();
    for (int step : new int[] {0, 2}) {
      long agree =
          IntStream.range(0, train.size())
              .filter(i -> train.x(i)[step][0] > 0 == (train.y(i)[0][0] == 1))
              .count();
      assertThat((double) agree / train.size()).isCloseTo(0.5, within(0.03));
    }
  }

  private static long positive(Cases cases) {
    return IntStream.range(0, cases.size()).filter(i -> cases.y(i)[0][0] == 1).count();
  }
}
