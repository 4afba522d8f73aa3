package io.rnnbench.report.merge;

import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory of a merged result: there whole, or not at all. */
public final class MergedDirectory {
  private static final String MEND = "name a new directory where you may write";

  private final Path path;

  private MergedDirectory(Path path) {
    this.path = path;
  }

  /** Refuses what holds anything already. */
  public static MergedDirectory at(Path path) {
    if (Files.exists(path)) {
      if (!Files.isDirectory(path)) {
        throw new Unreadable(path, "is not a directory", MEND);
      }
      try (Stream<Path> content = Files.list(path)) {
        if (content.findAny().isPresent()) {
          throw new Unreadable(path, "holds files already", MEND);
        }
      } catch (IOException e) {
        throw unwritable(path, e);
      }
    }
    return new MergedDirectory(path);
  }

  /** Merges into a directory beside it, which then takes its name in one step. */
  public void write(Parts parts) {
    Path whole = path.toAbsolutePath().normalize();
    parts.directories().stream()
        .map(part -> part.given().toAbsolutePath().normalize())
        .filter(whole::startsWith)
        .forEach(
            part -> {
              throw new Unreadable(path, "lies in " + part + ", which is to be merged", MEND);
            });
    try {
      Files.createDirectories(whole.getParent());
      Path temporary =
          whole.resolveSibling("." + whole.getFileName() + "." + ProcessHandle.current().pid());
      Files.createDirectory(temporary);
      try {
        Merge.write(parts, temporary);
        Files.deleteIfExists(whole);
        Files.move(temporary, whole);
      } finally {
        delete(temporary);
      }
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(directory)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }

  private static Unreadable unwritable(Path path, IOException e) {
    Unreadable unwritable = new Unreadable(path, "can't be written: " + e, MEND);
    unwritable.initCause(e);
    return unwritable;
  }
}
