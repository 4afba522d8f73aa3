package io.rnnbench.report.summary;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.result.Study;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mark of a report: whether what it compares was proved to be equal, and on what. */
public record Equality(State state, String text) {

  /** How it stands. */
  public enum State {
    PROVED("✓"),
    OPEN("?"),
    FAILED("✗");

    private final String mark;

    State(String mark) {
      this.mark = mark;
    }
  }

  /** The text behind its sign. */
  public String marked() {
    return state.mark + " " + text;
  }

  static Equality of(List<DirectorySummary> directories, Backends declared) {
    List<Parity.Row> rows =
        directories.stream()
            .flatMap(d -> d.directory().parity().stream())
            .flatMap(parity -> parity.rows().stream())
            .toList();
    List<Study.Agreement> agreements =
        directories.stream()
            .flatMap(d -> d.directory().studies().stream())
            .flatMap(study -> study.agreement().stream())
            .toList();
    String failed =
        joined(
            failed(rows.stream().filter(row -> !row.holds()).count(), rows.size(), "parity"),
            failed(
                agreements.stream().filter(row -> !row.holds()).count(),
                agreements.size(),
                "agreement"));
    if (!failed.isEmpty()) {
      return new Equality(
          State.FAILED, "Not equal: " + failed + ". What they touch is not a result.");
    }
    if (rows.isEmpty() && agreements.isEmpty()) {
      return unchecked(directories);
    }
    String parity =
        rows.isEmpty()
            ? ""
            : "all " + Notation.count(rows.size()) + " parity checks hold (" + subjects(rows) + ")";
    String agreement =
        agreements.isEmpty()
            ? ""
            : "all " + Notation.count(agreements.size()) + " agreement checks of studies hold";
    String open = notProved(directories, rows, declared);
    return open.isEmpty()
        ? new Equality(State.PROVED, "Proved equal: " + joined(parity, agreement) + ".")
        : new Equality(
            State.OPEN, "Not proved equal: " + open + ". " + joined(parity, agreement) + ".");
  }

  /** What was timed without a proof, or that one backend was proved alone; empty if all is well. */
  private static String notProved(
      List<DirectorySummary> directories, List<Parity.Row> rows, Backends declared) {
    List<String> backends = rows.stream().map(Parity.Row::backend).distinct().toList();
    if (backends.size() == 1) {
      return "parity.json has " + declared.label(backends.get(0)) + " alone";
    }
    return directories.stream()
        .flatMap(d -> d.proofs().entrySet().stream())
        .filter(proof -> !proof.getValue().holds())
        .map(proof -> proof.getKey() + " (" + proof.getValue().reason() + ")")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String failed(long failures, int of, String what) {
    return failures == 0
        ? ""
        : Notation.count(failures) + " of " + Notation.count(of) + " " + what + " checks failed";
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  private static Equality unchecked(List<DirectorySummary> directories) {
    boolean proved =
        directories.stream()
            .allMatch(
                d -> !d.proofs().isEmpty() && d.proofs().values().stream().allMatch(Proof::holds));
    return proved
        ? new Equality(State.PROVED, "Proved equal: every network by the JVM that timed it.")
        : new Equality(State.OPEN, "No check is in these files: nothing here is proved.");
  }

  private static String subjects(List<Parity.Row> rows) {
    Stream<String> cells =
        distinct(rows.stream().map(row -> row.network().cell()), CanonicalOrder.CELLS);
    Stream<String> types =
        distinct(rows.stream().map(Parity.Row::dtype), Comparator.naturalOrder());
    return String.join(", ", Stream.concat(cells, types).toList());
  }

  private static Stream<String> distinct(Stream<String> names, Comparator<String> order) {
    return names.filter(name -> !name.isEmpty()).distinct().sorted(order);
  }
}
