package io.rnnbench.report.merge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Joins files that JMH wrote, element by element and byte for byte.
 *
 * <p>HarnessBenchmark runs in every part. The first part's row is kept and the others' are left
 * out: its score and percentiles are JMH's own, and to join raw data would be to compute them anew.
 * The forks of all parts stand in run.json.
 */
final class JmhJoin {
  private static final Pattern IN_EVERY_PART = Pattern.compile("(.*\\.)?HarnessBenchmark\\.[^.]+");
  private static final String SEPARATOR = ",\n    ";

  private final Map<RowKey, Path> rows = new HashMap<>();
  private final OutputStream out;

  private JmhJoin(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes the rows of all files to a new one.
   *
   * @param files with the results that were read from each
   * @throws Unreadable where two files have the same row
   */
  static void write(Map<Path, List<JmhResult>> files, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      JmhJoin join = new JmhJoin(out);
      for (Map.Entry<Path, List<JmhResult>> file : files.entrySet()) {
        join.add(file.getKey(), file.getValue());
      }
      join.write(join.rows.isEmpty() ? "[\n]\n" : "\n]\n");
    }
  }

  private void add(Path file, List<JmhResult> results) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      parser.nextToken(); // the array
      for (JmhResult result : results) {
        parser.nextToken();
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long end = parser.currentLocation().getByteOffset();
        if (start < 0 || parser.currentToken() != JsonToken.END_OBJECT) {
          throw new Unreadable(file, "is not in UTF-8", "write it again with JMH's -rf json");
        }
        if (isNew(file, RowKey.of(result))) {
          write(rows.size() == 1 ? "[\n    " : SEPARATOR);
          out.write(bytes, (int) start, (int) (end - start));
        }
      }
    }
  }

  private boolean isNew(Path file, RowKey key) {
    Path before = rows.putIfAbsent(key, file);
    if (before == null) {
      return true;
    }
    if (!before.equals(file) && IN_EVERY_PART.matcher(key.benchmark()).matches()) {
      return false;
    }
    throw new Unreadable(
        file,
        key.text() + " is in " + before + " as well",
        "merge the parts of one run, each measured once");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
