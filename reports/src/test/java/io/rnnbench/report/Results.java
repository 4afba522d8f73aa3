package io.rnnbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A copy of the sample results in src/test/resources that a test may spoil. */
public final class Results {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path directory;

  private Results(Path directory) {
    this.directory = directory;
  }

  /** Copies the older sample, in which everything is good, to parent/quick. */
  public static Results in(Path parent) {
    return copy("quick", parent);
  }

  /** Copies the sample with one of everything that a run writes to parent/standard. */
  public static Results standard(Path parent) {
    return copy("standard", parent);
  }

  private static Results copy(String sampleName, Path parent) {
    return copy(sampleName, parent, sampleName);
  }

  /** Copies a sample to parent/name. */
  static Results copy(String sampleName, Path parent, String name) {
    Path directory = parent.resolve(name);
    try {
      Path sample = Path.of(Results.class.getResource("/results/" + sampleName).toURI());
      Files.createDirectories(directory);
      try (var files = Files.list(sample)) {
        for (Path file : files.toList()) {
          Files.copy(file, directory.resolve(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return new Results(directory);
  }

  /** Multiplies all times in jmh.json. */
  static void scaleTimes(JsonNode root, double factor) {
    for (JsonNode metric : root.findValues("primaryMetric")) {
      for (JsonNode fork : metric.path("rawDataHistogram")) {
        for (JsonNode iteration : fork) {
          for (JsonNode bin : iteration) {
            ((ArrayNode) bin).set(0, bin.get(0).doubleValue() * factor);
          }
        }
      }
    }
  }

  public Path directory() {
    return directory;
  }

  public Results edit(String file, Consumer<JsonNode> change) {
    try {
      Path path = directory.resolve(file);
      JsonNode root = MAPPER.readTree(path.toFile());
      change.accept(root);
      MAPPER.writeValue(path.toFile(), root);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Results write(String file, String text) {
    try {
      Files.writeString(directory.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Results delete(String file) {
    try {
      Files.delete(directory.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON value from its text. */
  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
