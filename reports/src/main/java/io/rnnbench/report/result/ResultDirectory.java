package io.rnnbench.report.result;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All result files of one directory.
 *
 * @param given the path as the user wrote it
 * @param unknown JSON files in the directory that no reader knows
 * @param remarks what else a reader must know, such as results that could not be read
 */
public record ResultDirectory(
    Path given,
    Optional<Parity> parity,
    List<Study> studies,
    Optional<List<JmhResult>> jmh,
    Optional<List<JmhResult>> python,
    Optional<Run> run,
    Optional<Environment> environment,
    List<String> unknown,
    List<String> remarks) {
  /**
   * Files of this project's own, beside those of the studies: a directory with one is no other's.
   */
  private static final Set<String> OWN =
      Set.of(ParityFile.NAME, JmhFile.PYTHON, RunFile.NAME, EnvironmentFile.NAME);

  /** Of which nothing is known. */
  public static ResultDirectory empty(Path given) {
    return new ResultDirectory(
        given,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** Reads a directory, or a file of JMH's as if it were alone in one. */
  public static ResultDirectory read(Path directory) {
    if (Files.isRegularFile(directory)) {
      return ofJmh(directory, List.of(directory));
    }
    TreeSet<String> names = jsonFiles(directory);
    if (names.stream().noneMatch(ResultDirectory::isOwn)) {
      List<Path> foreign = JmhInput.inDirectory(directory);
      if (foreign.isEmpty()) {
        throw new Unreadable(
            directory,
            "holds no result file (parity.json, study-*.json, jmh.json, python.json, run.json,"
                + " environment.json) and no other file of JMH's",
            "name the directory that was given to --out when the results were made");
      }
      return ofJmh(directory, foreign);
    }
    return new ResultDirectory(
        directory,
        take(names, directory, ParityFile.NAME, ParityFile::read),
        studies(names, directory),
        take(names, directory, JmhFile.NAME, JmhFile::read),
        take(names, directory, JmhFile.PYTHON, JmhFile::read),
        take(names, directory, RunFile.NAME, RunFile::read),
        take(names, directory, EnvironmentFile.NAME, EnvironmentFile::read),
        List.copyOf(names),
        List.of());
  }

  private static boolean isOwn(String name) {
    return OWN.contains(name) || name.startsWith("study-");
  }

  private static ResultDirectory ofJmh(Path given, List<Path> files) {
    JmhInput input = JmhInput.read(files);
    List<String> remarks = new ArrayList<>(input.notes());
    input.broken().forEach((name, reason) -> remarks.add("not read: " + name + ": " + reason));
    ResultDirectory nothing = empty(given);
    return new ResultDirectory(
        given,
        nothing.parity,
        nothing.studies,
        Optional.of(input.results()),
        nothing.python,
        nothing.run,
        nothing.environment,
        nothing.unknown,
        remarks);
  }

  /** The files that {@link #jmh} was read from. */
  public List<Path> jmhFiles() {
    return jmh.isPresent() ? JmhInput.files(given) : List.of();
  }

  /** The file that {@link #python} was read from. */
  public List<Path> pythonFiles() {
    return python.isPresent() ? List.of(given.resolve(JmhFile.PYTHON)) : List.of();
  }

  /** All that was timed, native PyTorch after the backends. */
  public List<JmhResult> timed() {
    return Stream.of(jmh, python).flatMap(Optional::stream).flatMap(List::stream).toList();
  }

  /** The directory's own name, also where it was given as "." or "..". */
  public String name() {
    Path name = given.toAbsolutePath().normalize().getFileName();
    return name == null ? given.toString() : name.toString();
  }

  private static TreeSet<String> jsonFiles(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new Unreadable(
          directory,
          Files.exists(directory) ? "is not a directory" : "no such directory",
          "name a directory that holds result files");
    }
    TreeSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException e) {
      throw new Unreadable(directory, "can't be listed: " + e, "make the directory readable");
    }
    return names;
  }

  private static List<Study> studies(TreeSet<String> names, Path directory) {
    List<String> studies = names.stream().filter(name -> name.startsWith("study-")).toList();
    return studies.stream()
        .flatMap(name -> take(names, directory, name, StudyFile::read).stream())
        .toList();
  }

  private static <T> Optional<T> take(
      TreeSet<String> names, Path directory, String name, Function<Path, T> reader) {
    return names.remove(name)
        ? Optional.of(reader.apply(directory.resolve(name)))
        : Optional.empty();
  }
}
