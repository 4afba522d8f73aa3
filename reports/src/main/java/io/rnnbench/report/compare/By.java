package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What rows of one result are compared by: a parameter; "threads"; "benchmark", where a pattern
 * says which part of the name; or a condition of JMH's, such as "jdk".
 *
 * @param pattern of the part of a benchmark's name that differs; empty for the method
 */
public record By(String name, Optional<Pattern> pattern) {
  public static final String BENCHMARK = "benchmark";
  public static final String THREADS = "threads";

  private static final Pattern METHOD = Pattern.compile("[^.]+$");

  /** The row with what it is compared by as a parameter; without it where it has none. */
  RowKey key(JmhResult result) {
    RowKey key = RowKey.of(result);
    if (key.params().containsKey(name)) {
      return key;
    }
    return switch (name) {
      case THREADS -> key.withThreads(0).with(name, String.valueOf(result.threads()));
      case BENCHMARK -> byBenchmark(key);
      default -> {
        String condition = result.conditions().get(name);
        yield condition == null ? key : key.with(name, condition);
      }
    };
  }

  private RowKey byBenchmark(RowKey key) {
    Matcher part = pattern.orElse(METHOD).matcher(key.benchmark());
    if (!part.find()) {
      return key;
    }
    int group = part.groupCount() > 0 && part.group(1) != null ? 1 : 0;
    String rest =
        key.benchmark().substring(0, part.start(group))
            + "*"
            + key.benchmark().substring(part.end(group));
    return key.of(rest).with(name, part.group(group));
  }
}
