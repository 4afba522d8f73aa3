package io.rnnbench.bench.plan;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.backend.python.PythonBackend;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who computes, and how.
 *
 * @param backend a framework's name, or {@link PythonBackend#NAME}
 * @param threads a number
 */
public record BackendSetup(String backend, Division division, Device device, String threads) {
  public Map<String, String> params() {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("backend", backend);
    params.put("device", device.name().toLowerCase(Locale.ROOT));
    params.put("division", division.name().toLowerCase(Locale.ROOT));
    params.put("computeThreads", threads);
    return params;
  }
}
