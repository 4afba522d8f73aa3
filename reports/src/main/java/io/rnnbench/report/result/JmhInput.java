package io.rnnbench.report.result;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What JMH measured, from wherever it was written: jmh.json of a result directory, any other file
 * of JMH's in JSON or CSV, a directory of them, a pattern such as {@code results/*.json}.
 *
 * @param results in the order of the files
 * @param broken results that can't be read, by name, with what is wrong
 * @param notes what a reader must know of the files
 */
public record JmhInput(List<JmhResult> results, Map<String, String> broken, List<String> notes) {
  /** Far above any real file, far below what would fill a disk. */
  public static final long LARGEST_BYTES = 512L << 20;

  private static final String MEND =
      "name a file that JMH wrote with -rf json, or a directory that holds one";

  /**
   * Reads all of them, as if they were one file.
   *
   * @throws Unreadable where one is no result of JMH's
   */
  public static JmhInput read(List<Path> given) {
    List<JmhResult> results = new ArrayList<>();
    Map<String, String> broken = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Path path : given) {
      for (Path file : files(path)) {
        results.addAll(read(file, broken, notes));
      }
    }
    if (results.isEmpty()) {
      String first = broken.entrySet().stream().findFirst().map(Object::toString).orElse("");
      throw new Unreadable(
          given.get(0),
          first.isEmpty() ? "holds no result" : "holds no result that can be read: " + first,
          "measure again with JMH's options -rf json -rff FILE");
    }
    return new JmhInput(List.copyOf(results), broken, List.copyOf(notes));
  }

  private static List<JmhResult> read(Path file, Map<String, String> broken, List<String> notes) {
    if (beginning(file).startsWith(JmhCsvFile.HEADER)) {
      notes.add(
          file
              + ": JMH's CSV has scores and errors, no forks, no JVM; -rf json has them and is"
              + " judged better");
      return JmhCsvFile.read(file, text(file), broken::put);
    }
    return JmhFile.read(file, broken::put);
  }

  /**
   * The files that a path stands for.
   *
   * @throws Unreadable where there is none
   */
  public static List<Path> files(Path given) {
    if (Files.isDirectory(given)) {
      List<Path> found = inDirectory(given);
      if (found.isEmpty()) {
        throw new Unreadable(given, "holds no " + JmhFile.NAME + " or other file of JMH's", MEND);
      }
      return found;
    }
    if (!Files.exists(given)) {
      return matching(given);
    }
    if (!Files.isRegularFile(given)) {
      throw new Unreadable(given, "is not a file", MEND);
    }
    requireReadable(given);
    return List.of(given);
  }

  /** jmh.json, or where there is none, all files that JMH may have written; there may be none. */
  static List<Path> inDirectory(Path directory) {
    Path own = directory.resolve(JmhFile.NAME);
    if (Files.isRegularFile(own)) {
      requireReadable(own);
      return List.of(own);
    }
    List<Path> found = list(directory, "*.json").stream().filter(JmhInput::isJmhJson).toList();
    if (found.isEmpty()) {
      found =
          list(directory, "*.csv").stream()
              .filter(file -> beginning(file).startsWith(JmhCsvFile.HEADER))
              .toList();
    }
    return found;
  }

  private static List<Path> matching(Path given) {
    Path parent = given.toAbsolutePath().getParent();
    String name = String.valueOf(given.getFileName());
    List<Path> found =
        name.matches(".*[*?\\[{].*") && parent != null && Files.isDirectory(parent)
            ? list(given.getParent() == null ? Path.of("") : given.getParent(), name)
            : List.of();
    if (found.isEmpty()) {
      throw new Unreadable(given, "no such file or directory", MEND);
    }
    return found;
  }

  private static List<Path> list(Path directory, String glob) {
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
      stream.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw new Unreadable(directory, "can't be listed: " + e, "make the directory readable");
    }
    files.removeIf(file -> !Files.isRegularFile(file));
    files.forEach(JmhInput::requireReadable);
    return List.copyOf(files);
  }

  private static void requireReadable(Path file) {
    try {
      long bytes = Files.size(file);
      if (bytes > LARGEST_BYTES) {
        throw new Unreadable(
            file,
            "is %d MB, at most %d MB are read".formatted(bytes >> 20, LARGEST_BYTES >> 20),
            "write fewer results into one file");
      }
    } catch (IOException e) {
      throw new Unreadable(file, "can't be read: " + e, "make it readable");
    }
  }

  /** Whether a JSON file begins with a benchmark's result. */
  public static boolean isJmhJson(Path file) {
    String beginning = beginning(file).replaceAll("\\s", "");
    return beginning.matches("\\[?\\{.*\"(jmhVersion|benchmark)\":.*")
        && !beginning.contains("\"schema\":"); // of this project's own files
  }

  /** The first characters, without a byte order mark. */
  private static String beginning(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(1024);
      return withoutMark(new String(bytes, charset(bytes))).stripLeading();
    } catch (IOException e) {
      throw new Unreadable(file, "can't be read: " + e, "make it readable");
    }
  }

  /** All of a file as text, whatever Unicode it is in. */
  public static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return withoutMark(new String(bytes, charset(bytes)));
    } catch (IOException e) {
      throw new Unreadable(file, "can't be read: " + e, "make it readable");
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * UTF-16 by its mark or by the zero beside the first character, as PowerShell writes; or UTF-8.
   */
  private static Charset charset(byte[] bytes) {
    if (bytes.length < 2) {
      return StandardCharsets.UTF_8;
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if (first == 0 || (first == 0xFE && second == 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return second == 0 || (first == 0xFF && second == 0xFE)
        ? StandardCharsets.UTF_16LE
        : StandardCharsets.UTF_8;
  }
}
