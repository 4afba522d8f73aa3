package io.rnnbench.environment;

import io.rnnbench.backend.NvidiaGpu;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.LogicalProcessor;
import oshi.hardware.ComputerSystem;
import oshi.hardware.HardwareAbstractionLayer;

/** What the machine is, in words and numbers that a reader knows. */
final class Machine {
  private static final String NOT_VISIBLE = "not visible";
  private static final double GIBIBYTE = 1L << 30;
  private static final double MEGA = 1e6;

  private Machine() {}

  static Map<String, Object> describe(
      HardwareAbstractionLayer hardware, Settings settings, Cgroup cgroup, NvidiaGpu.Answer gpu) {
    CentralProcessor cpu = hardware.getProcessor();
    ComputerSystem system = hardware.getComputerSystem();
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("system", system.getManufacturer() + " " + system.getModel());
    machine.put("cpu", cpu.getProcessorIdentifier().getName().strip());
    machine.put("cpuIdentifier", cpu.getProcessorIdentifier().getIdentifier());
    machine.put("physicalCores", cpu.getPhysicalProcessorCount());
    machine.put("logicalCores", cpu.getLogicalProcessorCount());
    machine.put("coresForThisProcess", Runtime.getRuntime().availableProcessors());
    machine.put("numaNodes", numaNodes(cpu));
    machine.put("virtualised", virtualised(cpu) ? "yes" : "no");
    machine.put("smt", said(settings.smt().map(on -> on ? "on" : "off")));
    machine.put("governor", said(settings.governor()));
    machine.put("turbo", said(settings.turbo().map(on -> on ? "on" : "off")));
    machine.put("maxMhz", cpu.getMaxFreq() / MEGA);
    machine.put("currentMhz", Arrays.stream(cpu.getCurrentFreq()).mapToObj(f -> f / MEGA).toList());
    machine.put("caches", caches(cpu));
    machine.put("memoryBytes", hardware.getMemory().getTotal());
    machine.put("memoryGib", Math.round(hardware.getMemory().getTotal() / GIBIBYTE));
    machine.put("transparentHugePages", said(settings.hugePages()));
    machine.put("containerLimits", limits(cgroup));
    machine.put("gpu", gpu(gpu));
    return machine;
  }

  static boolean virtualised(CentralProcessor cpu) {
    return cpu.getFeatureFlags().stream()
        .flatMap(flags -> Arrays.stream(flags.split("\\s+")))
        .anyMatch("hypervisor"::equals);
  }

  private static long numaNodes(CentralProcessor cpu) {
    return cpu.getLogicalProcessors().stream()
        .map(LogicalProcessor::getNumaNode)
        .distinct()
        .count();
  }

  private static List<String> caches(CentralProcessor cpu) {
    return cpu.getProcessorCaches().stream()
        .map(
            cache ->
                "L%d %s: %d KiB"
                    .formatted(cache.getLevel(), cache.getType(), cache.getCacheSize() / 1024))
        .toList();
  }

  private static Object limits(Cgroup cgroup) {
    if (!cgroup.visible()) {
      return NOT_VISIBLE;
    }
    Map<String, Object> limits = new LinkedHashMap<>();
    limits.put("cores", cgroup.cores().isPresent() ? cgroup.cores().getAsDouble() : "none");
    limits.put(
        "memoryBytes",
        cgroup.memoryBytes().isPresent() ? cgroup.memoryBytes().getAsLong() : "none");
    return limits;
  }

  private static Object gpu(NvidiaGpu.Answer answer) {
    Function<NvidiaGpu, Object> describe =
        gpu -> {
          Map<String, Object> described = new LinkedHashMap<>();
          described.put("model", gpu.name());
          described.put("driver", gpu.driver());
          described.put("computeCapability", gpu.computeCapability().toString());
          described.put("memory", gpu.memory());
          return described;
        };
    return answer.gpu().map(describe).orElse("none: " + answer.reason());
  }

  private static String said(Optional<String> value) {
    return value.orElse(NOT_VISIBLE);
  }
}
