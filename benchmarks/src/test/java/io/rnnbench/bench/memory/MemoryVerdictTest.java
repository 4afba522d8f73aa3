package io.rnnbench.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.bench.MemoryBenchmark;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Planted series, as long as {@link MemoryBenchmark}'s. */
class MemoryVerdictTest {
  private static final int ITERATIONS = 40;
  private static final double MB = 1 << 20;
  private static final double BASE = 500 * MB;

  /** Eleven small arrays with their wrappers, some 500 bytes each. */
  private static final double LEAK_PER_ITERATION = MemoryBenchmark.STEPS * 11 * 500.0;

  @Test
  void aPlateauWithNoiseIsAPlateau() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      MemoryVerdict verdict = verdict(i -> BASE + 5 * MB * random.nextGaussian());
      assertThat(verdict.name()).as("seed %d", seed).isEqualTo("PLATEAU");
    }
  }

  @Test
  void theIntervalHoldsTheGrowthOfAPlateauMostly() {
    long held =
        IntStream.range(0, 500)
            .filter(
                seed -> {
                  Random random = new Random(seed);
                  MemoryVerdict verdict = verdict(i -> BASE + MB * random.nextGaussian());
                  return verdict.low() <= 0 && verdict.high() >= 0;
                })
            .count();
    assertThat(held / 500.0).isBetween(0.92, 0.99);
  }

  @Test
  void warmUpIsNotALeak() {
    assertThat(verdict(i -> BASE + 200 * MB * Math.min(i, 18) / 18).name()).isEqualTo("PLATEAU");
  }

  @Test
  void aCollectorsSawtoothIsAPlateau() {
    for (int period = 2; period < ITERATIONS / 2; period++) {
      for (int phase = 0; phase < period; phase++) {
        int tooth = period;
        int start = phase;
        MemoryVerdict verdict = verdict(i -> BASE + 60 * MB * ((i + start) % tooth) / tooth);
        assertThat(verdict.name()).as("period %d, phase %d", period, phase).isEqualTo("PLATEAU");
      }
    }
  }

  @Test
  void elevenArraysAStepAreALeak() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      MemoryVerdict verdict =
          verdict(i -> BASE + LEAK_PER_ITERATION * i + MB * random.nextGaussian());
      assertThat(verdict.name()).as("seed %d", seed).isEqualTo("LEAK");
      assertThat(verdict.growth()).isBetween(verdict.low(), verdict.high());
      assertThat(verdict.growth() / (11 * 500 * 1000)).isBetween(0.9, 1.1);
    }
  }

  @Test
  void aLeakUnderASawtoothIsALeak() {
    for (int phase = 0; phase < 4; phase++) {
      int start = phase;
      assertThat(
              verdict(i -> BASE + LEAK_PER_ITERATION * i + 10 * MB * ((i + start) % 4) / 4).name())
          .as("phase %d", phase)
          .isEqualTo("LEAK");
    }
  }

  @Test
  void growthWithinWhatAllocatorsTakeIsAPlateau() {
    assertThat(verdict(i -> BASE + 0.9 * 1024 * MemoryBenchmark.STEPS * i).name())
        .isEqualTo("PLATEAU");
  }

  @Test
  void refusesTooShortASeries() {
    assertThatThrownBy(() -> MemoryVerdict.of(new double[11], 500))
        .hasMessage("the series has 11 values, but a verdict needs at least 12");
  }

  private static MemoryVerdict verdict(IntToDoubleFunction resident) {
    return MemoryVerdict.of(
        IntStream.range(0, ITERATIONS).mapToDouble(resident).toArray(), MemoryBenchmark.STEPS);
  }
}
