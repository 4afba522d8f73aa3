package io.rnnbench.report.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Joins verdicts of the same two programs on several machines. A row is slower where every machine
 * says so: pairs on one machine share its taste in memory layouts, which another machine does not
 * have. What is wrong is wrong on whichever machine it shows.
 */
final class SeveralMachines {
  /** What may depend on the machine. */
  private static final Set<String> SPEED =
      Set.of(Subject.TIME, Subject.MEAN_TIME, Subject.ALLOCATION);

  private static final String OR = " | ";

  private SeveralMachines() {}

  /**
   * One verdict on all.
   *
   * @param byMachine by the names that the user gave them, at least one
   */
  static GateResult join(Map<String, GateResult> byMachine) {
    SortedMap<Subject, Map<String, GateRow>> rows = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    byMachine.forEach(
        (machine, result) -> {
          for (GateRow row : result.rows()) {
            rows.computeIfAbsent(row.subject(), s -> new LinkedHashMap<>()).put(machine, row);
          }
          result.notes().forEach(note -> notes.add(machine + ": " + note));
          result.differences().forEach(text -> differences.add(machine + ": " + text));
        });
    Collection<GateResult> results = byMachine.values();
    String baselines = names(results.stream().map(GateResult::baseline).toList());
    String candidates = names(results.stream().map(GateResult::candidate).toList());
    if ((baselines + candidates).contains(OR)) {
      notes.add("the runs name different programs: make sure that all compared the same two");
    }
    return GateResult.of(
        baselines,
        candidates,
        results.iterator().next().thresholds(),
        rows.values().stream().map(of -> row(of, byMachine.size())).toList(),
        differences,
        notes,
        "");
  }

  private static String names(List<String> of) {
    return of.stream().distinct().collect(Collectors.joining(OR));
  }

  private static GateRow row(Map<String, GateRow> byMachine, int machines) {
    Collection<GateRow> rows = byMachine.values();
    GateRow any = rows.iterator().next();
    Verdict verdict = verdict(any.subject(), rows, machines);
    return new GateRow(
        any.subject(),
        mean(rows, GateRow::baseline),
        mean(rows, GateRow::candidate),
        any.unit(),
        mean(rows, GateRow::ratio),
        rows.stream().mapToDouble(GateRow::low).min().orElseThrow(),
        rows.stream().mapToDouble(GateRow::high).max().orElseThrow(),
        verdict,
        rows.stream().mapToInt(GateRow::forks).sum(),
        reason(byMachine, verdict, machines));
  }

  private static Verdict verdict(Subject subject, Collection<GateRow> rows, int machines) {
    List<Verdict> all = rows.stream().map(GateRow::verdict).distinct().toList();
    if (!SPEED.contains(subject.metric())) {
      return Verdict.of(all);
    }
    if (rows.size() == machines && all.size() == 1) {
      return all.get(0);
    }
    boolean harmless = List.of(Verdict.PASS, Verdict.IMPROVED).containsAll(all);
    return harmless && rows.size() == machines ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  /** Such as "REGRESSED only on a (1.27), PASS on b (1.00)". */
  private static String reason(Map<String, GateRow> byMachine, Verdict joined, int machines) {
    Map<Verdict, List<String>> machinesOf = new TreeMap<>();
    byMachine.forEach(
        (machine, row) ->
            machinesOf
                .computeIfAbsent(row.verdict(), v -> new ArrayList<>())
                .add(machine + ratio(row)));
    if (machinesOf.size() == 1 && byMachine.size() == machines) {
      return joined == Verdict.PASS
          ? ""
          : byMachine.values().stream()
              .map(GateRow::reason)
              .filter(text -> !text.isEmpty())
              .distinct()
              .collect(Collectors.joining("; "));
    }
    return Verdict.WORST_FIRST.stream()
        .filter(machinesOf::containsKey)
        .map(
            verdict ->
                "%s only on %s".formatted(verdict, String.join(" and ", machinesOf.get(verdict))))
        .collect(Collectors.joining(", "));
  }

  private static String ratio(GateRow row) {
    return Double.isFinite(row.ratio()) ? String.format(Locale.ROOT, " (%.3f)", row.ratio()) : "";
  }

  /** Geometric, of what there is. */
  private static double mean(Collection<GateRow> rows, ToDoubleFunction<GateRow> of) {
    return Math.exp(
        rows.stream()
            .mapToDouble(of)
            .filter(Double::isFinite)
            .map(Math::log)
            .average()
            .orElse(Double.NaN));
  }
}
