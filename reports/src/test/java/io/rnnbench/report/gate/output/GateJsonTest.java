package io.rnnbench.report.gate.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class GateJsonTest {

  @Test
  void rowsHaveWhatTheContractNames() throws JsonProcessingException {
    JsonNode root = json(GateJson.of(Samples.rich()));

    assertThat(root.get("schema").intValue()).isEqualTo(1);
    assertThat(root.get("verdict").textValue()).isEqualTo("INCOMPARABLE");
    assertThat(root.get("minEffect").doubleValue()).isEqualTo(0.02);
    JsonNode row = root.get("rows").get(3);
    assertThat(row.get("benchmark").textValue()).isEqualTo("TrainStepBenchmark.step");
    assertThat(row.get("params").get("batchSize").textValue()).isEqualTo("16");
    assertThat(row.get("metric").textValue()).isEqualTo("time");
    assertThat(row.get("ratio").doubleValue()).isEqualTo(1.08);
    assertThat(row.get("low").doubleValue()).isEqualTo(1.0312);
    assertThat(row.get("high").doubleValue()).isEqualTo(1.131);
    assertThat(row.get("verdict").textValue()).isEqualTo("REGRESSED");
    assertThat(row.get("forks").intValue()).isEqualTo(10);
  }

  @Test
  void whatIsNotFiniteIsNull() throws JsonProcessingException {
    JsonNode rows = json(GateJson.of(Samples.rich())).get("rows");

    assertThat(rows.get(1).get("low").doubleValue()).isZero();
    assertThat(rows.get(1).get("high").isNull()).isTrue();
    assertThat(rows.get(2).get("ratio").isNull()).isTrue();
  }

  @Test
  void textIsReadBackAsItWasButForHalvesOfSurrogatePairs() throws JsonProcessingException {
    String readable = Samples.NASTY.replace('\ud800', '\ufffd');

    JsonNode row = json(GateJson.of(Samples.rich())).get("rows").get(6);
    assertThat(row.get("benchmark").textValue()).isEqualTo(readable);
    assertThat(row.get("params").get(readable).textValue()).isEqualTo(readable);
  }

  static JsonNode json(String text) throws JsonProcessingException {
    return new JsonMapper().readTree(text);
  }
}
