package io.rnnbench.report.merge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rnnbench.report.result.JmhFile;
import io.rnnbench.report.result.JmhInput;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Joins files that JMH wrote, element by element and byte for byte.
 *
 * <p>Of shards of one run, HarnessBenchmark runs in every part. The first part's row is kept and
 * the others' are left out: its score and percentiles are JMH's own, and to join raw data would be
 * to compute them anew. The forks of all parts stand in run.json. Of files from anywhere else every
 * row is kept: what is there again is further forks.
 */
final class JmhJoin {
  /** What the files are of. */
  enum Shards {
    OF_ONE_RUN,
    OF_ANY
  }

  private static final Pattern IN_EVERY_PART = Pattern.compile("(.*\\.)?HarnessBenchmark\\.[^.]+");
  private static final String SEPARATOR = ",\n    ";

  private final Map<RowKey, Path> rows = new HashMap<>();
  private final BiPredicate<Path, RowKey> wanted;
  private final OutputStream out;
  private boolean empty = true;

  private JmhJoin(Shards shards, OutputStream out) {
    wanted = shards == Shards.OF_ONE_RUN ? this::isNew : (file, key) -> true;
    this.out = out;
  }

  /**
   * Writes the rows of all files to a new one.
   *
   * @throws Unreadable where two shards of one run have the same row
   */
  static void write(List<Path> files, Shards shards, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      JmhJoin join = new JmhJoin(shards, out);
      for (Path file : files) {
        join.add(file);
      }
      join.write(join.empty ? "[\n]\n" : "\n]\n");
    }
  }

  private void add(Path file) throws IOException {
    Iterator<JmhResult> results = JmhFile.read(file).iterator();
    byte[] bytes = JmhInput.text(file).getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      while (results.hasNext()) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          continue; // the bounds of an array
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        if (wanted.test(file, RowKey.of(results.next()))) {
          write(empty ? "[\n    " : SEPARATOR);
          empty = false;
          out.write(bytes, start, end - start);
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
