package io.rnnbench.study.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.rnnbench.result.JsonFile;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final String OLDER =
      "{'backend':'djl','label':'x','seed':1,'loss':[0.5],'accuracy':[1.0],'validationLoss':[0.6],"
          + "'validationAccuracy':[0.9]}";

  @Test
  void aCurveFromBeforeTimesWereKeptIsReadAndWrittenWithoutAny() throws JsonProcessingException {
    String older = OLDER.replace('\'', '"');
    Curve curve = JsonFile.JSON.readValue(older, Curve.class);
    assertThat(curve.seconds()).isEmpty();
    assertThat(JsonFile.JSON.writeValueAsString(curve)).isEqualTo(older);
  }

  @Test
  void timesSurviveTheFile() throws JsonProcessingException {
    Curve curve = Curve.start("djl", "x", 1);
    curve.time(0.25);
    curve.time(1.5);
    String written = JsonFile.JSON.writeValueAsString(curve);
    assertThat(written).contains("\"seconds\":[0.25,1.5]");
    assertThat(JsonFile.JSON.readValue(written, Curve.class)).isEqualTo(curve);
  }
}
