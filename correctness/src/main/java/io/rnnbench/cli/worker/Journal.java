package io.rnnbench.cli.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.shell.UsageException;
import io.rnnbench.study.Outcome;
import io.rnnbench.study.StudyPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * study-NAME.jobs.jsonl: the plan of a study on the first line, then a line for each finished job,
 * written as soon as it is finished. A line that was cut short by a kill is left out.
 */
public final class Journal {
  private final Path file;
  private final StudyPlan plan;
  private final Map<String, Outcome> finished;

  private Journal(Path file, StudyPlan plan, Map<String, Outcome> finished) {
    this.file = file;
    this.plan = plan;
    this.finished = finished;
  }

  public static Path file(Path directory, String study) {
    return directory.resolve("study-" + study + ".jobs.jsonl");
  }

  /** A journal without jobs; it takes the place of one that is there. */
  static Journal begin(Path directory, String study, StudyPlan plan) {
    Journal journal = new Journal(file(directory, study), plan, new LinkedHashMap<>());
    journal.write(List.of(json(plan)), StandardOpenOption.TRUNCATE_EXISTING);
    return journal;
  }

  /**
   * The journal that is there.
   *
   * @throws UsageException where there is none, or none that can be read
   */
  static Journal read(Path directory, String study) {
    Path file = file(directory, study);
    try {
      List<String> lines = Files.readAllLines(file);
      StudyPlan plan = ResultFile.JSON.readValue(lines.get(0), StudyPlan.class);
      Map<String, Outcome> finished = new LinkedHashMap<>();
      List<String> whole = new ArrayList<>(lines.subList(0, 1));
      for (String line : lines.subList(1, lines.size())) {
        Outcome outcome = outcome(line);
        if (outcome != null) {
          finished.put(outcome.job(), outcome);
          whole.add(line);
        }
      }
      Journal journal = new Journal(file, plan, finished);
      if (whole.size() < lines.size()) {
        journal.write(whole, StandardOpenOption.TRUNCATE_EXISTING);
      }
      return journal;
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new UsageException(
          "%s: no run to go on with or to merge (%s); run the study with --out first"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  /** Null for a line that was cut short: that job is run again. */
  private static Outcome outcome(String line) {
    try {
      return ResultFile.JSON.readValue(line, Outcome.class);
    } catch (JsonProcessingException cutShort) {
      return null;
    }
  }

  StudyPlan plan() {
    return plan;
  }

  /** Finished jobs by their names. */
  Map<String, Outcome> finished() {
    return finished;
  }

  /** Adds a finished job; from any thread. */
  synchronized void add(Outcome outcome) {
    finished.put(outcome.job(), outcome);
    write(List.of(json(outcome)), StandardOpenOption.APPEND);
  }

  private void write(List<String> lines, StandardOpenOption how) {
    try {
      Files.write(
          file,
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          how);
    } catch (IOException e) {
      throw new UsageException(
          "%s: can't be written (%s); what was finished before is kept: go on with --resume"
              .formatted(file, e.getMessage()));
    }
  }

  private static String json(Object value) {
    try {
      return ResultFile.JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
