package io.rnnbench.report.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reads jmh.json, the format of JMH 1.37's {@code -rf json}, and python.json, which is alike. An
 * appended file, a single result without its array and UTF-16 are read as well.
 */
public final class JmhFile {
  public static final String NAME = "jmh.json";

  /** Native PyTorch, timed beside the backends. */
  public static final String PYTHON = "python.json";

  public static final String COMMAND =
      "java -jar benchmarks/target/benchmarks.jar run --preset quick --out DIR";

  private JmhFile() {}

  private static final String MARK = "benchmark";
  private static final String MEND = "measure again with JMH's options -rf json -rff FILE";

  /**
   * Reads all of it.
   *
   * @throws Unreadable where any result is broken
   */
  public static List<JmhResult> read(Path path) {
    List<JmhResult> results = new ArrayList<>();
    new JsonFile(path, MEND).readElements(MARK, element -> results.add(result(element)));
    return List.copyOf(results);
  }

  /**
   * Reads what can be read.
   *
   * @param broken takes the name of each result that can't be, and what is wrong with it
   */
  public static List<JmhResult> read(Path path, BiConsumer<String, String> broken) {
    List<JmhResult> results = new ArrayList<>();
    new JsonFile(path, MEND)
        .readElements(
            MARK,
            element -> {
              try {
                results.add(result(element));
              } catch (Unreadable e) {
                broken.accept(element.nameBy("benchmark"), e.what());
              }
            });
    return List.copyOf(results);
  }

  private static JmhResult result(JsonValue result) {
    JsonValue metric = result.field("primaryMetric");
    return new JmhResult(
        result.field("benchmark").text(),
        result.field("mode").text(),
        metric.field("scoreUnit").text(),
        result.optional("threads").map(JsonValue::integer).orElse(1),
        result.optional("forks").map(JsonValue::integer).orElse(0),
        result.optional("measurementBatchSize").map(JsonValue::integer).orElse(1),
        settings(result),
        result.listOf("jvmArgs", JsonValue::scalar),
        each(result, "params", JsonValue::scalar),
        metric.numberOrNaN("score"),
        metric.numberOrNaN("scoreError"),
        each(metric, "scorePercentiles", JsonValue::number),
        iterations(metric),
        lowerQuartiles(metric),
        each(result, "secondaryMetrics", JmhFile::iterations),
        each(result, "secondaryMetrics", JmhFile::score),
        conditions(result));
  }

  private static JmhResult.Score score(JsonValue metric) {
    return new JmhResult.Score(
        metric.numberOrNaN("score"),
        metric.numberOrNaN("scoreError"),
        metric.textOr("scoreUnit", ""));
  }

  private static Map<String, String> conditions(JsonValue result) {
    Map<String, String> conditions = new LinkedHashMap<>();
    put(conditions, "jdk", result, "jdkVersion");
    put(conditions, "vm", result, "vmName");
    if (result.optional("jvmArgs").isPresent()) {
      List<String> args = result.listOf("jvmArgs", JsonValue::scalar);
      conditions.put("jvm-args", args.isEmpty() ? "none" : String.join(" ", args));
    }
    put(conditions, "jmh", result, "jmhVersion");
    put(conditions, "warmup", result, "warmupIterations");
    put(conditions, "warmup-time", result, "warmupTime");
    put(conditions, "iterations", result, "measurementIterations");
    put(conditions, "iteration-time", result, "measurementTime");
    put(conditions, "forks", result, "forks");
    return conditions;
  }

  private static void put(
      Map<String, String> conditions, String name, JsonValue result, String field) {
    result.optional(field).ifPresent(value -> conditions.put(name, value.scalar()));
  }

  private static String settings(JsonValue result) {
    return "warm-up %s of %s, measured %s of %s"
        .formatted(
            result.textOr("warmupIterations", "?"),
            result.textOr("warmupTime", "?"),
            result.textOr("measurementIterations", "?"),
            result.textOr("measurementTime", "?"));
  }

  private static List<List<Double>> iterations(JsonValue metric) {
    Optional<JsonValue> histogram = metric.optional("rawDataHistogram");
    if (histogram.isPresent()) {
      return forks(histogram.get(), JmhFile::weightedMean);
    }
    return metric.optional("rawData").map(raw -> forks(raw, JsonValue::number)).orElse(List.of());
  }

  private static List<List<Double>> forks(JsonValue raw, Function<JsonValue, Double> mean) {
    return raw.items().stream()
        .map(fork -> fork.items().stream().map(mean).filter(m -> !m.isNaN()).toList())
        .filter(fork -> !fork.isEmpty())
        .toList();
  }

  /** Mean of [[value, count], ...]; NaN without a sample. */
  private static double weightedMean(JsonValue histogram) {
    double sum = 0;
    double count = 0;
    for (JsonValue bin : histogram.items()) {
      List<JsonValue> pair = bin.items();
      if (pair.size() != 2) {
        throw bin.wrong("[value, count]");
      }
      double times = pair.get(1).number();
      sum += pair.get(0).number() * times;
      count += times;
    }
    return sum / count;
  }

  private static List<Double> lowerQuartiles(JsonValue metric) {
    return metric.listOf("rawDataHistogram", JmhFile::lowerQuartile).stream()
        .filter(quartile -> !quartile.isNaN())
        .toList();
  }

  /** Of all samples of a fork, [[value, count], ...] for each iteration; NaN without a sample. */
  private static double lowerQuartile(JsonValue fork) {
    TreeMap<Double, Double> counts = new TreeMap<>();
    for (JsonValue iteration : fork.items()) {
      for (JsonValue bin : iteration.items()) {
        List<JsonValue> pair = bin.items();
        counts.merge(pair.get(0).number(), pair.get(1).number(), Double::sum);
      }
    }
    double quarter = counts.values().stream().mapToDouble(n -> n).sum() / 4;
    double below = 0;
    for (Map.Entry<Double, Double> bin : counts.entrySet()) {
      below += bin.getValue();
      if (below >= quarter) {
        return bin.getKey();
      }
    }
    return Double.NaN;
  }

  private static <T> Map<String, T> each(
      JsonValue parent, String name, Function<JsonValue, T> value) {
    Map<String, T> map = new LinkedHashMap<>();
    parent
        .optional(name)
        .ifPresent(o -> o.members().forEach((key, member) -> map.put(key, value.apply(member))));
    return map;
  }
}
