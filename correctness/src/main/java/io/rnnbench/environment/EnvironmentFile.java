package io.rnnbench.environment;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.NvidiaGpu;
import io.rnnbench.catalog.Backends;
import io.rnnbench.result.JsonFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;

/** environment.json: where results come from, and what must agree for two to be comparable. */
public final class EnvironmentFile {
  private EnvironmentFile() {}

  /**
   * Writes environment.json, with the frameworks as the division and one thread have them.
   *
   * @param division whose settings are in force: stock or tuned
   * @param command that makes the results
   * @return a line for each library that uses less than the processor has, for whoever times
   * @throws io.rnnbench.shell.UnwritableException where it can't be written
   */
  public static List<String> write(Path directory, String division, String command) {
    return write(directory, division, Backends.frameworks(), command);
  }

  /**
   * Writes environment.json.
   *
   * @param division whose settings are in force: stock or tuned
   * @param backends as they run; their natives are loaded
   * @param command that makes the results
   * @return a line for each library that uses less than the processor has, for whoever times
   * @throws io.rnnbench.shell.UnwritableException where it can't be written
   */
  public static List<String> write(
      Path directory, String division, List<Backend> backends, String command) {
    Description description = describe(division, backends);
    new JsonFile(directory.resolve("environment.json")).write(description.json(), command);
    return description.instructions().warnings();
  }

  /** A line for each of a backend's libraries that uses less than the processor has. */
  public static List<String> warnings(Backend backend) {
    return InstructionChecklist.of(
            Map.of(backend.name(), backend.environment()), Processor.ofThisMachine())
        .warnings();
  }

  static Description describe(String division, List<Backend> backends) {
    MachineProbe probe = new MachineProbe();
    probe.read(); // the reading below is then of a tenth of a second at least
    SystemInfo system = new SystemInfo();
    HardwareAbstractionLayer hardware = system.getHardware();
    Settings settings = Settings.of(SystemFiles.REAL);
    Cgroup cgroup = Cgroup.of(SystemFiles.REAL);
    Map<String, Map<String, String>> frameworks = new LinkedHashMap<>();
    Map<String, Description.Shown> shown = new LinkedHashMap<>();
    for (Backend backend : backends) {
      frameworks.put(backend.name(), backend.environment());
      shown.put(backend.name(), Description.Shown.of(backend.profile()));
    }
    MachineProbe.Reading reading = probe.read();
    return new Description(
        division,
        Machine.describe(hardware, settings, cgroup, NvidiaGpu.ask()),
        Software.os(system.getOperatingSystem()),
        Software.jvm(),
        frameworks,
        shown,
        Software.variables(System.getenv()),
        Software.git(),
        InstructionChecklist.of(frameworks, Processor.ofThisMachine()),
        reading,
        NoiseChecklist.of(sight(hardware, settings, cgroup, reading)));
  }

  private static NoiseChecklist.Sight sight(
      HardwareAbstractionLayer hardware,
      Settings settings,
      Cgroup cgroup,
      MachineProbe.Reading reading) {
    CentralProcessor cpu = hardware.getProcessor();
    CpuTime sinceStart = CpuTime.now(cpu, SystemFiles.REAL);
    return new NoiseChecklist.Sight(
        settings,
        cgroup,
        cpu.getLogicalProcessorCount(),
        Machine.virtualised(cpu),
        sinceStart.total() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) sinceStart.stolen() / sinceStart.total()),
        reading.othersShare(),
        hardware.getMemory().getVirtualMemory().getSwapUsed());
  }
}
