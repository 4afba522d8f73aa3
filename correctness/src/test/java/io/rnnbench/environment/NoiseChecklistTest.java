package io.rnnbench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoiseChecklistTest {
  @TempDir private Path root;

  @Test
  void findsNothingOnAQuietMachine() {
    assertThat(list(Planted.quiet(root), 8, false, 0, 0.01, 0))
        .allMatch(NoiseChecklist.Item::ok)
        .allMatch(item -> item.advice().isEmpty())
        .hasSize(11);
  }

  static List<Arguments> noisySettings() {
    return List.of(
        setting("frequency governor", "powersave", p -> governor(p, "powersave", "powersave")),
        setting(
            "frequency governor",
            "performance, schedutil",
            p -> governor(p, "performance", "schedutil")),
        setting("turbo", "on", p -> p.ofCpu("intel_pstate/no_turbo", "0")),
        setting("simultaneous multithreading", "on", p -> p.ofCpu("smt/active", "1")),
        setting(
            "transparent huge pages",
            "always",
            p -> p.with("sys/kernel/mm/transparent_hugepage/enabled", "[always] madvise never")),
        setting(
            "container's CPU quota",
            "1.50 cores",
            p -> p.with("sys/fs/cgroup/run/bench/cpu.max", "150000 100000")),
        setting(
            "container's CPU quota",
            "0.50 cores",
            p -> p.with("sys/fs/cgroup/run/cpu.max", "50000 100000")),
        setting(
            "thermal throttling since the start",
            "7 times",
            p ->
                p.ofCpu("cpu0/thermal_throttle/core_throttle_count", "3")
                    .ofCpu("cpu1/thermal_throttle/package_throttle_count", "4")));
  }

  private static void governor(Planted planted, String first, String second) {
    planted.ofCpu("cpu0/cpufreq/scaling_governor", first);
    planted.ofCpu("cpu1/cpufreq/scaling_governor", second);
  }

  private static Arguments setting(String item, String state, Consumer<Planted> plant) {
    return Arguments.of(item, state, plant);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("noisySettings")
  void flagsAPlantedSettingAndNoOther(String item, String state, Consumer<Planted> plant) {
    Planted planted = Planted.quiet(root);
    plant.accept(planted);

    assertFlagged(list(planted, 8, false, 0, 0, 0), item, state);
  }

  @Test
  void flagsWhatTheMachineDoesRightNow() {
    Planted quiet = Planted.quiet(root);

    assertFlagged(list(quiet, 2, false, 0, 0, 0), "cores", "2");
    assertFlagged(list(quiet, 8, true, 0, 0, 0), "virtual machine", "yes");
    assertFlagged(list(quiet, 8, false, 0.0213, 0, 0), "time stolen since the start", "2.13 %");
    assertFlagged(list(quiet, 8, false, 0, 0.5, 0), "other processes now", "50.00 %");
    assertFlagged(list(quiet, 8, false, 0, 0, 3 << 20), "swap in use", "3 MiB");
  }

  @Test
  void takesBoostForTurboWhereThereIsNoIntelDriver() {
    Planted amd = new Planted(root).ofCpu("cpufreq/boost", "1");

    assertThat(Settings.of(amd.files()).turbo()).contains(true);
    assertThat(Settings.of(amd.ofCpu("cpufreq/boost", "0").files()).turbo()).contains(false);
  }

  @Test
  void ticksNothingThatItCanNotSee() {
    List<NoiseChecklist.Item> hidden =
        list(new Planted(root), 8, false, 0, 0, 0).stream()
            .filter(item -> item.state().equals("not visible"))
            .toList();

    assertThat(hidden)
        .hasSize(6)
        .noneMatch(NoiseChecklist.Item::ok)
        .noneMatch(item -> item.advice().isEmpty());
  }

  private static void assertFlagged(List<NoiseChecklist.Item> list, String item, String state) {
    assertThat(list)
        .filteredOn(i -> !i.ok())
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.item()).isEqualTo(item);
              assertThat(i.state()).isEqualTo(state);
              assertThat(i.advice()).endsWith(".");
            });
  }

  private static List<NoiseChecklist.Item> list(
      Planted planted, int cores, boolean virtual, double stolen, double others, long swap) {
    SystemFiles files = planted.files();
    return NoiseChecklist.of(
        new NoiseChecklist.Sight(
            Settings.of(files),
            Cgroup.of(files),
            cores,
            virtual,
            OptionalDouble.of(stolen),
            OptionalDouble.of(others),
            swap));
  }
}
