package io.rnnbench.bench.ab;

import io.rnnbench.bench.fork.JmhLock;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Has each side do, once, what is worse to fail than to be slow: learn a study's task, train
 * without leaking. What they write into their folders is judged with the rest.
 */
final class SideChecks {
  private static final String STUDIES = "io.rnnbench.cli.Main";

  private final Path out;
  private final Map<String, Program> programs;
  private final PrintWriter err;

  /**
   * @param programs by side; their results go to the folder of that name
   */
  SideChecks(Path out, Map<String, Program> programs, PrintWriter err) {
    this.out = out;
    this.programs = programs;
    this.err = err;
  }

  /**
   * Runs a study.
   *
   * @throws UsageException where a side can't
   */
  void study(String name) throws InterruptedException {
    for (String side : programs.keySet()) {
      if (!Files.exists(results(side).resolve("study-" + name + ".json"))) {
        List<String> arguments = List.of("study", name, "--preset", "quick");
        execute(side, STUDIES, arguments, List.of(), "study-" + name);
      }
    }
  }

  /**
   * Trains for 20,000 steps and looks at the memory.
   *
   * @throws UsageException where a side can't
   */
  void memory() throws InterruptedException {
    for (String side : programs.keySet()) {
      List<String> arguments = new ArrayList<>(List.of("run", "--preset", "standard"));
      if (Files.exists(results(side).resolve("forks"))) {
        arguments.add("--resume"); // repeats nothing that is finished
      }
      execute(side, Program.OURS, arguments, List.of("--", "MemoryBenchmark"), "memory");
    }
  }

  private Path results(String side) {
    return out.resolve(side);
  }

  private void execute(
      String side, String main, List<String> arguments, List<String> last, String what)
      throws InterruptedException {
    err.println(what + ": " + side);
    err.flush();
    Program program = programs.get(side);
    Path log = out.resolve(what + "-" + side + ".txt");
    List<String> command = new ArrayList<>(List.of(program.java().toString()));
    command.addAll(program.jvmArgs());
    command.add("-Djmh.ignoreLock=" + JmhLock.isIgnored());
    command.addAll(List.of("-cp", program.jar().toString(), main));
    command.addAll(arguments);
    command.addAll(List.of("--out", results(side).toString()));
    command.addAll(last);
    int code;
    try {
      code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (code > 1) { // 1 is a check that failed, which is judged
      throw new UsageException("%s: the %s can't run it; see %s".formatted(what, side, log));
    }
  }
}
