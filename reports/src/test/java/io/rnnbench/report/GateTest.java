package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate command as a user meets it. */
class GateTest {
  private static final String ENVIRONMENT =
      "{'schema':1,'fingerprint':'%s','comparable':{'machine':{'cpu':'%s'},'jvm':{'version':'17'}}}";

  @TempDir private Path directory;

  private Path base;
  private Path candidate;

  @BeforeEach
  void twoResultsOfOneMachine() throws IOException {
    base = Files.createDirectory(directory.resolve("base"));
    candidate = Files.createDirectory(directory.resolve("candidate"));
    for (Path side : List.of(base, candidate)) {
      write(side, "environment.json", ENVIRONMENT.formatted("f", "EPYC"));
      write(side, "jmh.json", jmh(1, 6));
    }
  }

  @Test
  void passesWhatIsAsFast() throws IOException {
    write(candidate, "jmh.json", jmh(1.001, 6));
    Execution execution = gate();
    assertThat(execution.code()).isZero();
    assertThat(execution.out()).last().asString().startsWith("PASS: ");
    assertThat(execution.out()).anyMatch(line -> line.contains("measured at different times"));
  }

  @Test
  void stopsWhatIsSlower() throws IOException {
    write(candidate, "jmh.json", jmh(1.2, 6));
    Execution execution = gate();
    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.out()).last().asString().startsWith("REGRESSED: 2 of 2 rows");
  }

  @Test
  void welcomesWhatIsFaster() throws IOException {
    write(candidate, "jmh.json", jmh(0.8, 6));
    assertThat(gate().out()).last().asString().startsWith("IMPROVED: ");
    assertThat(gate().code()).isZero();
  }

  @Test
  void oneForkProvesNothing() throws IOException {
    write(candidate, "jmh.json", jmh(1.5, 1));
    Execution execution = gate();
    assertThat(execution.code()).isEqualTo(4);
    assertThat(execution.out()).anyMatch(line -> line.contains("run JMH with -f 5"));
  }

  @Test
  void judgesNothingAcrossMachinesUnlessAllowed() throws IOException {
    write(candidate, "environment.json", ENVIRONMENT.formatted("g", "Xeon"));
    Execution refused = gate();
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out())
        .contains("environments differ: machine")
        .anyMatch(line -> line.contains("--allow-different machine"));
    assertThat(refused.out()).noneMatch(line -> line.contains("TrainStep"));

    Execution allowed = gate("--allow-different", "machine");
    assertThat(allowed.code()).isZero();
    assertThat(allowed.out()).contains("note: allowed to differ: machine");
  }

  @Test
  void aWrongCandidateIsRegressedWhateverItsSpeed() throws IOException {
    write(candidate, "jmh.json", jmh(0.5, 6));
    write(
        candidate,
        "parity.json",
        "{'schema':1,'rows':[{'backend':'djl','network':'LSTM','dtype':'float32','quantity':"
            + "'gradients','updates':1,'error':0.5,'tolerance':1e-6,'where':'W[0]','ok':false}]}");
    Execution execution = gate();
    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.out())
        .anyMatch(line -> line.contains("parity") && line.contains("1 comparisons fail"));
  }

  @Test
  void aCandidateThatLearnsLaterIsRegressed() throws IOException {
    write(base, "study-echo.json", study(4));
    write(candidate, "study-echo.json", study(6));
    Execution execution = gate();
    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.out())
        .anyMatch(line -> line.contains("convergence") && line.contains("REGRESSED"));

    write(candidate, "study-echo.json", study(4));
    assertThat(gate().code()).isZero();
  }

  @Test
  void aLeakIsRegressed() throws IOException {
    write(base, "run.json", memory("PLATEAU", 10));
    write(candidate, "run.json", memory("LEAK", 4000));
    assertThat(gate().out()).anyMatch(line -> line.contains("the candidate leaks"));
    assertThat(gate().code()).isEqualTo(1);
  }

  @Test
  void takesFilesFromAnywhere() throws IOException {
    Execution execution =
        Execution.of(
            "gate", base.resolve("jmh.json").toString(), candidate.resolve("jmh.json").toString());
    assertThat(execution.code()).isZero();
    assertThat(execution.out())
        .anyMatch(line -> line.contains("whether the two are comparable is not known"));
  }

  @Test
  void writesEveryFormOfAnAbRunsVerdict() throws IOException {
    write(directory, "ab.json", ab(1.2));
    List<String> arguments = new ArrayList<>(List.of("gate", directory.toString()));
    for (String form : List.of("markdown", "junit", "json", "badge")) {
      arguments.add("--" + form);
      arguments.add(directory.resolve(form).toString());
    }
    Execution execution = Execution.of(arguments.toArray(String[]::new));
    assertThat(execution.code()).isEqualTo(1);
    assertThat(directory.resolve("markdown")).content().contains("REGRESSED");
    assertThat(directory.resolve("junit")).content().contains("<failure");
    assertThat(directory.resolve("json")).content().contains("\"verdict\"");
    assertThat(directory.resolve("badge")).content().contains("\"schemaVersion\"");
  }

  /** It may never end. */
  @Test
  void aPipeInPlaceOfAFileIsRefused() throws Exception {
    Path pipe = candidate.resolve("parity.json");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertMisuse("is not a regular file", args());
  }

  @Test
  void abRunsOfSeveralMachinesAreJudgedTogether() throws IOException {
    write(base, "ab.json", ab(1.2));
    write(candidate, "ab.json", ab(1.2));
    Execution both = gate();
    assertThat(both.code()).isEqualTo(1);
    assertThat(both.out()).last().asString().startsWith("REGRESSED");

    write(candidate, "ab.json", ab(1));
    Execution one = gate();
    assertThat(one.code()).isEqualTo(4);
    assertThat(one.out()).anyMatch(line -> line.contains("REGRESSED only on " + base));

    assertMisuse("holds no ab.json", args(directory.resolve("nowhere").toString()));
  }

  @Test
  void anAbRunIsJudgedByOtherThresholdsToo() throws IOException {
    write(directory, "ab.json", ab(1.03));
    String ab = directory.toString();
    assertThat(Execution.of("gate", ab).out()).last().asString().startsWith("REGRESSED");
    assertThat(Execution.of("gate", ab, "--min-effect", "10%").code()).isZero();
  }

  @Test
  void refusesWhatCantBeJudgedInOneLine() throws IOException {
    assertMisuse("holds no ab.json", "gate", base.toString());
    assertMisuse("is no percentage", "gate", base.toString(), "--min-effect", "lots");
    assertMisuse("its directory does not exist", args("--junit", directory + "/no/such/file"));
    write(candidate, "jmh.json", jmh(1, 6).replace("TrainStep", "Another"));
    assertMisuse("no benchmark in common", args());
    write(candidate, "jmh.json", "[{");
    assertMisuse("broken JSON", args());
    write(directory, "ab.json", "{'schema':1}");
    assertMisuse("has no \"baseline\"", "gate", directory.toString());
  }

  private Execution gate(String... more) {
    return Execution.of(args(more));
  }

  private String[] args(String... more) {
    return Stream.concat(Stream.of("gate", base.toString(), candidate.toString()), Stream.of(more))
        .toArray(String[]::new);
  }

  private static void assertMisuse(String about, String... arguments) {
    Execution execution = Execution.of(arguments);
    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.err()).singleElement().asString().contains(about);
    assertThat(execution.out()).isEmpty();
  }

  private static void write(Path in, String name, String text) throws IOException {
    Files.writeString(in.resolve(name), text.replace('\'', '"'));
  }

  /** Two rows, each with so many forks of two iterations. */
  private static String jmh(double factor, int forks) {
    Random random = new Random(1);
    return Stream.of("LSTM", "GRU")
        .map(
            cell ->
                String.format(
                    Locale.ROOT,
                    "{'benchmark':'io.rnnbench.bench.TrainStepBenchmark.step','mode':'avgt','params':{'cell':'%s'},"
                        + "'primaryMetric':{'score':1.0,'scoreUnit':'ms/op','rawData':[%s]}}",
                    cell,
                    Stream.generate(() -> factor * (1 + 0.005 * random.nextGaussian()))
                        .limit(forks)
                        .map(time -> "[" + time + "," + time + "]")
                        .collect(Collectors.joining(","))))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Ten seeds that reach the loss of 0.1 in this epoch, of ten. */
  private static String study(int epoch) {
    String curves =
        Stream.iterate(1, seed -> seed + 1)
            .limit(10)
            .map(
                seed ->
                    "{'backend':'djl','label':'a','seed':"
                        + seed
                        + ",'loss':["
                        + Stream.iterate(1, e -> e + 1)
                            .limit(10)
                            .map(e -> e < epoch ? "0.7" : "0.1")
                            .collect(Collectors.joining(","))
                        + "]}")
            .collect(Collectors.joining(","));
    return "{'schema':1,'study':'echo','preset':'quick','question':'?','answer':'!','claims':[],'curves':["
        + curves
        + "]}";
  }

  private static String memory(String verdict, double growth) {
    return String.format(
        Locale.ROOT,
        "{'schema':1,'memory':[{'backend':'djl','cell':'LSTM','params':{'cell':'LSTM'},'verdict':'%s','bytesPerStep':%s,"
            + "'low':%s,'high':%s}]}",
        verdict,
        growth,
        growth - 1,
        growth + 1);
  }

  private static String ab(double factor) {
    Random random = new Random(1);
    ArrayNode forks = (ArrayNode) Results.json("[]");
    for (int round = 1; round <= 32; round++) {
      for (String side : List.of("baseline", "candidate")) {
        double time = (side.equals("candidate") ? factor : 1) * (1 + 0.002 * random.nextGaussian());
        ObjectNode fork =
            (ObjectNode)
                Results.json(
                    "{'group':'all','status':'finished','reason':'','results':[{'benchmark':'B.step','params':{},"
                        + "'mode':'avgt','unit':'ms/op','allocations':[]}]}");
        fork.put("round", round).put("side", side);
        ((ObjectNode) fork.get("results").get(0)).putArray("iterations").add(time);
        forks.add(fork);
      }
    }
    JsonNode ab =
        ((ObjectNode)
                Results.json(
                    "{'schema':1,'minEffect':0.02,'maxSlowdown':0.05,'baseline':{'name':'old'},'candidate':{'name':'new'}}"))
            .set("forks", forks);
    return ab.toString();
  }
}
