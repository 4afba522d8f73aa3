package io.rnnbench.report.command;

import io.rnnbench.report.compare.Better;
import io.rnnbench.report.compare.Metric;
import io.rnnbench.report.result.JmhResult;
import java.util.Collection;
import picocli.CommandLine.Option;

/** The options that say what is compared. */
final class MetricOptions {
  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      defaultValue = "time",
      description =
          "time; allocation, as measured with -prof gc; score, JMH's in its own unit; or any"
              + " secondary metric by its name, such as gc.time or a counter of your own. Default:"
              + " time.")
  private String name;

  @Option(
      names = "--better",
      paramLabel = "less|more",
      description =
          "In which direction the metric gets better. Left out: more of a rate (ops/...) or of"
              + " instructions per cycle, less of all else.")
  private Better better;

  Metric metric() {
    return Metric.named(name);
  }

  /** The direction that was asked for, or that of the metric's unit in these rows. */
  Better better(Collection<JmhResult> rows) {
    return better != null ? better : metric().better(rows);
  }
}
