package io.rnnbench.environment;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The limits that a container puts on this process (control groups, version 2).
 *
 * @param visible whether this process is in such a group
 * @param cores how many cores' time it may take; empty for no quota
 * @param memoryBytes how much memory it may take; empty for no limit
 */
record Cgroup(boolean visible, OptionalDouble cores, OptionalLong memoryBytes) {
  private static final String MOUNT = "sys/fs/cgroup";

  /** The tightest limits between this process's group and the root, for each counts. */
  static Cgroup of(SystemFiles files) {
    Optional<String> path =
        files
            .text("proc/self/cgroup")
            .flatMap(text -> text.lines().filter(l -> l.startsWith("0::/")).findFirst())
            .map(line -> line.substring("0::".length()));
    if (path.isEmpty() || files.text(MOUNT + "/cgroup.controllers").isEmpty()) {
      return new Cgroup(false, OptionalDouble.empty(), OptionalLong.empty());
    }
    double cores = Double.POSITIVE_INFINITY;
    long memory = Long.MAX_VALUE;
    for (String group = path.get(); !group.isEmpty(); group = parent(group)) {
      String directory = MOUNT + group;
      cores = Math.min(cores, files.text(directory + "/cpu.max").map(Cgroup::cores).orElse(cores));
      memory = Math.min(memory, files.number(directory + "/memory.max").orElse(memory));
    }
    return new Cgroup(
        true,
        Double.isInfinite(cores) ? OptionalDouble.empty() : OptionalDouble.of(cores),
        memory == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(memory));
  }

  /** "/a/b", "/a", "/", "". */
  private static String parent(String group) {
    int slash = group.lastIndexOf('/');
    return slash > 0 ? group.substring(0, slash) : group.length() > 1 ? "/" : "";
  }

  /** Of "quota period", in microseconds, or "max period". */
  private static double cores(String max) {
    String[] quotaAndPeriod = max.split("\\s+", 2);
    return quotaAndPeriod.length < 2 || quotaAndPeriod[0].equals("max")
        ? Double.POSITIVE_INFINITY
        : Double.parseDouble(quotaAndPeriod[0]) / Double.parseDouble(quotaAndPeriod[1]);
  }
}
