package io.rnnbench.bench.plan;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who computes, and how.
 *
 * @param backend a framework's name, or {@link #PYTHON}
 * @param threads a number
 */
public record BackendSetup(String backend, Division division, Device device, String threads) {
  /** Native PyTorch, which runs beside JMH and not under it. */
  public static final String PYTHON = "python";

  public Map<String, String> params() {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("backend", backend);
    params.put("device", device.name().toLowerCase(Locale.ROOT));
    params.put("division", division.name().toLowerCase(Locale.ROOT));
    params.put("computeThreads", threads);
    return params;
  }
}
