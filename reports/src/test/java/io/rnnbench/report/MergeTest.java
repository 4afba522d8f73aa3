package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed results of a run, taken apart and put together again. */
class MergeTest {
  private static final Path WHOLE = Path.of("results/2026-11-21-epyc-2-cores-cpu");
  private static final String HARNESS = "HarnessBenchmark.";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path directory;
  private Path first;
  private Path second;
  private Path out;

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

  @Test
  void rowsComeOutAsJmhWroteThem() throws IOException {
    Execution execution = merge();

    assertThat(execution.code()).isZero();
    assertThat(execution.err()).isEmpty();
    assertThat(execution.out()).containsExactly(out.toString());
    assertThat(rows(out.resolve("jmh.json")))
        .containsExactlyInAnyOrderElementsOf(rows(WHOLE.resolve("jmh.json")));
    assertThat(read(out.resolve("jmh.json"))).hasSize(read(WHOLE.resolve("jmh.json")).size());
    assertThat(rows(out.resolve("python.json")))
        .containsExactlyInAnyOrderElementsOf(rows(WHOLE.resolve("python.json")));
  }

  @Test
  void runKeepsEveryForkAndSaysWhatItCameFrom() throws IOException {
    merge();

    JsonNode whole = read(WHOLE.resolve("run.json"));
    JsonNode merged = read(out.resolve("run.json"));
    assertThat(elements(merged, "forks"))
        .usingElementComparator(MergeTest::byValue)
        .containsExactlyInAnyOrderElementsOf(elements(whole, "forks"));
    assertThat(elements(merged, "memory"))
        .usingElementComparator(MergeTest::byValue)
        .containsExactlyInAnyOrderElementsOf(elements(whole, "memory"));
    assertThat(merged.get("mergedFrom").toString()).isEqualTo("[\"shard-1\",\"shard-2\"]");
    for (String same :
        List.of(
            "schema",
            "command",
            "date",
            "preset",
            "division",
            "divisions",
            "settings",
            "unsupported",
            "notes",
            "after")) {
      assertThat(merged.get(same)).as(same).isEqualTo(whole.get(same));
    }
  }

  @Test
  void reportsReadTheMergedResultAsTheyReadTheWhole() {
    merge();

    assertThat(Execution.of("table", out.toString()))
        .isEqualTo(Execution.of("table", WHOLE.toString()));
    Execution render =
        Execution.of(
            "render", out.toString(), "--out", directory.resolve("report.html").toString());
    assertThat(render.code()).isZero();
  }

  @Test
  void parityRowsStudiesAndLogsComeAlong() throws IOException {
    String row =
        "{'backend':'djl','network':{'cell':'%s'},'quantity':'loss','error':1e-7,'ok':true}";
    parity(first, row.formatted("LSTM"));
    parity(second, row.formatted("LSTM") + "," + row.formatted("GRU"));
    Files.writeString(first.resolve("study-a.json"), study("a"));
    Files.writeString(second.resolve("study-b.json"), study("b"));
    Path log = second.resolve("forks/TrainStepBenchmark.step-round1/log.txt");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "why it failed");

    assertThat(merge().code()).isZero();

