package io.rnnbench.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a fork without a result ended, from its log. */
public enum Ending {
  OUT_OF_MEMORY,
  CRASHED,
  HUNG,
  REFUSED,
  FAILED;

  private static final String NATIVE_FRAME = "# C ";

  /** A cause for readers: what happened and where. */
  public record Cause(Ending ending, String text) {}

  /** In lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Of a process that was killed. */
  public static Cause hung(Duration limit) {
    return new Cause(HUNG, "hung: gave no result within " + limit.toSeconds() + " s, was killed");
  }

  /** Of a process that ended by itself. */
  public static Cause of(Path log) throws IOException {
    List<String> lines;
    try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      lines = all.toList();
    }
    String memory = first(lines, line -> line.contains("OutOfMemoryError"));
    if (!memory.isEmpty()) {
      return new Cause(OUT_OF_MEMORY, "out of memory: " + memory);
    }
    String signal = first(lines, line -> line.matches("#\\s+(SIG\\w+|EXCEPTION_\\w+).*"));
    if (!signal.isEmpty()) {
      String frame = first(lines, line -> line.startsWith(NATIVE_FRAME));
      return new Cause(
          CRASHED, "crashed: " + hash(signal) + (frame.isEmpty() ? "" : " in ") + hash(frame));
    }
    String refusal = first(lines, line -> line.contains("refused: "));
    if (!refusal.isEmpty()) {
      return new Cause(REFUSED, refusal.substring(refusal.indexOf("refused: ")));
    }
    String exit = first(lines, line -> line.contains("forked VM failed with exit code"));
    String exception =
        first(lines, line -> line.matches("(Caused by: )?[\\w.$]+(Exception|Error)\\b.*"));
    if (exception.isEmpty() && !exit.isEmpty()) {
      return new Cause(CRASHED, "crashed: " + exit.replaceAll("[<>]", ""));
    }
    return new Cause(FAILED, exception.isEmpty() ? "the fork gave no result" : exception);
  }

  private static String hash(String line) {
    return line.replaceFirst("^#\\s*(C\\s+)?", "").strip();
  }

  private static String first(List<String> lines, Predicate<String> wanted) {
    return lines.stream().filter(wanted).findFirst().map(String::strip).orElse("");
  }
}
