package io.rnnbench.report.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** run.json: how the benchmarks were run, and what did not run. */
public record Run(
    Optional<String> command,
    String preset,
    String division,
    List<Failure> failures,
    List<String> notes) {

  /** The notes that name {@code cell} as a word: they are shown wherever its numbers are. */
  public List<String> notesOn(String cell) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(cell) + "\\b");
    return notes.stream().filter(note -> word.matcher(note).find()).toList();
  }

  /** A configuration without a complete result, and why. */
  public record Failure(String benchmark, Map<String, String> params, String reason) {}
}
