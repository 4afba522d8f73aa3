package io.rnnbench.bench.fork;

import com.fasterxml.jackson.core.type.TypeReference;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.environment.MachineProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine between forks, as it goes into their records. */
final class Machine {
  /** Of all the processors' time: beyond these, something else took part. */
  private static final double FOREIGN_LOAD = 0.05;

  private static final double STEAL = 0.02;

  private final MachineProbe probe = new MachineProbe();
  private Map<String, Double> last = read();

  private Map<String, Double> read() {
    return ResultFile.JSON.convertValue(probe.read(), new TypeReference<>() {});
  }

  /** The last reading: the machine as the next fork finds it. */
  Map<String, Double> before() {
    return last;
  }

  /** A reading after a fork; its shares are those of the time in which the fork ran. */
  Map<String, Double> after() {
    last = read();
    return last;
  }

  /** What was amiss while a fork ran. */
  static List<String> flags(Map<String, Double> during) {
    List<String> flags = new ArrayList<>();
    if (during.getOrDefault("othersShare", 0.0) > FOREIGN_LOAD) {
      flags.add("foreign load");
    }
    if (during.getOrDefault("stealShare", 0.0) > STEAL) {
      flags.add("steal");
    }
    if (during.getOrDefault("throttled", 0.0) > 0) {
      flags.add("throttled");
    }
    return flags;
  }
}
