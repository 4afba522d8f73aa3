package io.rnnbench.task;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Cases as text, to compare them by. */
final class Text {

  private Text() {}

  /** The features of each case. */
  static List<String> inputs(Cases cases) {
    return IntStream.range(0, cases.size()).mapToObj(i -> Arrays.deepToString(cases.x(i))).toList();
  }

  /** The features and the target of each case. */
  static List<String> of(Cases cases) {
    return IntStream.range(0, cases.size())
        .mapToObj(i -> Arrays.deepToString(cases.x(i)) + Arrays.deepToString(cases.y(i)))
        .toList();
  }
}