    assertThat(read(out.resolve("parity.json")).get("rows")).hasSize(2);
    assertThat(out.resolve("study-a.json")).exists();
    assertThat(out.resolve("study-b.json")).exists();
    assertThat(out.resolve("forks/TrainStepBenchmark.step-round1/log.txt"))
        .hasContent("why it failed");
  }

  @Test
  void refusesOtherConditionsUnlessTheyAreAllowed() throws IOException {
    edit(second, "machine", "cpu");
    edit(second, "jvm", "version");

    Execution refused = merge();
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).singleElement().asString().contains("differ: machine,jvm;");
    assertThat(out).doesNotExist();
    assertThat(merge("--allow-different", "machine").err())
        .singleElement()
        .asString()
        .contains("differ: jvm;");

    assertThat(merge("--allow-different", "machine,jvm").code()).isZero();
    assertThat(read(out.resolve("run.json")).get("notes").toString())
        .contains("merged although shard-2 was not measured as shard-1 was: machine, jvm differ");
  }

  @Test
  void refusesAPartThatDoesNotSayWhereItWasMeasured() throws IOException {
    Files.delete(second.resolve("environment.json"));

    Execution refused = merge();

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).singleElement().asString().contains(second + ": has no environment");
  }

  @Test
  void refusesAGroupThatThereIsNot() {
    refused(merge("--allow-different", "machin"), "no group is called machin", "machine, os, jvm");
  }

  @Test
  void refusesARowOfTwoParts() throws IOException {
    String rows = Files.readString(first.resolve("jmh.json"));
    Files.writeString(second.resolve("jmh.json"), rows);

    refused(merge(), second.resolve("jmh.json").toString(), "cell=LSTM", "is in " + first);
    assertThat(directory).isDirectoryNotContaining("glob:**merged*");
  }

  @Test
  void refusesOutcomesThatContradictEachOther() throws IOException {
    String row = "{'backend':'djl','network':{'cell':'GRU'},'quantity':'loss','error':1,'ok':%s}";
    parity(first, row.formatted("true"));
    parity(second, row.formatted("false"));

    refused(merge(), "another outcome", "GRU");
  }

  @Test
  void refusesFilesOfOneNameThatDiffer() throws IOException {
    Files.writeString(first.resolve("study-a.json"), study("a"));
    Files.writeString(second.resolve("study-a.json"), study("a "));

    refused(merge(), "study-a.json", "another part has another file of that name");
  }

  @Test
  void refusesADirectoryTwiceOrWithoutResults() throws IOException {
    Path same = second.resolve("..").resolve("shard-1");
    refused(
        Execution.of("merge", first.toString(), same.toString(), "--out", out.toString()),
        "is given twice");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    refused(
        Execution.of("merge", first.toString(), empty.toString(), "--out", out.toString()),
        "holds no result");
    Files.copy(WHOLE.resolve("environment.json"), empty.resolve("environment.json"));
    refused(
        Execution.of("merge", first.toString(), empty.toString(), "--out", out.toString()),
        "holds no results");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shard-1", "shard-1/merged"})
  void refusesToWriteIntoAPart(String where) {
    refused(
        Execution.of(
            "merge",
            first.toString(),
            second.toString(),
            "--out",
            directory.resolve(where).toString()),
        where);
    assertThat(first).isDirectoryNotContaining("glob:**merged*");
  }

  @Test
  void refusesBrokenJson() throws IOException {
    Files.writeString(second.resolve("run.json"), "{");

    refused(merge(), "run.json", "broken JSON");
    assertThat(directory).isDirectoryNotContaining("glob:**merged*");
  }

  private Execution merge(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("merge", first.toString(), second.toString(), "--out", out.toString()));
    args.addAll(List.of(more));
    return Execution.of(args.toArray(String[]::new));
  }

  private static void refused(Execution execution, String... message) {
    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.out()).isEmpty();
    assertThat(execution.err()).singleElement().asString().contains(message);
  }

  private static void addIf(ArrayNode array, JsonNode element, boolean wanted) {
    if (wanted) {
      array.add(element);
    }
  }

  private static List<JsonNode> elements(JsonNode parent, String name) {
    List<JsonNode> elements = new ArrayList<>();
    parent.get(name).forEach(elements::add);
    return elements;
  }

  /** 0 where the trees are equal; 1.5E2 equals 150. */
  private static int byValue(JsonNode a, JsonNode b) {
    return a.equals(MergeTest::leaf, b) ? 0 : 1;
  }

  private static int leaf(JsonNode a, JsonNode b) {
    return a.isNumber() && b.isNumber()
        ? Double.compare(a.doubleValue(), b.doubleValue())
        : a.equals(b) ? 0 : 1;
  }

  private static boolean isLstm(JsonNode row) {
    return row.path("params").path("cell").asText().equals("LSTM");
  }

  @Test
  void numbersOfTheRunKeepEveryDigit() throws IOException {
    String number = "1.2345678901234567890123";
    Path run = second.resolve("run.json");
    Files.writeString(
        run, Files.readString(run).replaceFirst("\"seconds\":[0-9.]+", "\"seconds\":" + number));

    merge();

    assertThat(Files.readString(out.resolve("run.json"))).contains(number).contains("0.0,");
  }

  private static void parity(Path shard, String rows) throws IOException {
    Files.writeString(
        shard.resolve("parity.json"),
        ("{'schema':1,'rows':["
                + rows.replace("'quantity'", "'dtype':'float32','tolerance':1,'quantity'")
                + "]}")
            .replace('\'', '"'));
  }

  private static String study(String name) {
    return "{\"schema\":1,\"study\":\"%s\"}".formatted(name);
  }

  private static void edit(Path shard, String group, String name) throws IOException {
    Path file = shard.resolve("environment.json");
    ObjectNode environment = (ObjectNode) read(file);
    environment.put("fingerprint", "another");
    ((ObjectNode) environment.get("comparable").get(group)).put(name, "another");
    JSON.writeValue(file.toFile(), environment);
  }

  private static List<String> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("    {"))
        .map(line -> line.replaceAll(",$", ""))
        .toList();
  }

  private static JsonNode read(Path file) throws IOException {
    return JSON.readTree(file.toFile());
  }
}
