package io.rnnbench.report.gate;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final SequentialGate gate;
  private final SortedMap<Subject, Course> courses = new TreeMap<>();
  private final Map<String, List<Subject>> groups = new HashMap<>();

  public AbGate(Thresholds thresholds) {
    gate = new SequentialGate(thresholds);
  }

  /** What happened to a row so far. */
  private static final class Course {
    private final List<Double> baseline = new ArrayList<>();
    private final List<Double> candidate = new ArrayList<>();
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
    Map<String, Ab.Fork> baselines = new HashMap<>();
    Map<String, Ab.Fork> candidates = new HashMap<>();
    for (Ab.Fork fork : round) {
      (fork.side().equals(Ab.BASELINE) ? baselines : candidates).put(fork.group(), fork);
    }
    Map<Subject, Double> logRatios = new HashMap<>();
    baselines.keySet().retainAll(candidates.keySet());
    baselines.forEach((group, baseline) -> pair(baseline, candidates.get(group), logRatios));
    gate.add(logRatios);
  }

  private void pair(Ab.Fork baseline, Ab.Fork candidate, Map<Subject, Double> logRatios) {
    Map<Subject, Quantity> before = quantities(baseline);
    Map<Subject, Quantity> after = quantities(candidate);
    List<Subject> rows = groups.computeIfAbsent(baseline.group(), g -> new ArrayList<>());
    for (Map<Subject, Quantity> side : List.of(before, after)) {
      side.keySet().stream().filter(s -> !rows.contains(s)).forEach(rows::add);
    }
    for (Subject row : rows) {
      Course course = courses.computeIfAbsent(row, s -> new Course());
      Quantity b = before.get(row);
      Quantity c = after.get(row);
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
        logRatios.put(row, b.logRatio(c));
      }
    }
  }

  private static Map<Subject, Quantity> quantities(Ab.Fork fork) {
    Map<Subject, Quantity> all = new TreeMap<>();
    fork.results().forEach(result -> all.putAll(Quantity.of(result)));
    return all;
  }

  /** Whether more rounds of a group are wanted; of one that has not run yet they are. */
  public boolean wants(String group) {
    return !groups.containsKey(group)
        || groups.get(group).stream()
            .anyMatch(row -> gate.wants(row) && !courses.get(row).isBroken());
  }

  /** Rows without a verdict. */
  public long open() {
    return courses.entrySet().stream()
        .filter(e -> gate.wants(e.getKey()) && !e.getValue().isBroken())
        .count();
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
    return rows;
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
    boolean unconfirmed =
        finding.verdict() == Verdict.INCONCLUSIVE && finding.suspected() != Verdict.INCONCLUSIVE;
    String reason =
        unconfirmed
            ? (finding.suspected() == Verdict.REGRESSED ? "slower" : "faster")
                + " at first, not confirmed by fresh forks yet"
            : course.reason;
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
        reason);
  }
}
