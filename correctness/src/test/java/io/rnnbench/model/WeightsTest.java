package io.rnnbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
  private static final Head HEAD = new Head(2, Activation.SOFTMAX, Head.Steps.LAST);

  @ParameterizedTest
  @EnumSource
  void randomWeightsAreDistinct(CellType cell) {
    assertThat(numbers(Weights.random(network(cell, true, HEAD, Dtype.FLOAT32), 7)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void sameSeedGivesSameWeights(CellType cell) {
    NetworkSpec spec = network(cell, true, HEAD, Dtype.FLOAT64);

    assertThat(numbers(Weights.random(spec, 7))).isEqualTo(numbers(Weights.random(spec, 7)));
  }

  @Test
  void anotherSeedGivesOtherWeights() {
    NetworkSpec spec = network(CellType.LSTM, false, HEAD, Dtype.FLOAT32);

    assertThat(numbers(Weights.random(spec, 7))).doesNotContain(numbers(Weights.random(spec, 8)));
  }

  @ParameterizedTest
  @EnumSource
  void float32WeightsAreExactFloats(CellType cell) {
    assertThat(numbers(Weights.random(network(cell, true, HEAD, Dtype.FLOAT32), 7)))
        .containsExactly(
            floats(numbers(Weights.random(network(cell, true, HEAD, Dtype.FLOAT64), 7))));
  }

  @Test
  void randomWeightsLieWithinTheBoundOfTheirLayer() {
    Weights weights = Weights.random(network(CellType.GRU, true, HEAD, Dtype.FLOAT32), 7);

    for (Weights.Row row : weights.rows()) {
      // 1 / sqrt(hidden): of the layer, or of both directions below the head
      double bound = row.name().startsWith("head") ? Math.sqrt(1.0 / 8) : Math.sqrt(1.0 / 4);
      assertThat(Arrays.stream(row.values()).map(Math::abs).boxed())
          .as(row.name())
          .allSatisfy(size -> assertThat(size).isLessThan(bound));
    }
  }

  @Test
  void rowsNameEveryNumberInTheCanonicalOrder() {
    NetworkSpec spec =
        new NetworkSpec(
            CellType.GRU,
            1,
            List.of(1),
            false,
            new Head(1, Activation.IDENTITY, Head.Steps.LAST),
            new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0.1f)),
            Dtype.FLOAT32);

    assertThat(Weights.zeros(spec).rows())
        .extracting(Weights.Row::name)
        .containsExactly(
            "layers[0].forward.W[0]",
            "layers[0].forward.W[1]",
            "layers[0].forward.W[2]",
            "layers[0].forward.R[0]",
            "layers[0].forward.R[1]",
            "layers[0].forward.R[2]",
            "layers[0].forward.b",
            "layers[0].forward.bR",
            "head.W[0]",
            "head.b");
  }

  @Test
  void glorotOpensTheForgetGateOnly() {
    NetworkSpec spec = network(CellType.LSTM, false, HEAD, Dtype.FLOAT32);

    double[] bias = Weights.glorot(spec, 7).layers().get(0).forward().b();

    double[] expected = new double[16];
    Arrays.fill(expected, 4, 8, 1); // rows of gate f, after those of i
    assertThat(bias).containsExactly(expected);
  }

  @Test
  void fitRoundsToTheFormatOfTheNetwork() {
    NetworkSpec spec = network(CellType.RNN, false, HEAD, Dtype.FLOAT32);

    assertThat(numbers(Weights.zeros(spec).map(number -> 0.1).fit(spec)))
        .containsOnly((double) 0.1f);
  }

  @Test
  void fitKeepsEveryBitOfFloat64() {
    NetworkSpec spec = network(CellType.RNN, false, HEAD, Dtype.FLOAT64);

    assertThat(numbers(Weights.zeros(spec).map(number -> 0.1).fit(spec))).containsOnly(0.1);
  }

  @Test
  void fitTakesAMissingRecurrentBiasAsZeros() {
    NetworkSpec spec = network(CellType.GRU, false, HEAD, Dtype.FLOAT32);
    Weights.Cell cell = cell(Weights.random(spec, 7));
    Weights given = weights(new Weights.Cell(cell.w(), cell.r(), cell.b(), null), spec);

    assertThat(cell(given.fit(spec)).bR()).containsExactly(new double[12]);
  }

  @Test
  void mapLeavesTheOriginalAlone() {
    Weights weights = Weights.zeros(network(CellType.GRU, true, HEAD, Dtype.FLOAT32));

    Weights ones = weights.map(number -> 1);

    assertThat(numbers(ones)).containsOnly(1);
    assertThat(numbers(weights)).containsOnly(0);
  }

  @Test
  void rejectsWeightsWithoutLayers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Weights(null, null))
        .withMessage(
            "layers is missing or has an empty entry: give {\"forward\": ...} for each layer");
  }

  @Test
  void rejectsMoreLayersThanTheNetworkHas() {
    NetworkSpec spec = network(CellType.RNN, false, HEAD, Dtype.FLOAT32);
    Weights.Layer layer = Weights.zeros(spec).layers().get(0);

    assertRejected(
        new Weights(List.of(layer, layer), null),
        spec,
        "layers has 2 entries, but the network has 1 recurrent layers");
  }

  @Test
  void rejectsMatricesWithTooFewRows() {
    NetworkSpec spec = network(CellType.LSTM, false, HEAD, Dtype.FLOAT32);
    Weights.Cell cell = cell(Weights.zeros(spec));

    assertRejected(
        weights(new Weights.Cell(new double[15][3], cell.r(), cell.b(), null), spec),
        spec,
        "layers[0].forward.W has 15 rows, but LSTM weights of this network need 16");
  }

  @Test
  void rejectsMatricesWithTooManyColumns() {
    NetworkSpec spec = network(CellType.LSTM, false, HEAD, Dtype.FLOAT32);
    Weights.Cell cell = cell(Weights.zeros(spec));

    assertRejected(
        weights(new Weights.Cell(cell.w(), new double[16][5], cell.b(), null), spec),
        spec,
        "layers[0].forward.R[0] has 5 numbers, but this network needs 4");
  }

  @Test
  void rejectsAMissingMatrix() {
    NetworkSpec spec = network(CellType.LSTM, false, HEAD, Dtype.FLOAT32);
    Weights.Cell cell = cell(Weights.zeros(spec));

    assertRejected(
        weights(new Weights.Cell(null, cell.r(), cell.b(), null), spec),
        spec,
        "layers[0].forward.W is missing: give [16][3] numbers");
  }

  @Test
  void rejectsAMissingBias() {
    NetworkSpec spec = network(CellType.LSTM, false, HEAD, Dtype.FLOAT32);
    Weights.Cell cell = cell(Weights.zeros(spec));

    assertRejected(
        weights(new Weights.Cell(cell.w(), cell.r(), null, null), spec),
        spec,
        "layers[0].forward.b is missing: give 16 numbers");
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "RNN"})
  void rejectsARecurrentBiasWhereTheCellHasNone(CellType type) {
    NetworkSpec spec = network(type, false, HEAD, Dtype.FLOAT32);
    Weights.Cell cell = cell(Weights.zeros(spec));

    assertRejected(
        weights(new Weights.Cell(cell.w(), cell.r(), cell.b(), cell.b()), spec),
        spec,
        "layers[0].forward.bR is given, but only GRU cells have a recurrent bias: remove it");
  }

  @Test
  void rejectsOneDirectionForABidirectionalNetwork() {
    assertRejected(
        Weights.zeros(network(CellType.GRU, false, HEAD, Dtype.FLOAT32)),
        network(CellType.GRU, true, HEAD, Dtype.FLOAT32),
        "layers[0].backward is missing, but the network is bidirectional");
  }

  @Test
  void rejectsTwoDirectionsForANetworkOfOne() {
    assertRejected(
        Weights.zeros(network(CellType.GRU, true, HEAD, Dtype.FLOAT32)),
        network(CellType.GRU, false, HEAD, Dtype.FLOAT32),
        "layers[0].backward is given, but the network runs in one direction");
  }

  @Test
  void rejectsAMissingHead() {
    assertRejected(
        Weights.zeros(network(CellType.RNN, false, Head.NONE, Dtype.FLOAT32)),
        network(CellType.RNN, false, HEAD, Dtype.FLOAT32),
        "head is missing, but the network has a head of size 2");
  }

  @Test
  void rejectsAHeadThatTheNetworkDoesNotHave() {
    assertRejected(
        Weights.zeros(network(CellType.RNN, false, HEAD, Dtype.FLOAT32)),
        network(CellType.RNN, false, Head.NONE, Dtype.FLOAT32),
        "head is given, but the network has head: none");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39})
  void rejectsNumbersThatFloat32CanNotHold(double number) {
    NetworkSpec spec = network(CellType.RNN, false, HEAD, Dtype.FLOAT32);
    Weights weights = Weights.zeros(spec);
    weights.head().b()[1] = number;

    assertRejected(
        weights, spec, "head.b[1] is " + number + ", but weights must be finite float32 numbers");
  }

  @Test
  void acceptsLargeNumbersThatFloat64CanHold() {
    NetworkSpec spec = network(CellType.RNN, false, HEAD, Dtype.FLOAT64);

    assertThat(numbers(Weights.zeros(spec).map(number -> 1e39).fit(spec))).containsOnly(1e39);
  }

  private static void assertRejected(Weights weights, NetworkSpec spec, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> weights.fit(spec)).withMessage(message);
  }

  /** 3 features, one layer of 4 units. */
  private static NetworkSpec network(CellType cell, boolean bidirectional, Head head, Dtype dtype) {
    return new NetworkSpec(
        cell,
        3,
        List.of(4),
        bidirectional,
        head,
        new TrainingSpec(Loss.of(head.activation()), new Optimizer.Sgd(0.1f)),
        dtype);
  }

  private static Weights.Cell cell(Weights weights) {
    return weights.layers().get(0).forward();
  }

  private static Weights weights(Weights.Cell forward, NetworkSpec spec) {
    return new Weights(List.of(new Weights.Layer(forward, null)), Weights.zeros(spec).head());
  }

  private static double[] numbers(Weights weights) {
    return weights.rows().stream().flatMapToDouble(row -> Arrays.stream(row.values())).toArray();
  }

  private static double[] floats(double[] numbers) {
    return Arrays.stream(numbers).map(number -> (float) number).toArray();
  }
}
