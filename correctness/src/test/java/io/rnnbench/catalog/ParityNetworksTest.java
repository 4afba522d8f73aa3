package io.rnnbench.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParityNetworksTest {
  private static final List<CellType> CELLS = List.of(CellType.values());
  private static final List<Function<NetworkSpec, Object>> SETTINGS =
      List.of(
          NetworkSpec::cell,
          spec -> List.of(spec.hidden(), spec.bidirectional()),
          spec -> List.of(spec.head(), spec.training().loss()),
          spec -> spec.training().optimizer(),
          NetworkSpec::dtype);

  @Test
  void inFewNetworksAnyTwoSettingsMeet() {
    List<NetworkSpec> all = ParityNetworks.of(CELLS);
    List<NetworkSpec> few = ParityNetworks.pairwise(CELLS);

    assertThat(few).isSubsetOf(all).doesNotHaveDuplicates();
    assertThat(few.size()).isLessThan(all.size() / 10);
    for (Function<NetworkSpec, Object> one : SETTINGS) {
      for (Function<NetworkSpec, Object> other : SETTINGS) {
        assertThat(meetings(few, one, other)).isEqualTo(meetings(all, one, other));
      }
    }
  }

  private static Set<List<Object>> meetings(
      List<NetworkSpec> specs,
      Function<NetworkSpec, Object> one,
      Function<NetworkSpec, Object> other) {
    return specs.stream()
        .map(spec -> List.of(one.apply(spec), other.apply(spec)))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
