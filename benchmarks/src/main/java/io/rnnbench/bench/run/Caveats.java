package io.rnnbench.bench.run;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.catalog.Backends;
import io.rnnbench.catalog.ParityNetworks;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know of the numbers, cell by cell: what is not the framework's own. */
final class Caveats {
  private Caveats() {}

  static List<String> of(PythonBeside python) {
    List<String> notes = new ArrayList<>();
    for (Backend backend : Backends.frameworks(Division.TUNED, 1)) {
      for (CellType cell : CellType.values()) {
        NetworkSpec plain =
            ParityNetworks.of(List.of(cell)).stream()
                .filter(spec -> spec.dtype() == Dtype.FLOAT32)
                .findFirst()
                .orElseThrow();
        String note = backend.supports(plain, Device.CPU).note();
        if (!note.isEmpty()) {
          notes.add("%s %s, tuned: %s".formatted(backend.name(), cell, note));
        }
      }
    }
    notes.add(python.note());
    return notes;
  }
}
