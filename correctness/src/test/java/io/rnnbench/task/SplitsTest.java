package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.rnnbench.task.BinaryAddition.Order;
import io.rnnbench.task.Bitwise.Arrangement;
import io.rnnbench.task.Bitwise.Operation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the data of every task. */
class SplitsTest {

  static Stream<Arguments> tasks() {
    return Stream.of(
        task("echo-first", seed -> EchoFirst.draw(200, seed)),
        task("echo-first scaled", seed -> EchoFirst.drawScaled(200, seed)),
        task("surface currents", SurfaceCurrents::draw),
        task("cos and arccos", seed -> CosArccos.draw(40, seed)),
        task("bitwise", seed -> Bitwise.draw(Operation.OR, Arrangement.COLUMNS, 5, 0, seed)),
        task("reshaped", seed -> Bitwise.draw(Operation.OR, Arrangement.RESHAPED, 5, 900, seed)),
        task("9 bits", seed -> Bitwise.draw(Operation.XOR, Arrangement.COLUMNS, 9, 9_000, seed)),
        task(
            "addition",
            seed -> BinaryAddition.draw(Order.LEAST_SIGNIFICANT_FIRST, 4, 300, 64, seed)),
        task(
            "addition, largest first",
            seed -> BinaryAddition.draw(Order.MOST_SIGNIFICANT_FIRST, 8, 300, 50, seed)),
        task("reverse 3", seed -> Reverse.draw(3, 500, seed)),
        task("reverse 5", seed -> Reverse.draw(5, 500, seed)),
        task("latch", seed -> Latch.draw(1000, 2, Labels.ONE_HOT, seed)),
        task("latch unshuffled", seed -> Latch.drawUnshuffled(100, 5, Labels.ONE_HOT, seed)),
        task("bit relay", seed -> BitRelay.draw(1000, 2, Labels.BIT, seed)));
  }

  private static Arguments task(String name, LongFunction<Split> draw) {
    return argumentSet(name, draw);
  }

  private static List<Cases> parts(Split split) {
    return List.of(split.train(), split.validation(), split.test());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void noCaseIsInTwoParts(LongFunction<Split> draw) {
    for (long seed = 1; seed <= 10; seed++) {
      Split split = draw.apply(seed);
      Set<String> train = new HashSet<>(Text.inputs(split.train()));
      Set<String> validation = new HashSet<>(Text.inputs(split.validation()));
      Set<String> test = new HashSet<>(Text.inputs(split.test()));
      assertThat(validation).isNotEmpty();
      assertThat(common(train, validation)).isEmpty();
      assertThat(common(train, test)).isEmpty();
      assertThat(common(validation, test)).isEmpty();
    }
  }

  private static Set<String> common(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    return common;
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void aSeedAlwaysDrawsTheSame(LongFunction<Split> draw) {
    List<Cases> again = parts(draw.apply(3));
    assertThat(parts(draw.apply(3)).stream().map(Text::of))
        .containsExactlyElementsOf(again.stream().map(Text::of).toList());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void anotherSeedDrawsOtherCases(LongFunction<Split> draw) {
    assertThat(Text.of(draw.apply(4).train())).isNotEqualTo(Text.of(draw.apply(3).train()));
    assertThat(Text.of(draw.apply(4).validation()))
        .isNotEqualTo(Text.of(draw.apply(3).validation()));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyNumberIsAFloat(LongFunction<Split> draw) {
    for (Cases cases : parts(draw.apply(1))) {
      for (int i = 0; i < cases.size(); i++) {
        String where = "case " + i;
        assertThat(cases.x(i)).as(where).isDeepEqualTo(rounded(cases.x(i)));
        assertThat(cases.y(i)).as(where).isDeepEqualTo(rounded(cases.y(i)));
      }
    }
  }

  private static double[][] rounded(double[][] steps) {
    return Arrays.stream(steps)
        .map(step -> Arrays.stream(step).map(value -> (float) value).toArray())
        .toArray(double[][]::new);
  }
}
