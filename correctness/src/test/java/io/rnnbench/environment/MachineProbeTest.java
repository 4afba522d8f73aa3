package io.rnnbench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.result.JsonFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineProbeTest {
  private static final OptionalLong HIDDEN = OptionalLong.empty();

  @TempDir private Path root;

  @Test
  void sharesAreOfTheTimeSinceTheLastReading() {
    MachineProbe probe =
        probe(
            List.of(
                new CpuTime(10_000, 5_000, 900, OptionalLong.of(3_000)),
                new CpuTime(12_000, 6_000, 1_000, OptionalLong.of(3_600)),
                new CpuTime(13_000, 6_500, 1_000, OptionalLong.of(4_100))),
            List.of(OptionalLong.of(5), OptionalLong.of(8), OptionalLong.of(8)));

    MachineProbe.Reading first = probe.read();
    assertThat(first.stealShare()).hasValue(100.0 / 2_000);
    assertThat(first.othersShare()).hasValue((1_000.0 - 600) / 2_000);
    assertThat(first.throttled()).hasValue(3);
    MachineProbe.Reading second = probe.read();
    assertThat(second.stealShare()).hasValue(0);
    assertThat(second.othersShare()).hasValue(0);
    assertThat(second.throttled()).hasValue(0);
  }

  @Test
  void aProcessThatMadeMoreOfTheLastTickThanTheMachineLeavesNothingToOthers() {
    MachineProbe probe =
        probe(
            List.of(
                new CpuTime(0, 0, 0, OptionalLong.of(0)),
                new CpuTime(100, 90, 0, OptionalLong.of(100))),
            List.of(HIDDEN, HIDDEN));

    assertThat(probe.read().othersShare()).hasValue(0);
  }

  @Test
  void leavesOutOfTheJsonWhatIsNotVisible() {
    CpuTime hidden = new CpuTime(0, 0, 0, HIDDEN);
    MachineProbe probe =
        new MachineProbe(List.of(hidden, hidden).iterator()::next, () -> HIDDEN, () -> -1);

    JsonNode json = JsonFile.JSON.valueToTree(probe.read());
    assertThat(json.fieldNames()).toIterable().containsExactly("loopMedianMicros", "loopP90Micros");
    assertThat(json.get("loopMedianMicros").asDouble()).isPositive();
    assertThat(json.get("loopP90Micros").asDouble())
        .isGreaterThanOrEqualTo(json.get("loopMedianMicros").asDouble());
  }

  @Test
  void countsTheTimeOfChildrenThatHaveEnded() {
    long pid = ProcessHandle.current().pid();
    Planted planted =
        new Planted(root)
            .with(
                "proc/" + pid + "/stat",
                pid + " (a (very) odd name) S 1 2 3 4 5 6 7 8 9 10 100 20 3000 400 20 0 1");

    assertThat(CpuTime.own(planted.files(), ProcessHandle.current())).hasValue(35_200);
    assertThat(CpuTime.own(new Planted(root.resolve("none")).files(), ProcessHandle.current()))
        .isEmpty();
  }

  private static MachineProbe probe(List<CpuTime> times, List<OptionalLong> throttled) {
    Iterator<CpuTime> time = times.iterator();
    Iterator<OptionalLong> hot = throttled.iterator();
    return new MachineProbe(time::next, hot::next, () -> 1.5);
  }
}
