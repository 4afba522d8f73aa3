package io.rnnbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The committed results of a run, taken apart. */
abstract class Shards {
  static final Path WHOLE = Path.of("results/2026-11-21-epyc-2-cores-cpu");
  static final String HARNESS = "HarnessBenchmark.";
  static final JsonMapper JSON = new JsonMapper();

  @TempDir Path directory;
  Path first;
  Path second;
  Path out;

  @BeforeEach
  void split() throws IOException {
    first = Files.createDirectory(directory.resolve("shard-1"));
    second = Files.createDirectory(directory.resolve("shard-2"));
    out = directory.resolve("merged");
    List<Path> shards = List.of(first, second);
    for (int i = 0; i < 2; i++) {
      Path shard = shards.get(i);
      Files.copy(WHOLE.resolve("environment.json"), shard.resolve("environment.json"));
      writeRows("jmh.json", shard, i);
      ObjectNode run = (ObjectNode) read(WHOLE.resolve("run.json"));
      ArrayNode forks = JSON.createArrayNode();
      boolean isFirst = i == 0;
      run.get("forks").forEach(fork -> addIf(forks, fork, isLstm(fork) == isFirst));
      run.set("forks", forks);
      ArrayNode memory = JSON.createArrayNode();
      run.get("memory").forEach(row -> addIf(memory, row, isLstm(row) == isFirst));
      run.set("memory", memory);
      JSON.writeValue(shard.resolve("run.json").toFile(), run);
    }
    Files.copy(WHOLE.resolve("python.json"), second.resolve("python.json"));
  }

  /** Lines of jmh.json are rows: their text is taken as it is. */
  private static void writeRows(String name, Path shard, int part) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(WHOLE.resolve(name))) {
      if (line.startsWith("    {")) {
        boolean lstm = line.contains("\"cell\" : \"LSTM\"");
        if (line.contains(HARNESS) || lstm == (part == 0)) {
          rows.add(line.replaceAll(",$", ""));
        }
      }
    }
    Files.writeString(shard.resolve(name), "[\n" + String.join(",\n", rows) + "\n]\n");
  }

  Execution merge(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("merge", first.toString(), second.toString(), "--out", out.toString()));
    args.addAll(List.of(more));
    return Execution.of(args.toArray(String[]::new));
  }

  static void addIf(ArrayNode array, JsonNode element, boolean wanted) {
    if (wanted) {
      array.add(element);
    }
  }

  static boolean isLstm(JsonNode row) {
    return row.path("params").path("cell").asText().equals("LSTM");
  }

  static void parity(Path shard, String rows) throws IOException {
    Files.writeString(
        shard.resolve("parity.json"),
        ("{'schema':1,'rows':["
                + rows.replace("'quantity'", "'dtype':'float32','tolerance':1,'quantity'")
                + "]}")
            .replace('\'', '"'));
  }

  static String study(String name) {
    return "{\"schema\":1,\"study\":\"%s\"}".formatted(name);
  }

  static List<String> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("    {"))
        .map(line -> line.replaceAll(",$", ""))
        .toList();
  }

  static JsonNode read(Path file) throws IOException {
    return JSON.readTree(file.toFile());
  }
}
