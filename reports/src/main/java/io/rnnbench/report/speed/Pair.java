package io.rnnbench.report.speed;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Backends.Backend;
import java.util.ArrayList;
import java.util.List;

/**
 * Two backends whose times are divided: above 1, the second is faster.
 *
 * @param first whose time is divided
 * @param second by whose time
 */
public record Pair(Backend first, Backend second) {

  /** Every two frameworks, in the order in which they are shown. */
  static List<Pair> of(Backends backends) {
    List<Backend> frameworks = backends.frameworks();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < frameworks.size(); i++) {
      for (int j = i + 1; j < frameworks.size(); j++) {
        pairs.add(new Pair(frameworks.get(i), frameworks.get(j)));
      }
    }
    return pairs;
  }

  /** Such as "DL4J time / DJL time". */
  public String title() {
    return "%s time / %s time".formatted(first.label(), second.label());
  }
}
