package io.rnnbench.bench.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rnnbench.backend.python.PythonInterpreter;
import io.rnnbench.bench.plan.Timing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Samples become the numbers that JMH would have written. */
class PythonResultsTest {
  private static final PythonInterpreter INTERPRETER =
      new PythonInterpreter(
          "/usr/bin/python3", "3.11.2", "1.13.1", "generic", "Zen", "AVX2", "1", "none");
  private static final String STEP = "io.rnnbench.bench.TrainStepBenchmark.step";

  private final PythonResults results = new PythonResults(INTERPRETER, new Timing(7, 2, 1));

  /** By hand: 2, 4, 4, 6 ms have mean 4, deviation sqrt(8/3), and t(0.9995; 3) = 12.924. */
  @Test
  void computesWhatJmhDoes() throws JsonProcessingException {
    results.add(STEP, Map.of(), List.of(milliseconds(2, 4), milliseconds(4, 6)));
    JsonNode metric = json().get(0).get("primaryMetric");
    assertThat(metric.get("score").doubleValue()).isCloseTo(4, withinRounding());
    double error = 12.924 * Math.sqrt(8.0 / 3 / 4);
    assertThat(metric.get("scoreError").doubleValue()).isCloseTo(error, within(0.03));
    assertThat(metric.get("scoreConfidence").get(0).doubleValue())
        .isCloseTo(4 - error, within(0.03));
    assertThat(metric.get("scoreUnit").asText()).isEqualTo("ms/op");
    JsonNode percentiles = metric.get("scorePercentiles");
    assertThat(percentiles.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "0.0", "50.0", "90.0", "95.0", "99.0", "99.9", "99.99", "99.999", "99.9999", "100.0");
    assertThat(percentiles.get("0.0").doubleValue()).isCloseTo(2, withinRounding());
    assertThat(percentiles.get("50.0").doubleValue()).isCloseTo(4, withinRounding());
    assertThat(percentiles.get("100.0").doubleValue()).isCloseTo(6, withinRounding());
  }

  @Test
  void putsForksOfTheSameParametersTogether() throws JsonProcessingException {
    results.add(STEP, parameters("16"), List.of(milliseconds(2, 2, 4), milliseconds(4)));
    results.add(STEP, parameters("1"), List.of(milliseconds(1), milliseconds(1)));
    results.add(STEP, parameters("16"), List.of(milliseconds(8), milliseconds(8)));
    JsonNode json = json();
    assertThat(json).hasSize(2);
    JsonNode both = json.get(0);
    assertThat(both.get("forks").intValue()).isEqualTo(2);
    assertThat(both.get("params").toString())
        .isEqualTo("{\"backend\":\"python\",\"batchSize\":\"16\",\"cell\":\"LSTM\"}");
    assertThat(both.get("primaryMetric").get("score").doubleValue())
        .isCloseTo(28.0 / 6, withinRounding());
    JsonNode histogram = both.get("primaryMetric").get("rawDataHistogram");
    assertThat(histogram).hasSize(2);
    JsonNode firstIteration = histogram.get(0).get(0);
    assertThat(firstIteration).hasSize(2);
    assertThat(firstIteration.get(0).get(0).doubleValue()).isCloseTo(2, withinRounding());
    assertThat(firstIteration.get(0).get(1).intValue()).isEqualTo(2);
    assertThat(histogram.get(1).get(0).get(0).get(0).doubleValue()).isCloseTo(8, withinRounding());
    assertThat(json.get(1).get("forks").intValue()).isEqualTo(1);
  }

  @Test
  void saysHowItWasMeasuredAndByWhat() throws JsonProcessingException {
    results.add(STEP, parameters("1"), List.of(milliseconds(1), milliseconds(1)));
    JsonNode result = json().get(0);
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("jmhVersion", "1.37"),
            Map.entry("benchmark", STEP),
            Map.entry("mode", "sample"),
            Map.entry("threads", "1"),
            Map.entry("warmupIterations", "7"),
            Map.entry("warmupTime", "1 s"),
            Map.entry("measurementIterations", "2"),
            Map.entry("measurementTime", "1 s"),
            Map.entry("jvm", "/usr/bin/python3"),
            Map.entry("vmName", "Python 3.11.2"),
            Map.entry("vmVersion", "torch 1.13.1"));
    expected.forEach((key, value) -> assertThat(result.get(key).asText()).as(key).isEqualTo(value));
  }

  /** JMH keeps a sample to one part in a thousand. */
  private static Offset<Double> withinRounding() {
    return within(0.008);
  }

  private static Map<String, String> parameters(String batchSize) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("cell", "LSTM");
    parameters.put("batchSize", batchSize);
    parameters.put("backend", "python");
    return parameters;
  }

  private static long[] milliseconds(long... values) {
    long[] nanoseconds = new long[values.length];
    Arrays.setAll(nanoseconds, i -> values[i] * 1_000_000);
    return nanoseconds;
  }

  private JsonNode json() throws JsonProcessingException {
    return JsonMapper.builder().build().readTree(results.json());
  }
}
