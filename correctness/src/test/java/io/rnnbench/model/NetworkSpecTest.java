package io.rnnbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSpecTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final ObjectMapper YAML = YAMLMapper.builder().build();

  private static final Head HEAD = new Head(2, Activation.SOFTMAX, Head.Steps.LAST);
  private static final Optimizer SGD = new Optimizer.Sgd(0.1f);

  static Stream<NetworkSpec> networks() {
    List<Optimizer> optimizers =
        List.of(
            SGD,
            new Optimizer.Adam(0.01f),
            new Optimizer.Adam(0.01f, 0.8f, 0.99f, 1e-3f),
            new Optimizer.RmsProp(0.001f),
            new Optimizer.RmsProp(0.001f, 0.8f, 1e-3f));
    List<Head> heads = new ArrayList<>(List.of(Head.NONE));
    for (Activation activation : Activation.values()) {
      for (Head.Steps steps : Head.Steps.values()) {
        heads.add(new Head(2, activation, steps));
      }
    }
    List<NetworkSpec> networks = new ArrayList<>();
    for (Optimizer optimizer : optimizers) {
      for (Head head : heads) {
        for (CellType cell : CellType.values()) {
          TrainingSpec training = new TrainingSpec(Loss.of(head.activation()), optimizer);
          networks.add(new NetworkSpec(cell, 3, List.of(5), false, head, training, Dtype.FLOAT32));
          networks.add(
              new NetworkSpec(cell, 1, List.of(5, 4), true, head, training, Dtype.FLOAT64));
        }
      }
    }
    return networks.stream();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void comesBackFromJson(NetworkSpec spec) throws JsonProcessingException {
    assertThat(JSON.readValue(JSON.writeValueAsString(spec), NetworkSpec.class)).isEqualTo(spec);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void comesBackFromYaml(NetworkSpec spec) throws JsonProcessingException {
    assertThat(YAML.readValue(YAML.writeValueAsString(spec), NetworkSpec.class)).isEqualTo(spec);
  }

  @Test
  void isWrittenInTheFormOfTheNetworkFile() {
    NetworkSpec spec =
        new NetworkSpec(
            CellType.LSTM,
            4,
            List.of(3),
            false,
            HEAD,
            new TrainingSpec(Loss.CROSS_ENTROPY, SGD),
            Dtype.FLOAT32);

    assertThat(JSON.valueToTree(spec).toString())
        .isEqualTo(
            """
            {"cell":"LSTM","inputSize":4,"hidden":[3],"bidirectional":false,\
            "head":{"size":2,"activation":"softmax","steps":"last"},\
            "loss":"crossEntropy","optimizer":{"name":"sgd","learningRate":0.1},\
            "dtype":"float32"}\
            """);
  }

  @Test
  void takesNaturalValuesForWhatIsLeftOut() {
    assertThat(yaml("{cell: GRU, inputSize: 4, hidden: [3], head: none}"))
        .isEqualTo(
            new NetworkSpec(
                CellType.GRU,
                4,
                List.of(3),
                false,
                Head.NONE,
                new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Adam(0.001f)),
                Dtype.FLOAT32));
  }

  @ParameterizedTest
  @CsvSource({
    "softmax, CROSS_ENTROPY",
    "sigmoid, BINARY_CROSS_ENTROPY",
    "identity, MEAN_SQUARED_ERROR"
  })
  void takesTheLossThatBelongsToTheHead(String activation, Loss loss) {
    NetworkSpec spec =
        yaml(
            "{cell: RNN, inputSize: 4, hidden: [3], head: {size: 2, activation: %s}}"
                .formatted(activation));

    assertThat(spec.training().loss()).isEqualTo(loss);
  }

  @Test
  void standsOnTheLastStepUnlessTold() {
    NetworkSpec spec =
        yaml("{cell: RNN, inputSize: 4, hidden: [3], head: {size: 2, activation: softmax}}");

    assertThat(spec.head()).isEqualTo(HEAD);
  }

  @Test
  void countsFeaturesBetweenBidirectionalLayers() {
    NetworkSpec spec =
        new NetworkSpec(
            CellType.RNN,
            3,
            List.of(5, 4),
            true,
            Head.NONE,
            new TrainingSpec(Loss.MEAN_SQUARED_ERROR, SGD),
            Dtype.FLOAT32);

    assertThat(spec.inputSizeOf(0)).isEqualTo(3);
    assertThat(spec.inputSizeOf(1)).isEqualTo(10);
    assertThat(spec.outputSize()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void rejectsInputsWithoutFeatures(int inputSize) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(inputSize, List.of(3), HEAD, Loss.CROSS_ENTROPY))
        .withMessage(
            "inputSize is " + inputSize + ", but a network needs at least 1 input feature");
  }

  @Test
  void rejectsNetworksWithoutLayers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(4, List.of(), HEAD, Loss.CROSS_ENTROPY))
        .withMessage(
            "hidden is empty, but a network needs at least 1 layer: write e.g. hidden: [3]");
  }

  @Test
  void rejectsALayerThatNoMachineHolds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(4, List.of(1_000_000_000), HEAD, Loss.CROSS_ENTROPY))
        .withMessage("hidden is 1000000000, but at most 16384 is supported");
  }

  @Test
  void rejectsLayersWithoutUnits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(4, List.of(3, 0), HEAD, Loss.CROSS_ENTROPY))
        .withMessage(
            "hidden[1] is 0, but a layer needs at least 1 hidden unit: write e.g. hidden: [3]");
  }

  @ParameterizedTest
  @CsvSource({
    "CROSS_ENTROPY, SIGMOID, crossEntropy, softmax",
    "CROSS_ENTROPY, IDENTITY, crossEntropy, softmax",
    "BINARY_CROSS_ENTROPY, SOFTMAX, binaryCrossEntropy, sigmoid",
    "BINARY_CROSS_ENTROPY, IDENTITY, binaryCrossEntropy, sigmoid"
  })
  void rejectsLossesThatDoNotFitTheHead(
      Loss loss, Activation activation, String name, String needed) {
    Head head = new Head(2, activation, Head.Steps.LAST);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(4, List.of(3), head, loss))
        .withMessage(
            "loss %s needs a head with activation %s; change one of the two,"
                + " or use loss: meanSquaredError",
            name, needed);
  }

  @Test
  void rejectsHeadsOfNegativeSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Head(-1, Activation.SOFTMAX, Head.Steps.LAST))
        .withMessage("head size is -1, but a head needs at least 1 output; or write head: none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {inputSize: 4, hidden: [3], head: none} | cell is missing: add e.g. cell: LSTM
          {cell: RNN, hidden: [3], head: none} | inputSize is missing: add e.g. inputSize: 4
          {cell: RNN, inputSize: 4, head: none} | hidden is missing: add e.g. hidden: [3]
          {cell: RNN, inputSize: 4, hidden: [~], head: none} | hidden holds an empty entry: write e.g. hidden: [3]
          {cell: RNN, inputSize: 4, hidden: [3]} | head is missing: add e.g. head: {size: 2, activation: softmax, steps: last}
          {cell: RNN, inputSize: 4, hidden: [3], head: {size: 2}} | head activation is missing: add activation: softmax, sigmoid or identity
          {cell: RNN, inputSize: 4, hidden: [3], head: {activation: softmax}} | head size is missing, but a head needs at least 1 output: write e.g. head: {size: 2, activation: softmax, steps: last}, or head: none
          {cell: RNN, inputSize: 4, hidden: [3], head: dense} | head is "dense", but it is either none or {size: ..., activation: ...}
          {cell: RNN, inputSize: 4, hidden: [3], head: none, optimizer: {name: sgd}} | learningRate is missing: add e.g. learningRate: 0.001
          """)
  void saysWhatIsMissingInAFile(String file, String message) {
    assertThatExceptionOfType(ValueInstantiationException.class)
        .isThrownBy(() -> YAML.readValue(file, NetworkSpec.class))
        .havingCause()
        .isInstanceOf(IllegalArgumentException.class)
        .withMessage(message);
  }

  @Test
  void rejectsUnknownKeys() {
    assertThatExceptionOfType(UnrecognizedPropertyException.class)
        .isThrownBy(
            () ->
                YAML.readValue(
                    "{cell: RNN, inputSize: 4, hidden: [3], head: none, units: 4}",
                    NetworkSpec.class))
        .withMessageContaining("Unrecognized field \"units\"");
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -0.1f, Float.NaN, Float.NEGATIVE_INFINITY})
  void rejectsLearningRatesThatAreNotPositiveNumbers(float rate) {
    String message = "learningRate is " + rate + ", but it must be a finite number above 0";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Sgd(rate))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(rate))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.RmsProp(rate))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1, Float.NaN})
  void rejectsDecayRatesOutsideTheUnitInterval(float rate) {
    String message = " is " + rate + ", but it must be at least 0 and below 1";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(0.1f, rate, 0.9f, 1e-8f))
        .withMessage("beta1" + message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(0.1f, 0.9f, rate, 1e-8f))
        .withMessage("beta2" + message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.RmsProp(0.1f, rate, 1e-8f))
        .withMessage("rho" + message);
  }

  @Test
  void rejectsOptimizersWithoutEpsilon() {
    String message = "epsilon is 0.0, but it must be a finite number above 0";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(0.1f, 0.9f, 0.9f, 0))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.RmsProp(0.1f, 0.9f, 0))
        .withMessage(message);
  }

  private static NetworkSpec network(int inputSize, List<Integer> hidden, Head head, Loss loss) {
    return new NetworkSpec(
        CellType.LSTM, inputSize, hidden, false, head, new TrainingSpec(loss, SGD), Dtype.FLOAT32);
  }

  private static NetworkSpec yaml(String text) {
    try {
      return YAML.readValue(text, NetworkSpec.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
