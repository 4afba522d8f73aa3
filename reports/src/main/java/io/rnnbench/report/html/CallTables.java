package io.rnnbench.report.html;

import static io.rnnbench.report.html.StepTables.millis;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.speed.Configuration;
import io.rnnbench.report.speed.Times;
import io.rnnbench.report.speed.Timings;
import io.rnnbench.report.summary.Notation;
import java.util.List;
import java.util.Optional;

/** What is called once, and what is called to predict. */
final class CallTables {
  private static final String LATENCY = "InferenceBenchmark.latency";
  private static final String THROUGHPUT = "InferenceBenchmark.throughput";
  private static final String LOAD = "FirstCallBenchmark.load";
  private static final String BUILD = "FirstCallBenchmark.build";
  private static final String FIRST_STEP = "FirstCallBenchmark.firstStep";

  private CallTables() {}

  static List<Table> of(Timings timings, Backends backends) {
    return List.of(inference(timings, backends), firstCall(timings, backends));
  }

  private static Table inference(Timings timings, Backends backends) {
    Table.Builder table =
        StepTables.networks("Inference: latency of a batch (ms) and throughput")
            .number("p50", "p90", "p99", "sequences/s");
    for (Configuration c : timings.configurations(LATENCY, THROUGHPUT)) {
      Optional<Times> latency = timings.find(LATENCY, c);
      StepTables.row(
          table,
          c,
          backends,
          percentile(latency, "50.0"),
          percentile(latency, "90.0"),
          percentile(latency, "99.0"),
          timings
              .find(THROUGHPUT, c)
              .map(t -> Notation.digits(t.mean().rate(1e3 * c.batch()).value(), 4))
              .orElse("–"));
    }
    return table.build();
  }

  private static Table firstCall(Timings timings, Backends backends) {
    Table.Builder table =
        StepTables.networks("First call in a fresh JVM (ms), each with those before it")
            .number("load", "build the network", "first step", "a later step");
    for (Configuration c : timings.configurations(LOAD, BUILD, FIRST_STEP)) {
      StepTables.row(
          table,
          c,
          backends,
          millis(timings.find(LOAD, c)),
          millis(timings.find(BUILD, c)),
          millis(timings.find(FIRST_STEP, c)),
          millis(timings.find(Timings.STEP, c)));
    }
    return table.build();
  }

  private static String percentile(Optional<Times> times, String rank) {
    return times.map(t -> Notation.digits(t.percentile(rank), 4)).orElse("–");
  }
}
