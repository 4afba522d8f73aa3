package io.rnnbench.bench;

import io.rnnbench.catalog.Backends;
import io.rnnbench.model.CellType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which configurations a run measures. */
enum Preset {
  /** Every cell and backend at three batch sizes, one shape: about six minutes on two cores. */
  QUICK(List.of(1, 16, 128));

  @SuppressWarnings("ImmutableEnumChecker") // List.copyOf is immutable
  private final List<Integer> batchSizes;

  Preset(List<Integer> batchSizes) {
    this.batchSizes = List.copyOf(batchSizes);
  }

  /**
   * Parameters of each fork, in the order in which they run. The backends of a configuration follow
   * each other at once, and take turns in going first, so that a slow drift of the machine favours
   * neither.
   */
  List<Map<String, String>> configurations() {
    List<Map<String, String>> all = new ArrayList<>();
    boolean turned = false;
    for (CellType cell : CellType.values()) {
      for (int batchSize : batchSizes) {
        List<Map<String, String>> sides = new ArrayList<>();
        Backends.frameworks().forEach(b -> sides.add(parameters(cell, batchSize, b.name())));
        if (turned) {
          Collections.reverse(sides);
        }
        turned = !turned;
        all.addAll(sides);
      }
    }
    return all;
  }

  private static Map<String, String> parameters(CellType cell, int batchSize, String backend) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("cell", cell.name());
    parameters.put("batchSize", String.valueOf(batchSize));
    parameters.put("backend", backend);
    return parameters;
  }
}
