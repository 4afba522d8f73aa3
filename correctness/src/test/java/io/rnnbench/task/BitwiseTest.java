package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.task.Bitwise.Arrangement;
import io.rnnbench.task.Bitwise.Operation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BitwiseTest {

  @ParameterizedTest
  @CsvSource({"AND, 0, 0, 0, 1", "OR, 0, 1, 1, 1", "XOR, 0, 1, 1, 0"})
  void columnsShowBothBitsAtTheStepThatNeedsThem(
      Operation operation, int of00, int of01, int of10, int of11) {
    int[] table = {of00, of01, of10, of11};
    Cases train = Bitwise.draw(operation, Arrangement.COLUMNS, 5, 0, 1).train();
    for (int i = 0; i < train.size(); i++) {
      assertThat(train.x(i)).hasDimensions(5, 2);
      assertThat(train.y(i)).hasDimensions(5, 1);
      for (int t = 0; t < 5; t++) {
        double[] bits = train.x(i)[t];
        assertThat(train.y(i)[t][0]).isEqualTo(table[(int) (2 * bits[0] + bits[1])]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void reshapedShowsTheFirstStringThenTheSecond(Operation operation) {
    Cases train = Bitwise.draw(operation, Arrangement.RESHAPED, 5, 0, 1).train();
    for (int i = 0; i < train.size(); i++) {
      double[] row = Arrays.stream(train.x(i)).flatMapToDouble(Arrays::stream).toArray();
      for (int t = 0; t < 5; t++) {
        assertThat(train.y(i)[t][0]).isEqualTo(operation.of((int) row[t], (int) row[5 + t]));
      }
    }
  }

  @Test
  void allPairsAreSplit() {
    Split split = Bitwise.draw(Operation.OR, Arrangement.COLUMNS, 5, 0, 1);
    assertThat(split.train().size()).isEqualTo(716);
    assertThat(split.validation().size()).isEqualTo(154);
    assertThat(split.test().size()).isEqualTo(154);
    assertThat(new HashSet<>(Text.inputs(split.train()))).hasSize(716);
  }

  @Test
  void trainingSamplesAreDrawnFromTheTrainingPairsOnly() {
    List<String> pairs = Text.of(Bitwise.draw(Operation.OR, Arrangement.COLUMNS, 5, 0, 1).train());
    Cases samples = Bitwise.draw(Operation.OR, Arrangement.COLUMNS, 5, 20_000, 1).train();
    assertThat(samples.size()).isEqualTo(20_000);
    assertThat(new HashSet<>(Text.of(samples))).containsExactlyInAnyOrderElementsOf(pairs);
  }

  @Test
  void fromNineBitsOnHeldOutPairsAreDrawnInProportion() {
    Split split = Bitwise.draw(Operation.OR, Arrangement.COLUMNS, 9, 7_000, 1);
    assertThat(split.train().size()).isEqualTo(7_000);
    assertThat(new HashSet<>(Text.inputs(split.validation()))).hasSize(1_500);
    assertThat(new HashSet<>(Text.inputs(split.test()))).hasSize(1_500);
  }

  @Test
  void fromNineBitsOnTheNumberOfTrainingSamplesIsNeeded() {
    assertThatThrownBy(() -> Bitwise.draw(Operation.OR, Arrangement.COLUMNS, 9, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "trainingSamples is 0, but 9 bits have too many pairs to train on each: give at least 1");
  }

  @Test
  void bitsAreEquallyOftenZeroAndOne() {
    Cases train = Bitwise.draw(Operation.XOR, Arrangement.COLUMNS, 12, 5_000, 1).train();
    double ones =
        Arrays.stream(train.all().x())
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .average()
            .orElseThrow();
    assertThat(ones).isCloseTo(0.5, within(0.01));
  }

  @ParameterizedTest
  @EnumSource
  void columnsHaveNoCeiling(Operation operation) {
    assertThat(Bitwise.ceilings(operation, Arrangement.COLUMNS, 5)).containsOnly(1).hasSize(5);
    assertThat(Bitwise.leastSquaredErrors(operation, Arrangement.COLUMNS, 5)).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({"AND, 0.75", "OR, 0.75", "XOR, 0.5"})
  void reshapedHasACeilingOnAllButTheLastPosition(Operation operation, double ceiling) {
    assertThat(Bitwise.ceilings(operation, Arrangement.RESHAPED, 5))
        .containsExactly(ceiling, ceiling, ceiling, ceiling, 1);
  }

  @Test
  void reshapedOrHasAMeanSquaredErrorOfATenthAtLeast() {
    double[] errors = Bitwise.leastSquaredErrors(Operation.OR, Arrangement.RESHAPED, 5);
    assertThat(errors).containsExactly(0.125, 0.125, 0.125, 0.125, 0);
    assertThat(Arrays.stream(errors).average().orElseThrow()).isEqualTo(0.1);
  }

  @Test
  void refusesToGoThroughTooManyPairs() {
    assertThatThrownBy(() -> Bitwise.ceilings(Operation.OR, Arrangement.COLUMNS, 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bits is 11, but must be from 1 to 10");
  }
}
