package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not belong together is refused, and nothing is written. */
class MergeRefusalTest extends Shards {
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

  private static void refused(Execution execution, String... message) {
    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.out()).isEmpty();
    assertThat(execution.err()).singleElement().asString().contains(message);
  }

  private static void edit(Path shard, String group, String name) throws IOException {
    Path file = shard.resolve("environment.json");
    ObjectNode environment = (ObjectNode) read(file);
    environment.put("fingerprint", "another");
    ((ObjectNode) environment.get("comparable").get(group)).put(name, "another");
    JSON.writeValue(file.toFile(), environment);
  }
}
