package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurfaceCurrentsTest {
  private final Split split = SurfaceCurrents.draw(1);

  @Test
  void hasTheQuestionsShapesAndBalance() {
    assertThat(split.train().all().x()).hasDimensions(98, 100);
    assertThat(split.train().x(0)[0]).hasSize(1);
    assertThat(split.train().all().y()).hasDimensions(98, 1);
    assertThat(perSurface(split.train())).containsExactly(17, 17, 16, 16, 16, 16);
    assertThat(perSurface(split.validation())).containsExactly(7, 7, 7, 7, 7, 7);
    assertThat(split.test().size()).isZero();
  }

  @Test
  void labelsAreOneHot() {
    for (int i = 0; i < split.train().size(); i++) {
      assertThat(split.train().y(i)[0]).hasSize(6).containsOnly(0, 1);
      assertThat(Arrays.stream(split.train().y(i)[0]).sum()).isEqualTo(1);
    }
  }

  @Test
  void trainingSequencesAreShuffled() {
    assertThat(IntStream.range(0, 12).map(i -> label(split.train(), i)).toArray())
        .isNotEqualTo(IntStream.range(0, 12).map(i -> i % 6).toArray());
  }

  @Test
  void isAboutStandardised() {
    for (long seed = 1; seed <= 10; seed++) {
      double[] values =
          Arrays.stream(SurfaceCurrents.draw(seed).train().all().x())
              .flatMap(Arrays::stream)
              .flatMapToDouble(Arrays::stream)
              .toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      assertThat(mean).isCloseTo(0, within(0.2));
      assertThat(Math.sqrt(variance / values.length)).isCloseTo(1, within(0.15));
    }
  }

  @Test
  void theMeanAloneDoesNotTellSurfacesApart() {
    double right = 0;
    for (long seed = 1; seed <= 10; seed++) {
      right += nearestMeanAccuracy(SurfaceCurrents.draw(seed));
    }
    assertThat(right / 10).isBetween(0.5, 0.8);
  }

  @Test
  void theRippleTellsSurfacesApart() {
    Set<String> pairs = new HashSet<>();
    for (long seed = 1; seed <= 10; seed++) {
      Cases cases = SurfaceCurrents.draw(seed).train();
      for (int i = 0; i < cases.size(); i++) {
        pairs.add(label(cases, i) + " ripples " + strongestCycles(cases.x(i)));
      }
    }
    assertThat(pairs).hasSize(6);
    assertThat(pairs.stream().map(p -> p.substring(p.indexOf(' '))).distinct()).hasSize(6);
  }

  private static int[] perSurface(Cases cases) {
    int[] counts = new int[6];
    for (int i = 0; i < cases.size(); i++) {
      counts[label(cases, i)]++;
    }
    return counts;
  }

  private static int label(Cases cases, int i) {
    return IntStream.range(0, 6).filter(k -> cases.y(i)[0][k] == 1).findFirst().orElseThrow();
  }

  private static double mean(double[][] x) {
    return Arrays.stream(x).mapToDouble(step -> step[0]).average().orElseThrow();
  }

  private static double nearestMeanAccuracy(Split split) {
    double[] means = new double[6];
    int[] counts = perSurface(split.train());
    for (int i = 0; i < split.train().size(); i++) {
      int label = label(split.train(), i);
      means[label] += mean(split.train().x(i)) / counts[label];
    }
    int right = 0;
    for (int i = 0; i < split.validation().size(); i++) {
      double own = Math.abs(mean(split.validation().x(i)) - means[label(split.validation(), i)]);
      double mean = mean(split.validation().x(i));
      right += Arrays.stream(means).allMatch(m -> own <= Math.abs(mean - m)) ? 1 : 0;
    }
    return (double) right / split.validation().size();
  }

  /** The number of periods, from 1 to 20, with the largest Fourier coefficient. */
  private static int strongestCycles(double[][] x) {
    int strongest = 0;
    double most = 0;
    for (int cycles = 1; cycles <= 20; cycles++) {
      double re = 0;
      double im = 0;
      for (int t = 0; t < x.length; t++) {
        re += x[t][0] * Math.cos(2 * Math.PI * cycles * t / x.length);
        im += x[t][0] * Math.sin(2 * Math.PI * cycles * t / x.length);
      }
      if (re * re + im * im > most) {
        most = re * re + im * im;
        strongest = cycles;
      }
    }
    return strongest;
  }
}
