package io.rnnbench.report.html;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Proof;
import io.rnnbench.report.summary.Site;
import io.rnnbench.report.summary.Summary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every time of every network in a report, as the page filters and draws it and as its readers
 * download it. Rows name their network and set-up by index, so that thousands of them stay small.
 *
 * @param schema of this document, 1
 * @param backends how each is written for people
 * @param common the parameters that all networks have alike; labels leave them out
 * @param site the network and batch size that the page shows first; null where nothing was timed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Dataset(
    int schema,
    Map<String, String> backends,
    List<Result> results,
    String common,
    List<Network> networks,
    List<Setup> setups,
    Place site,
    List<Row> rows,
    List<Ratio> ratios,
    List<Runs> histories) {

  /** One result directory; a later run makes it outdated; {@code proofs} are by cell. */
  record Result(
      String name,
      String origin,
      String fingerprint,
      String date,
      String preset,
      boolean outdated,
      List<String> notes,
      Map<String, Proof> proofs) {}

  /** A network without its cell, and JMH's parameters of it. */
  record Network(String label, SortedMap<String, String> params) {}

  /** How JMH was told to measure. */
  record Setup(String mode, String unit, String settings, List<String> jvmArgs) {}

  record Place(int network, int batch) {}

  /** What was measured, of which network, under which conditions. */
  record Point(
      int result,
      String benchmark,
      String cell,
      int network,
      int batch,
      String division,
      String device,
      String threads) {}

  /** A backend at one point: its times, or why it has none; the other is null. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(@JsonUnwrapped Point point, String backend, Times times, String absent) {}

  /**
   * The times of a call.
   *
   * @param ms mean in milliseconds, {@code low..high} its 95 % interval from {@code n} units, which
   *     are forks or iterations
   * @param forks that finished, of those {@code asked} for
   * @param share of the rate of a matrix product, 0..1
   * @param outliers share of calls, 0..1
   * @param allocation bytes of Java heap per call
   * @param iterations mean milliseconds, [fork][iteration]
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Times(
      BigDecimal ms,
      BigDecimal low,
      BigDecimal high,
      int n,
      String unit,
      int forks,
      int asked,
      BigDecimal p50,
      BigDecimal p90,
      BigDecimal p99,
      BigDecimal share,
      BigDecimal ownShare,
      BigDecimal outliers,
      BigDecimal allocation,
      List<String> flags,
      List<List<BigDecimal>> iterations,
      Integer setup) {}

  /** Time of the first backend / time of the second at one point; above 1, the second is faster. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ratio(
      @JsonUnwrapped Point point,
      String first,
      String second,
      BigDecimal value,
      BigDecimal low,
      BigDecimal high,
      String unit) {}

  /**
   * Runs that can be compared, oldest first.
   *
   * @param machine that all of them ran on
   * @param runs names of their directories
   * @param dates of them, as ISO has it
   * @param annotations what happened when
   */
  record Runs(
      String machine,
      List<String> runs,
      List<String> dates,
      List<Note> annotations,
      List<Line> lines) {}

  /** A note that stands before the run with index {@code run}, or behind all of them. */
  record Note(int run, String date, String text) {}

  /**
   * A backend's time from run to run.
   *
   * @param points [index of the run, ms, low, high], without the ends where nothing was repeated
   * @param changes [index of the first run after it, mean after it / mean before it]
   */
  record Line(
      @JsonUnwrapped Point point,
      String backend,
      List<List<BigDecimal>> points,
      List<List<BigDecimal>> changes) {}

  static Dataset of(Summary summary) {
    Gatherer gatherer = new Gatherer(summary.backends());
    summary
        .directories()
        .forEach(d -> gatherer.add(d, summary.history().isOutdated(d.directory())));
    return gatherer.dataset(new DatasetHistories(gatherer).of(summary));
  }

  /** Numbers networks and set-ups while it goes through the directories. */
  static final class Gatherer {
    private final List<Result> results = new ArrayList<>();
    private final Map<SortedMap<String, String>, Integer> networks = new LinkedHashMap<>();
    private final Map<Setup, Integer> setups = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();
    private final Backends declared;
    private Optional<Site> site = Optional.empty();

    Gatherer(Backends declared) {
      this.declared = declared;
    }

    void add(DirectorySummary summary, boolean outdated) {
      Run run = summary.directory().run().orElse(Run.UNKNOWN);
      site = site.or(summary::site);
      DatasetRows points = new DatasetRows(results.size(), summary, this);
      results.add(
          new Result(
              summary.directory().name(),
              summary.origin().text(),
              summary.directory().environment().map(Environment::fingerprint).orElse(""),
              run.date(),
              run.preset(),
              outdated,
              run.notes(),
              summary.proofs()));
      rows.addAll(points.rows());
      ratios.addAll(points.ratios());
    }

    int indexOf(SortedMap<String, String> params) {
      return index(networks, params);
    }

    int indexOf(JmhResult result) {
      return index(
          setups, new Setup(result.mode(), result.unit(), result.settings(), result.jvmArgs()));
    }

    private static <T> int index(Map<T, Integer> known, T value) {
      return known.computeIfAbsent(value, v -> known.size());
    }

    private Map<String, String> common() {
      Map<String, String> common = new TreeMap<>();
      networks.keySet().stream().findFirst().ifPresent(common::putAll);
      networks.keySet().forEach(params -> common.entrySet().retainAll(params.entrySet()));
      return common;
    }

    private Network network(SortedMap<String, String> params) {
      Map<String, String> own = new TreeMap<>(params);
      own.keySet().removeAll(common().keySet());
      return new Network(Shape.label(own), params);
    }

    private Map<String, String> backends() {
      Map<String, String> backends = new TreeMap<>(CanonicalOrder.BACKENDS);
      rows.forEach(row -> backends.put(row.backend(), declared.label(row.backend())));
      return backends;
    }

    Dataset dataset(List<Runs> histories) {
      return new Dataset(
          1,
          backends(),
          results,
          Shape.label(common()),
          networks.keySet().stream().map(this::network).toList(),
          List.copyOf(setups.keySet()),
          site.map(s -> new Place(indexOf(s.params()), s.batch())).orElse(null),
          rows,
          ratios,
          histories);
    }
  }
}
