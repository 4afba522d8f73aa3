package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatchTest {

  @Test
  void theLabelIsTheSignOfTheFirstValue() {
    Cases train = Latch.draw(1000, 20, Labels.ONE_HOT, 1).train();
    for (int i = 0; i < train.size(); i++) {
      assertThat(train.x(i)).hasDimensions(20, 1);
      assertThat(train.y(i)).hasDimensions(1, 2);
      double first = train.x(i)[0][0];
      assertThat(Math.abs(first)).isCloseTo(1, within(0.6));
      assertThat(train.y(i)[0]).containsExactly(first < 0 ? 1 : 0, first > 0 ? 1 : 0);
    }
  }

  @Test
  void aBitIsTheSameLabelInOneOutput() {
    Cases oneHot = Latch.draw(100, 5, Labels.ONE_HOT, 1).train();
    Cases bit = Latch.draw(100, 5, Labels.BIT, 1).train();
    assertThat(Text.inputs(bit)).isEqualTo(Text.inputs(oneHot));
    for (int i = 0; i < bit.size(); i++) {
      assertThat(bit.y(i)[0]).containsExactly(oneHot.y(i)[0][1]);
    }
  }

  @Test
  void everyStepHasNoiseOfStandardDeviationOneTenth() {
    Cases train = Latch.draw(5000, 3, Labels.BIT, 1).train();
    for (int t = 0; t < 3; t++) {
      int step = t;
      double[] noise =
          IntStream.range(0, train.size())
              .mapToDouble(i -> train.x(i)[step][0] - (step == 0 ? 2 * train.y(i)[0][0] - 1 : 0))
              .toArray();
      assertThat(Arrays.stream(noise).average().orElseThrow()).isCloseTo(0, within(0.01));
      assertThat(Math.sqrt(Arrays.stream(noise).map(n -> n * n).average().orElseThrow()))
          .isCloseTo(0.1, within(0.005));
    }
  }

  @Test
  void bothPartsAreHalfPositive() {
    for (long seed = 1; seed <= 10; seed++) {
      Split split = Latch.draw(1000, 2, Labels.BIT, seed);
      assertThat(split.train().size()).isEqualTo(800);
      assertThat(split.validation().size()).isEqualTo(200);
      assertThat(positive(split.train())).isEqualTo(400);
      assertThat(positive(split.validation())).isEqualTo(100);
    }
  }

  @Test
  void sequencesAreShuffled() {
    double[] first = new double[100];
    Cases train = Latch.draw(1000, 2, Labels.BIT, 1).train();
    Arrays.setAll(first, i -> train.y(i)[0][0]);
    assertThat(Arrays.stream(first).sum()).isBetween(25.0, 75.0);
  }

  @Test
  void unshuffledValidationIsAllNegative() {
    Split split = Latch.drawUnshuffled(1000, 2, Labels.BIT, 1);
    assertThat(split.validation().size()).isEqualTo(200);
    assertThat(positive(split.validation())).isZero();
    assertThat(split.train().size()).isEqualTo(800);
    assertThat(positive(split.train())).isEqualTo(500);
  }

  @Test
  void refusesSizesThatCanNotBeSplit() {
    assertThatThrownBy(() -> Latch.draw(1005, 2, Labels.BIT, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sequences is 1005, but a fifth for validation, half of it positive, needs a multiple of"
                + " 10");
    assertThatThrownBy(() -> Latch.draw(1000, 1, Labels.BIT, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeSteps is 1, but there is nothing to remember in fewer than 2");
  }

  private static long positive(Cases cases) {
    return IntStream.range(0, cases.size()).filter(i -> cases.y(i)[0][0] == 1).count();
  }
}
