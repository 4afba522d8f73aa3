package io.rnnbench.environment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The kernel's settings on which times depend; each is empty where it is not visible.
 *
 * @param governor of all processors, e.g. performance; several if they differ
 * @param turbo whether clocks may rise above the nominal one
 * @param smt whether two threads share a core
 * @param hugePages when the kernel gives transparent huge pages: always, madvise or never
 * @param throttled how often a processor was too hot since the start
 */
record Settings(
    Optional<String> governor,
    Optional<Boolean> turbo,
    Optional<Boolean> smt,
    Optional<String> hugePages,
    OptionalLong throttled) {
  private static final String CPU = "sys/devices/system/cpu/";
  private static final Pattern CHOSEN = Pattern.compile("\\[(\\w+)]");

  static Settings of(SystemFiles files) {
    return new Settings(
        governor(files),
        turbo(files),
        flag(files, "smt/active"),
        hugePages(files),
        throttled(files));
  }

  private static Optional<String> governor(SystemFiles files) {
    List<String> governors = files.ofEachProcessor("cpufreq/scaling_governor");
    return governors.isEmpty()
        ? Optional.empty()
        : Optional.of(governors.stream().distinct().collect(Collectors.joining(", ")));
  }

  private static Optional<Boolean> turbo(SystemFiles files) {
    return flag(files, "intel_pstate/no_turbo")
        .map(off -> !off)
        .or(() -> flag(files, "cpufreq/boost"));
  }

  private static Optional<Boolean> flag(SystemFiles files, String name) {
    return files.text(CPU + name).map(text -> text.equals("1"));
  }

  private static Optional<String> hugePages(SystemFiles files) {
    return files
        .text("sys/kernel/mm/transparent_hugepage/enabled")
        .map(CHOSEN::matcher)
        .filter(Matcher::find)
        .map(match -> match.group(1));
  }

  /** A package's count is told by each of its cores: it counts as often, which does not matter. */
  static OptionalLong throttled(SystemFiles files) {
    long sum = 0;
    boolean visible = false;
    for (String counter : List.of("core_throttle_count", "package_throttle_count")) {
      for (String count : files.ofEachProcessor("thermal_throttle/" + counter)) {
        sum += SystemFiles.parse(count).orElse(0);
        visible = true;
      }
    }
    return visible ? OptionalLong.of(sum) : OptionalLong.empty();
  }
}
