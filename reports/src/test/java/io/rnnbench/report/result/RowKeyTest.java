package io.rnnbench.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowKeyTest {
  private static final List<String> VALUES =
      List.of(
          "", "1", "01", "1.0", "10", "2", "-3", "1e2", "1k", "64KB", "2MiB", "a", "A,b=c", "\n");

  @Test
  void orderKeepsTheContractOfComparator() {
    Random random = new Random(1);
    List<RowKey> keys = Stream.generate(() -> key(random)).limit(150).toList();
    for (RowKey a : keys) {
      for (RowKey b : keys) {
        int order = Integer.signum(a.compareTo(b));
        assertThat(Integer.signum(b.compareTo(a))).isEqualTo(-order);
        assertThat(order == 0).as("%s, %s", a, b).isEqualTo(a.equals(b));
        for (RowKey c : keys) {
          if (order <= 0 && b.compareTo(c) <= 0) {
            assertThat(a.compareTo(c)).as("%s, %s, %s", a, b, c).isNotPositive();
          }
        }
      }
    }
    List<RowKey> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, random);
    assertThat(shuffled.stream().sorted()).isSortedAccordingTo(RowKey::compareTo);
  }

  @Test
  void sizesStandInTheOrderOfTheirValues() {
    assertThat(
            Stream.of("big", "64KB", "2MiB", "100", "9", "1k", "0.5", "1e2")
                .sorted(ParamOrder::compareValues))
        .containsExactly("0.5", "9", "100", "1e2", "1k", "64KB", "2MiB", "big");
  }

  private static RowKey key(Random random) {
    SortedMap<String, String> params = new TreeMap<>();
    for (String name : List.of("a", "b", "c")) {
      if (random.nextBoolean()) {
        params.put(name, VALUES.get(random.nextInt(VALUES.size())));
      }
    }
    return new RowKey(
        random.nextBoolean() ? "x.A.m" : "x.B.m",
        random.nextInt(4) == 0 ? "thrpt" : "avgt",
        "time",
        random.nextInt(4) == 0 ? 8 : 1,
        random.nextInt(4) == 0 ? 100 : 1,
        params);
  }
}
