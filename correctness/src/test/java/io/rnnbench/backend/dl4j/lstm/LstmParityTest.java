package io.rnnbench.backend.dl4j.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.backend.dl4j.Dl4jBackend;
import io.rnnbench.backend.dl4j.Dl4jSettings;
import io.rnnbench.catalog.ParityNetworks;
import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.parity.ParityProof;
import io.rnnbench.parity.ParityRow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LstmParityTest {
  private static final Set<Integer> CHECKPOINTS = Set.of(1, 10, 100);
  private static final int POINTS = 12;

  private final Dl4jBackend tuned = new Dl4jBackend(Dl4jSettings.of(Division.TUNED, 1));

  static List<NetworkSpec> networks() {
    return ParityNetworks.of(List.of(CellType.LSTM));
  }

  static List<NetworkSpec> pairwise() {
    return ParityNetworks.pairwise(List.of(CellType.LSTM));
  }

  @ParameterizedTest
  @MethodSource("networks")
  @Tag("full")
  void agreesWithTheReference(NetworkSpec spec) {
    assertAgrees(spec, ParityNetworks.BATCH_SIZE, ParityNetworks.TIME_STEPS);
  }

  @ParameterizedTest
  @MethodSource("pairwise")
  void agreesWithTheReferenceWhereverTwoSettingsMeet(NetworkSpec spec) {
    assertAgrees(spec, ParityNetworks.BATCH_SIZE, ParityNetworks.TIME_STEPS);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,false",
    "1,5,1,true",
    "1,5,3,false",
    "7,4,1,true",
    "2,200,4,false",
    "3,1,2,false"
  })
  void agreesWithTheReferenceAtTheEdges(int batch, int time, int hidden, boolean bidirectional) {
    assertAgrees(spec(hidden, bidirectional, false), batch, time);
  }

  @ParameterizedTest
  @CsvSource({"1,4", "3,1", "3,4"})
  void agreesWithTheReferenceThatTrainsFromGivenStates(int batch, int time) {
    assertAgrees(spec(3, false, true), batch, time);
  }

  private void assertAgrees(NetworkSpec spec, int batch, int time) {
    List<ParityRow> rows =
        new ParityProof(spec, batch, time, CHECKPOINTS, 1).prove(tuned, Device.CPU);

    assertThat(tuned.supports(spec, Device.CPU).note()).contains("project-supplied LSTM layer");
    assertThat(rows).allMatch(ParityRow::ok).hasSize(POINTS);
  }

  private static NetworkSpec spec(int hidden, boolean bidirectional, boolean stateful) {
    Head head = new Head(2, Activation.SOFTMAX, Head.Steps.ALL);
    TrainingSpec training =
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Sgd(0.05f), 0, stateful);
    return new NetworkSpec(
        CellType.LSTM, 2, List.of(hidden, hidden), bidirectional, head, training, Dtype.FLOAT32);
  }
}
