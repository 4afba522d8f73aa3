package io.rnnbench.bench.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How a fork without a result ended, from its exit code and its log. */
public enum ForkFailure {
  OUT_OF_MEMORY,
  CRASHED,
  HUNG,
  REFUSED,
  /** Another JMH run was under way. */
  LOCKED_OUT,
  /** By somebody else, such as a user or the system. */
  KILLED,
  /** The JVM did not come as far as the benchmark. */
  NOT_STARTED,
  FAILED;

  /** A cause for readers: what happened, where, and how to mend it where that is known. */
  public record Cause(ForkFailure failure, String text) {}

  /** In lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Of a process without a result.
   *
   * @param exit its exit code; empty if it was killed at the limit
   * @param log what it and its fork printed
   */
  public static Cause of(OptionalInt exit, Path log, Duration limit) throws IOException {
    if (exit.isEmpty()) {
      return new Cause(HUNG, "hung: gave no result within " + limit.toSeconds() + " s, was killed");
    }
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return new FailureDiagnosis(lines.map(String::strip).toList(), exit.getAsInt()).cause(log);
    }
  }
}
