package io.rnnbench.report.html;

import io.rnnbench.report.result.Fork;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Configuration;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Pair;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.speed.Row;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.speed.Speed;
import io.rnnbench.report.speed.Times;
import io.rnnbench.report.speed.Timings;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Proof;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of one directory. */
final class DatasetRows {
  /** Iterations are there to be looked at: their mean has all the digits. */
  private static final MathContext DIGITS = new MathContext(4);

  private record Key(String benchmark, Configuration configuration) {}

  private final int result;
  private final DirectorySummary summary;
  private final Dataset.Gatherer gatherer;
  private final Map<Key, List<JmhResult>> measured = new HashMap<>();
  private final Map<Key, Set<String>> flags = new HashMap<>();
  private final List<Dataset.Row> rows = new ArrayList<>();
  private final List<Dataset.Ratio> ratios = new ArrayList<>();

  DatasetRows(int result, DirectorySummary summary, Dataset.Gatherer gatherer) {
    this.result = result;
    this.summary = summary;
    this.gatherer = gatherer;
    for (JmhResult one : summary.directory().timed()) {
      Configuration.of(one.params())
          .ifPresent(
              c ->
                  measured
                      .computeIfAbsent(
                          new Key(Timings.nameOf(one.benchmark()), c), k -> new ArrayList<>())
                      .add(one));
    }
    for (Fork fork : summary.directory().run().orElse(Run.UNKNOWN).forks()) {
      Configuration.of(fork.params())
          .ifPresent(
              c ->
                  flags
                      .computeIfAbsent(
                          new Key(Timings.nameOf(fork.benchmark()), c), k -> new LinkedHashSet<>())
                      .addAll(fork.flags()));
    }
    Stream.concat(Stream.of(summary.speed()), summary.otherSpeeds().stream()).forEach(this::add);
  }

  List<Dataset.Row> rows() {
    return rows;
  }

  List<Dataset.Ratio> ratios() {
    return ratios;
  }

  private void add(Speed speed) {
    for (ShapeComparison shape : speed.shapes()) {
      for (BatchComparison batch : shape.batches()) {
        Dataset.Point point = point(speed.benchmark(), shape.shape(), batch.batch());
        for (Row row : batch.rows()) {
          rows.add(row(point, shape.shape(), batch, row));
        }
      }
    }
    speed.ofEveryPair(summary.backends()).forEach(this::addRatios);
  }

  private void addRatios(Speed speed) {
    for (ShapeComparison shape : speed.shapes()) {
      for (BatchComparison batch : shape.compared()) {
        if (!isWithheld(shape.shape().cell())) {
          Dataset.Point point = point(speed.benchmark(), shape.shape(), batch.batch());
          ratios.add(ratio(point, speed.pair(), batch.ratio().orElseThrow(), batch.replication()));
        }
      }
    }
  }

  /** A ratio of what was shown to be unequal is no result. */
  private boolean isWithheld(String cell) {
    Proof proof = summary.proofs().get(cell);
    return proof != null && proof.state() == Proof.State.FAILED;
  }

  private Dataset.Point point(String benchmark, Shape shape, int batch) {
    Conditions conditions = shape.conditions();
    return new Dataset.Point(
        result,
        benchmark,
        shape.cell(),
        gatherer.indexOf(shape.params()),
        batch,
        conditions.division(),
        conditions.device(),
        conditions.computeThreads());
  }

  private static Dataset.Ratio ratio(
      Dataset.Point point, Pair pair, Estimate ratio, Replication replication) {
    return new Dataset.Ratio(
        point,
        pair.first().name(),
        pair.second().name(),
        Charts.number(ratio.value()),
        low(ratio),
        high(ratio),
        name(replication));
  }

  private Dataset.Row row(Dataset.Point point, Shape shape, BatchComparison batch, Row row) {
    if (row instanceof Row.Measured measured) {
      Replication replication =
          row.backend().equals(BatchComparison.PYTHON)
              ? Replication.of(List.of(measured.times()))
              : batch.replication();
      Key key = new Key(point.benchmark(), new Configuration(shape, batch.batch(), row.backend()));
      return new Dataset.Row(point, row.backend(), times(measured, replication, key), null);
    }
    return new Dataset.Row(point, row.backend(), null, ((Row.Absent) row).reason());
  }

  private Dataset.Times times(Row.Measured row, Replication replication, Key key) {
    Optional<JmhResult> jmh =
        measured.getOrDefault(key, List.of()).stream()
            .filter(result -> Times.of(result).equals(Optional.of(row.times())))
            .findFirst();
    return new Dataset.Times(
        Charts.number(row.millis().value()),
        low(row.millis()),
        high(row.millis()),
        replication.units(row.times()).size(),
        name(replication),
        row.forks(),
        row.times().forksAskedFor(),
        percentile(row, "50.0"),
        percentile(row, "90.0"),
        percentile(row, "99.0"),
        share(row.shareOfPeak()),
        share(row.shareOfOwnPeak()),
        Charts.number(row.outliers()),
        jmh.map(DatasetRows::allocation).orElse(null),
        List.copyOf(flags.getOrDefault(key, Set.of())),
        iterations(row.times()),
        jmh.map(gatherer::indexOf).orElse(null));
  }

  private static BigDecimal allocation(JmhResult jmh) {
    OptionalDouble mean =
        jmh.allocations().stream().flatMap(List::stream).mapToDouble(bytes -> bytes).average();
    return mean.isPresent() ? Charts.number(mean.getAsDouble()) : null;
  }

  private static BigDecimal share(OptionalDouble share) {
    return share.isPresent() ? Charts.number(share.getAsDouble()) : null;
  }

  private static String name(Replication replication) {
    return replication.name().toLowerCase(Locale.ROOT);
  }

  private static BigDecimal percentile(Row.Measured row, String rank) {
    return Charts.number(row.times().percentile(rank));
  }

  private static BigDecimal low(Estimate estimate) {
    return estimate.interval().map(i -> Charts.number(i.low())).orElse(null);
  }

  private static BigDecimal high(Estimate estimate) {
    return estimate.interval().map(i -> Charts.number(i.high())).orElse(null);
  }

  private static List<List<BigDecimal>> iterations(Times times) {
    return times.iterations().stream()
        .map(fork -> fork.stream().map(ms -> Charts.number(ms, DIGITS)).toList())
        .toList();
  }
}
