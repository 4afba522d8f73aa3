package io.rnnbench.bench.fork;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a fork's last words mean. The first sign that is found is the cause: the rest follows. */
final class FailureDiagnosis {
  /** Shells and Java give a process that a signal ended this and the signal's number. */
  private static final int SIGNAL = 128;

  private static final int SIGKILL = 9;
  private static final int LAST_SIGNAL = 64;

  private static final Pattern FORKS_EXIT =
      Pattern.compile(".*forked VM failed with exit code (\\d+).*");
  private static final Pattern NATIVE_SIGNAL = Pattern.compile("#\\s+((SIG|EXCEPTION_)\\w+.*)");
  private static final Pattern NATIVE_FRAME = Pattern.compile("# C\\s+(.*)");

  /**
   * A sign in a line.
   *
   * @param line whose first group is quoted
   * @param text in which %s is the quotation
   */
  private record Sign(ForkFailure failure, Pattern line, String text) {
    Sign(ForkFailure failure, String line, String text) {
      this(failure, Pattern.compile(line), text);
    }
  }

  private static final List<Sign> BEFORE_SIGNALS =
      List.of(
          new Sign(
              ForkFailure.LOCKED_OUT,
              ".*Another JMH instance might be running\\. Unable to acquire the JMH lock \\((.*?)\\).*",
              "locked out: another JMH run held %s; --resume when it has ended, or measure beside it"
                  + " with --other-jmh ignore"),
          new Sign(
              ForkFailure.NOT_STARTED,
              ".*(?:Unable to create|trying to acquire) the JMH lock \\((.*?)\\).*",
              "not started: %s can't be written; give Java another directory for temporary files"
                  + " with -Djava.io.tmpdir=DIR"),
          new Sign(
              ForkFailure.FAILED,
              "(.*(?:No space left on device|There is not enough space on the disk).*)",
              "disk full: %s; make room there"),
          new Sign(
              ForkFailure.NOT_STARTED,
              ".*(Could not reserve enough space.*)",
              "not started: the JVM found too little memory (%s); end other programs, or give a"
                  + " smaller -Xmx"),
          new Sign(
              ForkFailure.OUT_OF_MEMORY,
              "(.*(?:OutOfMemoryError|std::bad_alloc|can't allocate memory"
                  + "|insufficient memory for the Java Runtime).*)",
              "out of memory: %s"));

  private static final List<Sign> AFTER_SIGNALS =
      List.of(
          new Sign(ForkFailure.REFUSED, ".*?(refused: .*)", "%s"),
          new Sign(
              ForkFailure.NOT_STARTED,
              "(Unrecognized (?:VM )?option.*|Invalid (?:maximum|initial) .*|Conflicting .*"
                  + "|Improperly specified .*|Could not find agent library.*|Error opening zip file.*)",
              "not started: the JVM refused its arguments (%s); mend -jvmArgs, -jvmArgsPrepend,"
                  + " -jvmArgsAppend, --candidate-jvm-args or JAVA_TOOL_OPTIONS"),
          new Sign(
              ForkFailure.NOT_STARTED,
              "(Error: Could not find or load main class.*|Error: Unable to access jarfile.*"
                  + "|.*Unable to find the resource: /META-INF/BenchmarkList.*)",
              "not started: the class path is broken (%s); build again with mvn package, and not"
                  + " while a run is under way"),
          new Sign(
              ForkFailure.FAILED,
              ".*?(UnsatisfiedLinkError.*)",
              "native libraries can't be loaded: %s; see that they suit this system, and that the"
                  + " caches in the home directory can be written and run from"),
          new Sign(
              ForkFailure.FAILED,
              "(?:Caused by: )?(?:[\\w.]*\\.)?(?:NoClassDefFoundError|ClassNotFoundException): (.*)",
              "the class path is broken (no %s); build again with mvn package, and not while a run"
                  + " is under way"),
          new Sign(
              ForkFailure.NOT_STARTED,
              ".*?((?:ProfilersFailedException|ProfilerException|CommandLineOptionException).*)",
              "not started: JMH refused its options (%s); mend what stands behind --"),
          new Sign(
              ForkFailure.FAILED,
              ".*?((?:AccessDeniedException|NoSuchFileException|FileNotFoundException"
                  + "|FileSystemException|IOException: (?:Permission denied"
                  + "|No such file or directory|Read-only file system)).*)",
              "a file can't be read or written: %s; see that it is there and yours, or give Java"
                  + " another directory for temporary files with -Djava.io.tmpdir=DIR"));

  private static final Sign EXCEPTION =
      new Sign(
          ForkFailure.FAILED, "(?:Caused by: )?([\\w.$]+(?:Exception|Error)\\b.*)", "threw %s");

  private final List<String> lines;
  private final int exit;

  /**
   * @param lines of the log, stripped
   * @param exit of the process in which JMH ran
   */
  FailureDiagnosis(List<String> lines, int exit) {
    this.lines = lines;
    this.exit = exit;
  }

  ForkFailure.Cause cause(Path log) {
    return Stream.of(
            of(BEFORE_SIGNALS),
            crash(),
            killed(),
            of(AFTER_SIGNALS),
            of(List.of(EXCEPTION)),
            vanished())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(
            () ->
                new ForkFailure.Cause(
                    ForkFailure.FAILED, "the fork gave no result and no reason; read " + log));
  }

  private Optional<ForkFailure.Cause> of(List<Sign> signs) {
    return signs.stream()
        .flatMap(
            sign ->
                first(sign.line())
                    .map(said -> new ForkFailure.Cause(sign.failure(), sign.text().formatted(said)))
                    .stream())
        .findFirst();
  }

  private Optional<ForkFailure.Cause> crash() {
    return first(NATIVE_SIGNAL)
        .map(
            signal ->
                new ForkFailure.Cause(
                    ForkFailure.CRASHED,
                    "crashed: " + signal + first(NATIVE_FRAME).map(f -> " in " + f).orElse("")));
  }

  /** By a signal that the JVM did not live to report. */
  private Optional<ForkFailure.Cause> killed() {
    int code = forksExit().orElse(exit);
    int signal = code - SIGNAL;
    if (signal < 1 || signal > LAST_SIGNAL) {
      return Optional.empty();
    }
    return Optional.of(
        new ForkFailure.Cause(
            ForkFailure.KILLED,
            "killed by signal %d%s"
                .formatted(
                    signal,
                    signal == SIGKILL
                        ? ", perhaps by the system for want of memory (on Linux, dmesg says so)"
                        : "")));
  }

  private Optional<ForkFailure.Cause> vanished() {
    int code = forksExit().orElse(exit);
    return code == 0
        ? Optional.empty()
        : Optional.of(
            new ForkFailure.Cause(
                ForkFailure.CRASHED, "crashed: ended with exit code " + code + " and no reason"));
  }

  private OptionalInt forksExit() {
    return first(FORKS_EXIT).stream().mapToInt(Integer::parseInt).findFirst();
  }

  /** The first group of the first line that matches. */
  private Optional<String> first(Pattern pattern) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1).strip())
        .findFirst();
  }
}
