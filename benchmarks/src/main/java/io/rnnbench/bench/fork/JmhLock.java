package io.rnnbench.bench.fork;

import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file that a JMH run locks, so that no other runs beside it: {@code jmh.lock} in Java's
 * temporary directory. Each of our forks is a JMH run of its own; between two of them nobody holds
 * it.
 */
public final class JmhLock {
  private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
  private static final Path LOCKS = Path.of("/proc/locks"); // Linux: who holds which lock
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int LONGEST_COMMAND = 160;

  private final Path file;

  /** JMH's own. */
  public JmhLock() {
    this(FILE);
  }

  JmhLock(Path file) {
    this.file = file;
  }

  /** JMH's switch for running all the same. */
  public static boolean isIgnored() {
    return Boolean.getBoolean("jmh.ignoreLock");
  }

  /**
   * What another process holds; empty where the lock is free.
   *
   * @throws UsageException where the file can't be locked at all, so that JMH can't either
   */
  public Optional<String> held() {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new UsageException(
          "%s: can't be locked (%s), and JMH must; give Java another directory for temporary files with -Djava.io.tmpdir=DIR, or ignore the lock with -Djmh.ignoreLock=true"
              .formatted(file, e));
    }
    return Optional.of(
        "another JMH run holds %s: %s"
            .formatted(file, holder().map(JmhLock::describe).orElse("which, can't be told here")));
  }

  /**
   * Waits for the lock.
   *
   * @return whether it is free in time
   */
  boolean awaitFree(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (held().isPresent()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
    return true;
  }

  /** A line of /proc/locks is "1: POSIX ADVISORY WRITE PID MAJOR:MINOR:INODE FIRST LAST". */
  private Optional<ProcessHandle> holder() {
    if (!Files.isReadable(LOCKS)) {
      return Optional.empty();
    }
    try {
      Pattern line = Pattern.compile("\\d+: +\\S+ +\\S+ +WRITE +(\\d+) +\\S+:" + inode() + " .*");
      List<String> lines = Files.readAllLines(LOCKS);
      return lines.stream()
          .map(line::matcher)
          .filter(Matcher::matches)
          .map(match -> Long.parseLong(match.group(1)))
          .flatMap(pid -> ProcessHandle.of(pid).stream())
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long inode() throws IOException {
    return ((Number) Files.getAttribute(file, "unix:ino")).longValue();
  }

  private static String describe(ProcessHandle process) {
    String command = process.info().commandLine().orElse("command unknown");
    if (command.length() > LONGEST_COMMAND) { // a class path in its middle
      int half = LONGEST_COMMAND / 2;
      command =
          String.join(
              " ... ",
              Stream.of(command.substring(0, half), command.substring(command.length() - half))
                  .map(String::strip)
                  .toList());
    }
    return "process %d, %s".formatted(process.pid(), command);
  }
}
