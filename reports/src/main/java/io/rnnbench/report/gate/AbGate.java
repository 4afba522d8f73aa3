package io.rnnbench.report.gate;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges two programs that took turns, round by round: the same while they run and afterwards, from
 * ab.json.
 */
public final class AbGate {
  /**
   * Rounds in which a row came to nothing, before a side that never gave it counts as broken. A
   * side that did once only loses the rounds in which it crashed: frameworks crash by chance, and
   * chance must not raise an alarm.
   */
  private static final int PATIENCE = 2;

  /** Of all rows together it is allowed this share of what one of them is. */
  private static final double SHARE_OF_ALL = 0.5;

  private final SequentialGate gate = new SequentialGate();
  private final Thresholds thresholds;
  private int rounds;
  private final SortedMap<Subject, Course> courses = new TreeMap<>();
  private final Map<String, List<Subject>> groups = new HashMap<>();

  public AbGate(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** What happened to a row so far. */
  private static final class Course {
    private final List<Double> baseline = new ArrayList<>();
    private final List<Double> candidate = new ArrayList<>();
    private final List<SequentialGate.Value> values = new ArrayList<>();
    private String unit = "";
    private int rounds;
    private boolean baselineRan;
    private boolean candidateRan;
    private String reason = "";

    boolean isBroken() {
      return rounds >= PATIENCE && !(baselineRan && candidateRan);
    }
  }

  /** The gate after all rounds of a file that are whole. */
  public static AbGate replay(Ab ab, Thresholds thresholds) {
    AbGate judge = new AbGate(thresholds);
    SortedMap<Integer, List<Ab.Fork>> rounds = new TreeMap<>();
    ab.forks().forEach(f -> rounds.computeIfAbsent(f.round(), r -> new ArrayList<>()).add(f));
    rounds.values().forEach(judge::add);
    return judge;
  }

  /** Takes all forks of a round; those of a group without its other side are left out. */
  public void add(List<Ab.Fork> round) {
    rounds++;
    Map<String, Ab.Fork> baselines = new HashMap<>();
    Map<String, Ab.Fork> candidates = new HashMap<>();
    for (Ab.Fork fork : round) {
      (fork.side().equals(Ab.BASELINE) ? baselines : candidates).put(fork.group(), fork);
    }
    Map<Subject, SequentialGate.Value> values = new HashMap<>();
    baselines.keySet().retainAll(candidates.keySet());
    baselines.forEach((group, baseline) -> pair(baseline, candidates.get(group), values));
    together(values);
    gate.add(values);
  }

  /**
   * Adds the geometric mean of all rows, in which a slow-down shows that is small and everywhere.
   * It is allowed less than one row is, but what is too little to count stays so.
   */
  private void together(Map<Subject, SequentialGate.Value> values) {
    List<Subject> rows =
        courses.keySet().stream()
            .filter(row -> row.metric().equals(Subject.TIME) && !courses.get(row).isBroken())
            .toList();
    if (rows.size() > 1 && values.keySet().containsAll(rows)) {
      double mean =
          rows.stream().mapToDouble(r -> values.get(r).logRatio()).average().orElseThrow();
      double allowed = Math.max(thresholds.minEffect(), SHARE_OF_ALL * thresholds.maxSlowdown());
      values.put(
          Subject.ALL_ROWS,
          new SequentialGate.Value(
              Subject.ALL_ROWS.benchmark(), new Thresholds(thresholds.minEffect(), allowed), mean));
    }
  }

  private void pair(
      Ab.Fork baseline, Ab.Fork candidate, Map<Subject, SequentialGate.Value> values) {
    Map<Subject, Quantity> before = quantities(baseline);
    Map<Subject, Quantity> after = quantities(candidate);
    List<Subject> rows = groups.computeIfAbsent(baseline.group(), g -> new ArrayList<>());
    for (Map<Subject, Quantity> side : List.of(before, after)) {
      side.keySet().stream().filter(s -> !rows.contains(s)).forEach(rows::add);
    }
    boolean finished = isFinished(baseline) && isFinished(candidate);
    for (Subject row : rows) {
      Course course = courses.computeIfAbsent(row, s -> new Course());
      Quantity b = before.get(row);
      Quantity c = after.get(row);
      if (b == null && c == null && finished) {
        continue; // it was clear before, and left out
      }
      course.rounds++;
      course.baselineRan |= b != null;
      course.candidateRan |= c != null;
      if (b == null) {
        course.reason = "the baseline failed: " + baseline.reason();
      }
      if (c == null) {
        course.reason = "the candidate failed: " + candidate.reason();
      }
      if (b != null && c != null) {
        course.unit = b.unit();
        course.baseline.add(b.value());
        course.candidate.add(c.value());
        SequentialGate.Value value =
            new SequentialGate.Value(
                baseline.group() + " " + row.metric(), allowed(row), b.logRatio(c));
        course.values.add(value);
        values.put(row, value);
      }
    }
  }

  /** Means spread more than quartiles: what passes may be slower by twice as much. */
  private Thresholds allowed(Subject row) {
    return row.metric().equals(Subject.MEAN_TIME)
        ? new Thresholds(thresholds.minEffect(), 2 * thresholds.maxSlowdown())
        : thresholds;
  }

  private static Map<Subject, Quantity> quantities(Ab.Fork fork) {
    Map<Subject, Quantity> all = new TreeMap<>();
    fork.results().forEach(result -> all.putAll(Quantity.of(result)));
    return all;
  }

  /** Whether more rounds of a group are wanted; of one that has not run yet they are. */
  public boolean wants(String group) {
    return !groups.containsKey(group) || groups.get(group).stream().anyMatch(this::wants);
  }

  /** Whether more is wanted of what a process measured. */
  public boolean wants(Ab.Result result) {
    return Quantity.of(result).keySet().stream().anyMatch(this::wants);
  }

  private boolean wants(Subject row) {
    Course course = courses.get(row);
    return course == null || (!course.isBroken() && (gate.wants(row) || isPartOfMean(row)));
  }

  private boolean isPartOfMean(Subject row) {
    return row.metric().equals(Subject.TIME) && gate.isOpen(Subject.ALL_ROWS);
  }

  /** What it can find at the noise so far; empty where there were too few rounds to tell. */
  public Optional<Forecast> forecast() {
    Map<Subject, List<SequentialGate.Value>> pairs = new HashMap<>();
    courses.forEach(
        (row, course) -> {
          if (course.values.size() > 1) {
            pairs.put(row, course.values);
          }
        });
    return rounds < Look.FIRST || pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(Forecast.of(pairs));
  }

  /** Root mean square of ln(candidate / baseline) of each row's pairs so far. */
  public SortedMap<Subject, Double> spreads() {
    SortedMap<Subject, Double> spreads = new TreeMap<>();
    courses.forEach(
        (row, course) ->
            course.values.stream()
                .mapToDouble(value -> value.logRatio() * value.logRatio())
                .average()
                .ifPresent(square -> spreads.put(row, Math.sqrt(square))));
    return spreads;
  }

  /** Rows without a verdict. */
  public long open() {
    return rows().stream().filter(row -> row.verdict() == Verdict.INCONCLUSIVE).count();
  }

  /** The verdict on all rows, as things stand. */
  public Verdict verdict() {
    return Verdict.of(rows().stream().map(GateRow::verdict).toList());
  }

  /** The verdict on every row, as things stand. */
  public List<GateRow> rows() {
    SortedMap<Subject, SequentialGate.Finding> findings = gate.findings();
    List<GateRow> rows = new ArrayList<>();
    courses.forEach(
        (subject, course) -> {
          SequentialGate.Finding finding = findings.get(subject);
          rows.add(
              finding == null || course.isBroken()
                  ? broken(subject, course)
                  : row(subject, course, finding));
        });
    if (findings.containsKey(Subject.ALL_ROWS)) {
      rows.add(row(Subject.ALL_ROWS, new Course(), findings.get(Subject.ALL_ROWS)));
    }
    return rows;
  }

  private static boolean isFinished(Ab.Fork fork) {
    return fork.status().equals(Ab.FINISHED);
  }

  private static GateRow broken(Subject subject, Course course) {
    return new GateRow(
        subject,
        Quantity.median(course.baseline),
        Quantity.median(course.candidate),
        course.unit,
        Double.NaN,
        0,
        Double.POSITIVE_INFINITY,
        course.baselineRan ? Verdict.REGRESSED : Verdict.INCONCLUSIVE,
        course.baseline.size(),
        course.reason);
  }

  private static GateRow row(Subject subject, Course course, SequentialGate.Finding finding) {
    return new GateRow(
        subject,
        Quantity.median(course.baseline),
        Quantity.median(course.candidate),
        course.unit,
        finding.ratio(),
        finding.low(),
        finding.high(),
        finding.verdict(),
        finding.pairs(),
        course.reason);
  }
}
