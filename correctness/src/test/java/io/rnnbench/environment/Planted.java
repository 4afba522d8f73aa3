package io.rnnbench.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kernel's files, as a test wants them. */
record Planted(Path root) {
  private static final String CPU = "sys/devices/system/cpu/";

  /** All as a benchmark would have it. */
  static Planted quiet(Path root) {
    return new Planted(root)
        .with(CPU + "cpu0/cpufreq/scaling_governor", "performance")
        .with(CPU + "cpu1/cpufreq/scaling_governor", "performance")
        .with(CPU + "intel_pstate/no_turbo", "1")
        .with(CPU + "smt/active", "0")
        .with(CPU + "cpu0/thermal_throttle/core_throttle_count", "0")
        .with(CPU + "cpu1/thermal_throttle/package_throttle_count", "0")
        .with("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never")
        .with("proc/self/cgroup", "0::/run/bench")
        .with("sys/fs/cgroup/cgroup.controllers", "cpu memory")
        .with("sys/fs/cgroup/run/bench/cpu.max", "max 100000")
        .with("sys/fs/cgroup/run/bench/memory.max", "max");
  }

  Planted with(String path, String content) {
    Path file = root.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Planted ofCpu(String path, String content) {
    return with(CPU + path, content);
  }

  SystemFiles files() {
    return new SystemFiles(root);
  }
}
