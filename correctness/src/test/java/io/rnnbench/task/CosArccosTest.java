package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CosArccosTest {

  @Test
  void hasHalfOfTheSequencesInEachPartAndHalfOfEachPartOfEachClass() {
    Split split = CosArccos.draw(40, 1);
    for (Cases part : new Cases[] {split.train(), split.validation()}) {
      assertThat(part.all().x()).hasDimensions(20, 100);
      assertThat(part.x(0)[0]).hasSize(1);
      assertThat(Arrays.stream(part.all().y()).filter(y -> y[0][1] == 1)).hasSize(10);
      assertThat(Arrays.stream(part.all().y()).filter(y -> y[0][0] == 1)).hasSize(10);
    }
  }

  @Test
  void aCosineEndsWhereItStartedAndAnArcCosineEndsAtZero() {
    Cases train = CosArccos.draw(40, 2).train();
    for (int i = 0; i < train.size(); i++) {
      double[][] x = train.x(i);
      double fall = x[0][0] - x[99][0];
      if (train.y(i)[0][1] == 1) {
        assertThat(Math.abs(fall)).isLessThan(0.2);
        assertThat(x[50][0]).isBetween(0.4, 1.6);
      } else {
        assertThat(fall).isBetween(0.5 * Math.PI - 0.2, 1.5 * Math.PI + 0.2);
      }
    }
  }

  @Test
  void refusesSequencesThatCanNotBeQuartered() {
    assertThatThrownBy(() -> CosArccos.draw(42, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sequences is 42, but two halves of two classes need a multiple of 4");
  }
}
