package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import io.rnnbench.report.gate.Subject;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.gate.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Results of a gate. */
final class Samples {
  /** Markup of HTML and Markdown, a mention, an escape sequence, half a character, a turned one. */
  static final String NASTY =
      "<script>a(\"b\")</script> a|b `c` [d](e) *f* @g #77777 %s\n\u001b[31m\u0000 \ud800 \uffff \u202e & ']]>";

  private static final double NONE = Double.NaN;
  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  private Samples() {}

  /**
   * All verdicts, intervals without an end, a row without a ratio, text that nobody should trust.
   */
  static GateResult rich() {
    return result(
        List.of(
            row(
                Subject.of("EpochBenchmark.epoch", params("LSTM", "16"), Subject.TIME),
                List.of(1234.5, 1100.25, 0.89125, 0.8751, 0.9077),
                "ms/op",
                Verdict.IMPROVED,
                ""),
            row(
                Subject.of("MemoryBenchmark.steps", params("LSTM", "16"), Subject.MEMORY_GROWTH),
                List.of(0.0, 1.5, UNBOUNDED, 0.0, UNBOUNDED),
                "kB/op",
                Verdict.INCONCLUSIVE,
                "one fork can't tell"),
            row(
                Subject.of("TrainStepBenchmark.step", params("GRU", "4"), Subject.PARITY),
                List.of(NONE, NONE, NONE, NONE, NONE),
                "",
                Verdict.INCOMPARABLE,
                "no proof in the baseline"),
            row(
                Subject.of("TrainStepBenchmark.step", params("LSTM", "16"), Subject.TIME),
                List.of(8.14, 8.7912, 1.08, 1.0312, 1.131),
                "ms/op",
                Verdict.REGRESSED,
                ""),
            row(
                Subject.of("TrainStepBenchmark.step", params("LSTM", "16"), Subject.ALLOCATION),
                List.of(1_234_567.0, 1_234_600.0, 1.0000267, 0.9999, 1.0002),
                "B/op",
                Verdict.PASS,
                ""),
            row(
                Subject.of("TrainStepBenchmark.step", params("LSTM", "256"), Subject.TIME),
                List.of(0.000412, 0.0004202, 1.0199, 1.0001, UNBOUNDED),
                "ms/op",
                Verdict.INCONCLUSIVE,
                "the interval holds 1.05"),
            row(
                Subject.of(NASTY, Map.of("framework", "dl4j", NASTY, NASTY), NASTY),
                List.of(1.0, 2.0, 2.0, 1.9, 2.1),
                NASTY,
                Verdict.REGRESSED,
                NASTY)));
  }

  /** Two environments that don't agree, so that no row was judged. */
  static GateResult incomparable() {
    return new GateResult(
        Verdict.INCOMPARABLE,
        "base",
        "candidate",
        Thresholds.DEFAULT,
        List.of(),
        List.of("CPU: A, B", "Java: 17, 21"),
        List.of(),
        "");
  }

  /** So many rows of one verdict. */
  static GateResult of(int rows, Verdict verdict) {
    return new GateResult(
        verdict,
        "base",
        "candidate",
        Thresholds.DEFAULT,
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    row(
                        Subject.of("Some.thing" + i, Map.of("cell", "LSTM"), Subject.TIME),
                        List.of(1.0, 1.0, 1.0, 0.99, 1.01),
                        "ms/op",
                        verdict,
                        ""))
            .toList(),
        List.of(),
        List.of(),
        "");
  }

  private static GateResult result(List<GateRow> rows) {
    return GateResult.of(
        "results/base",
        "results/candidate " + NASTY,
        Thresholds.DEFAULT,
        rows,
        List.of("Java: 17.0.15, 17.0.16 (allowed)", NASTY),
        List.of("one row has no proof", NASTY),
        "java -jar benchmarks/target/benchmarks.jar ab --include '``` Train|Epoch' --out results");
  }

  private static Map<String, String> params(String cell, String batchSize) {
    return Map.of("framework", "dl4j", "cell", cell, "batchSize", batchSize);
  }

  /** A row of baseline, candidate, ratio, low, high. */
  private static GateRow row(
      Subject subject, List<Double> numbers, String unit, Verdict verdict, String reason) {
    return new GateRow(
        subject,
        numbers.get(0),
        numbers.get(1),
        unit,
        numbers.get(2),
        numbers.get(3),
        numbers.get(4),
        verdict,
        10,
        reason);
  }
}
