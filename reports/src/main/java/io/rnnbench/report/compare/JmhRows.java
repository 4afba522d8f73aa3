package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhFile;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import io.rnnbench.report.speed.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of a file that JMH wrote with {@code -rf json}, fit to be compared: each is there once,
 * in a unit that is known, with a score and iterations that have a logarithm. Whatever else is in
 * the file, or missing, is no matter; a missing error least of all.
 */
public final class JmhRows {
  /** Far above any real file, far below what would fill a disk. */
  static final long LARGEST_BYTES = 512L << 20;

  private JmhRows() {}

  /**
   * Reads and checks.
   *
   * @param given the file, or the directory that holds it as jmh.json
   * @throws Unreadable naming the row that can't be compared
   */
  public static SortedMap<RowKey, JmhResult> read(Path given) {
    Path file = file(given);
    SortedMap<RowKey, JmhResult> rows = new TreeMap<>();
    for (JmhResult result : JmhFile.read(file)) {
      RowKey key = RowKey.of(result);
      check(file, key, result);
      if (rows.put(key, result) != null) {
        throw unfit(file, key.text() + " is there twice", "keep one of the two");
      }
    }
    if (rows.isEmpty()) {
      throw unfit(file, "holds no result", "measure something");
    }
    return rows;
  }

  private static Path file(Path given) {
    if (!Files.exists(given)) {
      throw unfit(given, "no such file or directory", "name a result directory or a jmh.json");
    }
    Path file = Files.isDirectory(given) ? given.resolve(JmhFile.NAME) : given;
    if (!Files.isRegularFile(file)) {
      throw unfit(
          given,
          file.equals(given) ? "is not a file" : "holds no " + JmhFile.NAME,
          "name a directory of the run command, or a file that JMH wrote with -rf json");
    }
    try {
      long bytes = Files.size(file);
      if (bytes > LARGEST_BYTES) {
        throw unfit(
            file,
            "is %d MB, at most %d MB are read".formatted(bytes >> 20, LARGEST_BYTES >> 20),
            "write fewer results into one file");
      }
    } catch (IOException e) {
      throw unfit(file, "can't be read: " + e, "make it readable");
    }
    return file;
  }

  private static void check(Path file, RowKey key, JmhResult result) {
    if (!Times.isUnit(result.unit())) {
      throw unfit(
          file,
          "%s: unknown unit \"%s\"".formatted(key.text(), result.unit()),
          "known are JMH's, such as ms/op and ops/s");
    }
    check(file, key, "score", result.score());
    for (List<Double> fork : result.iterations()) {
      fork.forEach(iteration -> check(file, key, "an iteration", iteration));
    }
  }

  private static void check(Path file, RowKey key, String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw unfit(
          file,
          "%s: %s is %s, expected a positive number".formatted(key.text(), what, value),
          "measure that row again, or take it out");
    }
  }

  private static Unreadable unfit(Path where, String what, String mend) {
    return new Unreadable(where, what, mend);
  }
}
