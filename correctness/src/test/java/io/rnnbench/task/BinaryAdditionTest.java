package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.task.BinaryAddition.Order;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BinaryAdditionTest {

  @Test
  void addsLeastSignificantBitFirst() {
    Cases cases = BinaryAddition.longer(Order.LEAST_SIGNIFICANT_FIRST, 16, 200, 1);
    for (int i = 0; i < cases.size(); i++) {
      assertThat(cases.x(i)).hasDimensions(16, 2);
      assertThat(cases.y(i)).hasDimensions(16, 1);
      int carry = 0;
      for (int t = 0; t < 16; t++) {
        int sum = (int) (cases.x(i)[t][0] + cases.x(i)[t][1]) + carry;
        assertThat(cases.y(i)[t][0]).isEqualTo(sum % 2);
        carry = sum / 2;
      }
    }
  }

  @Test
  void mostSignificantBitFirstIsTheSameBackwards() {
    Cases forwards = BinaryAddition.longer(Order.LEAST_SIGNIFICANT_FIRST, 16, 200, 1);
    Cases backwards = BinaryAddition.longer(Order.MOST_SIGNIFICANT_FIRST, 16, 200, 1);
    for (int i = 0; i < forwards.size(); i++) {
      for (int t = 0; t < 16; t++) {
        assertThat(backwards.x(i)[t]).containsExactly(forwards.x(i)[15 - t]);
        assertThat(backwards.y(i)[t]).containsExactly(forwards.y(i)[15 - t]);
      }
    }
  }

  @Test
  void addsTheLargestNumbers() {
    Cases cases = BinaryAddition.longer(Order.MOST_SIGNIFICANT_FIRST, 30, 50, 1);
    for (int i = 0; i < cases.size(); i++) {
      long sum = number(cases.x(i), 0) + number(cases.x(i), 1);
      assertThat(number(cases.y(i), 0)).isEqualTo(sum % (1L << 30));
    }
  }

  private static long number(double[][] bits, int column) {
    long number = 0;
    for (double[] step : bits) {
      number = 2 * number + (long) step[column];
    }
    return number;
  }

  @Test
  void partsHaveTheSizesAskedForAndHeldOutPairsAreDistinct() {
    Split split = BinaryAddition.draw(Order.LEAST_SIGNIFICANT_FIRST, 8, 3_000, 500, 1);
    assertThat(split.train().size()).isEqualTo(3_000);
    assertThat(new HashSet<>(Text.inputs(split.validation()))).hasSize(500);
    assertThat(new HashSet<>(Text.inputs(split.test()))).hasSize(500);
  }

  @Test
  void refusesToHoldOutMoreThanHalfOfThePairs() {
    assertThatThrownBy(() -> BinaryAddition.draw(Order.LEAST_SIGNIFICANT_FIRST, 4, 100, 65, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "heldOut is 65, but validation and test may hold at most a quarter each of all 256 pairs");
  }

  @ParameterizedTest
  @EnumSource
  void ceilingsAreThoseOfAllPairs(Order order) {
    for (int bits = 1; bits <= 6; bits++) {
      assertThat(BinaryAddition.ceilings(order, bits))
          .containsExactly(
              CausalCeiling.accuracies(BinaryAddition.cases(order, bits, Pair.all(bits))));
    }
  }

  @Test
  void mostSignificantBitFirstTheCarryIsStillToCome() {
    assertThat(BinaryAddition.ceilings(Order.MOST_SIGNIFICANT_FIRST, 4))
        .containsExactly(0.5625, 0.625, 0.75, 1);
  }
}
