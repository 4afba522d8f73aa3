package io.rnnbench.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What makes times on this machine stray, and what to do about it. */
final class NoiseChecklist {
  private static final String NOT_VISIBLE = "not visible";
  private static final int ENOUGH_CORES = 4;
  private static final double MUCH_STEAL = 0.001;
  private static final double MUCH_LOAD = 0.05;

  private final List<Item> items = new ArrayList<>();

  private NoiseChecklist() {}

  /**
   * One source of noise.
   *
   * @param ok whether it is seen to be as it should; false where it is not visible
   * @param advice what to do if it is not; empty if it is
   */
  record Item(String item, String state, boolean ok, String advice) {}

  /**
   * What the checklist looks at beside the kernel's settings.
   *
   * @param stolenSinceStart share of the processors' time
   */
  record Sight(
      Settings settings,
      Cgroup cgroup,
      int logicalCores,
      boolean virtualised,
      OptionalDouble stolenSinceStart,
      OptionalDouble othersShare,
      long swapUsedBytes) {}

  /** The list, whatever the machine, in the same order. */
  static List<Item> of(Sight sight) {
    NoiseChecklist list = new NoiseChecklist();
    Settings settings = sight.settings();
    list.add(
        "frequency governor",
        settings.governor(),
        "performance"::equals,
        "Set it to performance: cpupower frequency-set -g performance.");
    list.add(
        "turbo",
        settings.turbo().map(NoiseChecklist::onOrOff),
        "off"::equals,
        "Turn it off, since clocks rise and fall with heat: write 1 to intel_pstate/no_turbo or 0 to"
            + " cpufreq/boost.");
    list.add(
        "simultaneous multithreading",
        settings.smt().map(NoiseChecklist::onOrOff),
        "off"::equals,
        "Turn it off, or bind the run to one thread of each core with taskset.");
    list.add(
        "virtual machine",
        Optional.of(sight.virtualised() ? "yes" : "no"),
        "no"::equals,
        "Run on bare metal, or compare only what ran side by side.");
    list.addShare(
        "time stolen since the start",
        sight.stolenSinceStart(),
        MUCH_STEAL,
        "Ask for a machine with processors of its own.");
    list.addShare(
        "other processes now",
        sight.othersShare(),
        MUCH_LOAD,
        "End other programs, or wait until they have ended.");
    list.add(
        "swap in use",
        Optional.of(sight.swapUsedBytes() == 0 ? "none" : mebibytes(sight.swapUsedBytes())),
        "none"::equals,
        "Free memory, then empty it: swapoff -a and swapon -a.");
    list.add(
        "cores",
        Optional.of(String.valueOf(sight.logicalCores())),
        cores -> sight.logicalCores() >= ENOUGH_CORES,
        "Take a machine with four or more, so that the system's own work finds another core.");
    list.add(
        "transparent huge pages",
        settings.hugePages(),
        "madvise"::equals,
        "Set them to madvise, so that only who asks for them gets them.");
    list.add(
        "container's CPU quota",
        sight.cgroup().visible() ? Optional.of(quota(sight.cgroup())) : Optional.empty(),
        "none"::equals,
        "Lift it, since a process that has used it up is stopped: bind to whole cores instead.");
    list.add(
        "thermal throttling since the start",
        settings.throttled().isPresent()
            ? Optional.of(settings.throttled().getAsLong() + " times")
            : Optional.empty(),
        "0 times"::equals,
        "Cool the machine, or lower its clock to one that it can hold.");
    return List.copyOf(list.items);
  }

  private void add(String item, Optional<String> state, Predicate<String> good, String advice) {
    boolean ok = state.filter(good).isPresent();
    String what = state.isPresent() ? advice : "Ask who runs this machine: it can't be seen here.";
    items.add(new Item(item, state.orElse(NOT_VISIBLE), ok, ok ? "" : what));
  }

  private void addShare(String item, OptionalDouble share, double much, String advice) {
    Optional<String> state =
        share.isPresent()
            ? Optional.of(String.format(Locale.ROOT, "%.2f %%", 100 * share.getAsDouble()))
            : Optional.empty();
    add(item, state, any -> share.getAsDouble() <= much, advice);
  }

  private static String onOrOff(boolean on) {
    return on ? "on" : "off";
  }

  private static String quota(Cgroup cgroup) {
    return cgroup.cores().isPresent()
        ? String.format(Locale.ROOT, "%.2f cores", cgroup.cores().getAsDouble())
        : "none";
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}
