package io.rnnbench.bench.plan;

import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network's sizes in the benchmarks' parameters.
 *
 * @param hidden one number, or several layers' joined by x
 * @param network a user's own file, or empty
 */
public record Shape(String cell, int inputSize, String hidden, int timeSteps, String network) {

  public static Shape of(CellType cell, int inputSize, int hidden, int timeSteps) {
    return new Shape(cell.name(), inputSize, String.valueOf(hidden), timeSteps, "");
  }

  public static Shape of(NetworkSpec spec, Path file, int timeSteps) {
    String hidden = spec.hidden().stream().map(String::valueOf).collect(Collectors.joining("x"));
    return new Shape(
        spec.cell().name(), spec.inputSize(), hidden, timeSteps, file.toAbsolutePath().toString());
  }

  public Map<String, String> params(int batchSize) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("cell", cell);
    params.put("inputSize", String.valueOf(inputSize));
    params.put("hidden", hidden);
    params.put("layers", "1"); // hidden names each
    params.put("timeSteps", String.valueOf(timeSteps));
    params.put("batchSize", String.valueOf(batchSize));
    if (!network.isEmpty()) {
      params.put("network", network);
    }
    return params;
  }
}
