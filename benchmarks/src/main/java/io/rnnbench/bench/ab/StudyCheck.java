package io.rnnbench.bench.ab;

import io.rnnbench.cli.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has both sides learn a study's task; what they wrote is judged with the rest. */
final class StudyCheck {
  private static final String MAIN = "io.rnnbench.cli.Main";

  private final Path out;
  private final Map<String, Program> programs;

  StudyCheck(Path out, Map<String, Program> programs) {
    this.out = out;
    this.programs = programs;
  }

  /**
   * Runs it where it has not been run.
   *
   * @throws UsageException where a program has no studies, or its study fails to run
   */
  void run(String study, PrintWriter err) throws InterruptedException {
    for (Map.Entry<String, Program> side : programs.entrySet()) {
      Path results = out.resolve(side.getKey());
      if (Files.exists(results.resolve("study-" + study + ".json"))) {
        continue;
      }
      err.println("study " + study + ": " + side.getKey());
      err.flush();
      Path log = out.resolve("study-" + study + "-" + side.getKey() + ".txt");
      int code = execute(side.getValue(), study, results, log);
      if (code > 1) { // 1 is a curve that leaves the reference's, which is judged
        throw new UsageException(
            "--study %s: the %s can't run it; see %s".formatted(study, side.getKey(), log));
      }
    }
  }

  private int execute(Program program, String study, Path results, Path log)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.java().toString()));
    command.addAll(program.jvmArgs());
    command.addAll(List.of("-cp", program.jar().toString(), MAIN, "study", study));
    command.addAll(List.of("--preset", "quick", "--out", results.toString()));
    File file = log.toFile();
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(file)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
