package io.rnnbench.environment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The kernel's answers below /proc and /sys, for what OSHI does not tell. What is not there, or may
 * not be read, is empty: other systems have none of it, and virtual machines only some.
 *
 * @param root below which proc and sys lie
 */
record SystemFiles(Path root) {
  /** This machine's. */
  static final SystemFiles REAL = new SystemFiles(Path.of("/"));

  /** What a file holds, without blanks around it. */
  Optional<String> text(String path) {
    return text(root.resolve(path));
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The whole number that a file holds. */
  OptionalLong number(String path) {
    return text(path).map(SystemFiles::parse).orElse(OptionalLong.empty());
  }

  static OptionalLong parse(String text) {
    return text.matches("-?\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** What a file holds, for each processor that has it, in the processors' order of names. */
  List<String> ofEachProcessor(String name) {
    List<Path> processors = new ArrayList<>();
    Path directory = root.resolve("sys/devices/system/cpu");
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "cpu[0-9]*")) {
      found.forEach(processors::add);
    } catch (IOException e) {
      return List.of();
    }
    Collections.sort(processors);
    return processors.stream()
        .map(cpu -> text(cpu.resolve(name)))
        .flatMap(Optional::stream)
        .toList();
  }
}
