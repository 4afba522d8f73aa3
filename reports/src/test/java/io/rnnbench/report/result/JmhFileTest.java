package io.rnnbench.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhFileTest {
  private static final String RESULT =
      """
      [{"benchmark":"b","mode":"%s","threads":1,"forks":2,"primaryMetric":
        {"score":"NaN","scoreUnit":"ms/op","%s":%s}}]
      """;

  @TempDir private Path directory;

  @Test
  void iterationMeansAreWeightedByTheHistogramsCounts() throws IOException {
    String histogram = "[[[[1.0,3],[5.0,1]],[[2.0,1]]],[[[7.0,2]]]]";

    assertThat(read("sample", "rawDataHistogram", histogram).iterations())
        .isEqualTo(List.of(List.of(2.0, 2.0), List.of(7.0)));
  }

  @Test
  void iterationsAndForksWithoutSamplesAreLeftOut() throws IOException {
    assertThat(read("sample", "rawDataHistogram", "[[[],[[2.0,1]]],[[]]]").iterations())
        .isEqualTo(List.of(List.of(2.0)));
  }

  @Test
  void otherModesGiveTheirIterationsDirectly() throws IOException {
    assertThat(read("avgt", "rawData", "[[1.5,2.5],[3.5]]").iterations())
        .isEqualTo(List.of(List.of(1.5, 2.5), List.of(3.5)));
  }

  /** The sample is JMH's own output: its score is the mean of all samples. */
  @Test
  void meanOfIterationsIsNearJmhsScore() throws URISyntaxException {
    Path sample = Path.of(getClass().getResource("/results/quick/jmh.json").toURI());

    List<JmhResult> steps =
        JmhFile.read(sample).stream().filter(r -> r.benchmark().endsWith(".step")).toList();

    assertThat(steps).hasSize(12);
    for (JmhResult step : steps) {
      double mean =
          step.iterations().stream()
              .mapToDouble(f -> f.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
              .average()
              .orElseThrow();
      assertThat(step.iterations()).hasSize(3);
      assertThat(mean).isCloseTo(step.score(), within(0.05 * step.score()));
    }
  }

  private JmhResult read(String mode, String name, String raw) throws IOException {
    Path file = directory.resolve("jmh.json");
    Files.writeString(file, RESULT.formatted(mode, name, raw));
    return JmhFile.read(file).get(0);
  }
}
