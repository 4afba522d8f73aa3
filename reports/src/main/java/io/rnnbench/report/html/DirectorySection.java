package io.rnnbench.report.html;

import io.rnnbench.report.compare.ScoreTable;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.EnvironmentFile;
import io.rnnbench.report.result.JmhFile;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.result.ParityFile;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.result.RunFile;
import io.rnnbench.report.result.Study;
import io.rnnbench.report.result.StudyFile;
import io.rnnbench.report.summary.Answer;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.NotCompared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the view of one directory. */
final class DirectorySection {

  /** The section; lists of sections are empty where the file is missing. */
  record View(
      String anchor,
      String name,
      String path,
      List<String> failedChecks,
      List<Sentence> answers,
      List<String> notCompared,
      String origin,
      String scores,
      List<Charts.Place> scoreFigures,
      List<Table> scoreTables,
      List<String> remarks,
      List<SpeedSection.View> speed,
      List<ParitySection.View> parity,
      List<StudySection.View> studies,
      List<Environment> environment,
      List<Command> commands,
      Table missing,
      String unknown) {
    boolean isForeign() {
      return !scores.isEmpty();
    }

    boolean hasNotCompared() {
      return !notCompared.isEmpty();
    }

    boolean hasCommands() {
      return !commands.isEmpty();
    }
  }

  /** An answer; {@code css} is "proved" or "unproved". */
  record Sentence(String css, String text, String range, List<String> notes) {}

  /** The command that wrote a file. */
  record Command(String file, String command) {}

  private DirectorySection() {}

  static View view(DirectorySummary summary, String anchor, Charts charts) {
    ResultDirectory directory = summary.directory();
    boolean foreign = summary.isForeign();
    boolean timed = !foreign && (!directory.timed().isEmpty() || directory.run().isPresent());
    return new View(
        anchor,
        directory.name(),
        directory.given().toString(),
        summary.failedChecks(),
        summary.answers().stream().map(DirectorySection::sentence).toList(),
        summary.notCompared().stream().map(NotCompared::text).toList(),
        foreign ? "" : summary.origin().text(),
        foreign ? ScoreTable.of(directory.timed()).about() : "",
        foreign
            ? ScoreFigures.of(directory.timed()).stream().map(charts::figure).toList()
            : List.of(),
        foreign ? List.of(JmhTable.of(directory.timed())) : List.of(),
        directory.remarks(),
        timed ? List.of(SpeedSection.view(summary, charts)) : List.of(),
        directory.parity().stream()
            .map(parity -> ParitySection.view(parity, charts.backends()))
            .toList(),
        directory.studies().stream().map(study -> StudySection.view(study, charts)).toList(),
        directory.environment().stream().toList(),
        commands(directory),
        missing(directory),
        String.join(", ", directory.unknown()));
  }

  private static Sentence sentence(Answer answer) {
    return new Sentence(
        answer.proof().holds() ? "proved" : "unproved",
        answer.text(),
        answer.range(),
        answer.notes());
  }

  private static List<Command> commands(ResultDirectory directory) {
    List<Command> commands = new ArrayList<>();
    add(commands, ParityFile.NAME, directory.parity().flatMap(Parity::command));
    for (Study study : directory.studies()) {
      add(commands, study.fileName(), study.command());
    }
    add(commands, RunFile.NAME, directory.run().flatMap(Run::command));
    return List.copyOf(commands);
  }

  private static void add(List<Command> commands, String file, Optional<String> command) {
    command.ifPresent(line -> commands.add(new Command(file, line)));
  }

  private static Table missing(ResultDirectory directory) {
    Table.Builder table = Table.titled("Missing here").text("file", "holds").wide("made by");
    if (directory.parity().isEmpty()) {
      table.row(ParityFile.NAME, "the proof that both compute the same", ParityFile.COMMAND);
    }
    if (directory.studies().isEmpty()) {
      table.row(StudyFile.PATTERN, "the studies", StudyFile.COMMAND);
    }
    if (directory.jmh().isEmpty()) {
      table.row(JmhFile.NAME, "the times", JmhFile.COMMAND);
    }
    if (directory.run().isEmpty()) {
      table.row(RunFile.NAME, "what was run and what failed", JmhFile.COMMAND);
    }
    if (directory.environment().isEmpty()) {
      table.row(EnvironmentFile.NAME, "machine and versions", JmhFile.COMMAND);
    }
    return table.build();
  }
}
