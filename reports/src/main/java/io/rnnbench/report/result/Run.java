package io.rnnbench.report.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * run.json: how the benchmarks were run, and what did not run.
 *
 * @param date as the file spells it; empty if not given
 * @param divisions the divisions that were run; an older file has one
 * @param forks the JVMs in the order in which they ran
 */
public record Run(
    Optional<String> command,
    String date,
    String preset,
    List<String> divisions,
    OptionalInt forksAskedFor,
    List<Settings> settings,
    List<Failure> failures,
    List<Unsupported> unsupported,
    List<String> notes,
    List<Fork> forks,
    List<MemoryVerdict> memory) {
  /** What is known where there is no run.json. */
  public static final Run UNKNOWN =
      new Run(
          Optional.empty(),
          "",
          "",
          List.of(),
          OptionalInt.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  /** The date, at midnight in UTC where it is without a time; empty where it is none. */
  public Optional<Instant> moment() {
    return IsoDate.parse(date);
  }

  /** The notes that name {@code cell} as a word: they are shown wherever its numbers are. */
  public List<String> notesOn(String cell) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(cell) + "\\b");
    return notes.stream().filter(note -> word.matcher(note).find()).toList();
  }

  /**
   * What a backend is given in a division.
   *
   * @param reasons for what depends on the machine, one line each
   * @param adapter what the project's own adapter does differently, one line each
   */
  public record Settings(
      String division,
      String backend,
      List<String> jvmArgs,
      Map<String, String> environment,
      List<String> reasons,
      List<String> adapter) {}

  /**
   * A configuration without a complete result, and why.
   *
   * @param log the failed JVM's log; empty if none was kept
   */
  public record Failure(String benchmark, Map<String, String> params, String reason, String log) {}

  /** A configuration that a backend can't run, and why. */
  public record Unsupported(String benchmark, Map<String, String> params, String reason) {}
}
