package io.rnnbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  private static final double[][][] X = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
  private static final double[][][] Y = {{{0, 1, 0}}, {{1, 0, 0}}};

  @ParameterizedTest
  @EnumSource
  void sameSeedGivesSameBatch(Loss loss) {
    NetworkSpec spec = network(loss, Head.Steps.ALL);

    assertThat(Batch.random(spec, 3, 4, 8))
        .usingRecursiveComparison()
        .isEqualTo(Batch.random(spec, 3, 4, 8));
  }

  @Test
  void anotherSeedGivesAnotherBatch() {
    NetworkSpec spec = network(Loss.MEAN_SQUARED_ERROR, Head.Steps.ALL);

    assertThat(numbers(Batch.random(spec, 3, 4, 8).x()))
        .doesNotContain(numbers(Batch.random(spec, 3, 4, 9).x()));
  }

  @Test
  void randomFloat32BatchesHoldExactFloats() {
    Batch batch = Batch.random(network(Loss.MEAN_SQUARED_ERROR, Head.Steps.ALL), 3, 4, 8);

    double[] numbers =
        DoubleStream.concat(Arrays.stream(numbers(batch.x())), Arrays.stream(numbers(batch.y())))
            .toArray();
    assertThat(Arrays.stream(numbers).map(number -> (float) number).toArray()).isEqualTo(numbers);
  }

  @Test
  void crossEntropyTargetsNameOneClass() {
    Batch batch = Batch.random(network(Loss.CROSS_ENTROPY, Head.Steps.ALL), 3, 4, 8);

    for (double[][] sequence : batch.y()) {
      for (double[] target : sequence) {
        assertThat(target).containsOnly(0, 1);
        assertThat(Arrays.stream(target).sum()).isEqualTo(1);
      }
    }
  }

  @Test
  void binaryTargetsAreZeroOrOne() {
    Batch batch = Batch.random(network(Loss.BINARY_CROSS_ENTROPY, Head.Steps.ALL), 3, 4, 8);

    assertThat(numbers(batch.y())).containsOnly(0, 1);
  }

  /** Their loss would be negative, and look like success. */
  @Test
  void aTargetThatIsNoProbabilityIsRefusedByCrossEntropy() {
    for (Loss loss : List.of(Loss.CROSS_ENTROPY, Loss.BINARY_CROSS_ENTROPY)) {
      NetworkSpec spec = network(loss, Head.Steps.ALL);
      Batch batch = Batch.random(spec, 3, 4, 8);
      batch.y()[2][1][0] = -5;
      assertThatThrownBy(() -> batch.fit(spec))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "y[2][1][0] is -5.0, but targets of cross-entropy are probabilities from 0 to 1");
    }
    NetworkSpec squared = network(Loss.MEAN_SQUARED_ERROR, Head.Steps.ALL);
    Batch any = Batch.random(squared, 3, 4, 8);
    any.y()[2][1][0] = -5;
    assertThat(any.fit(squared).y()[2][1][0]).isEqualTo(-5);
  }

  @Test
  void headOnTheLastStepHasOneTargetASequence() {
    Batch batch = Batch.random(network(Loss.CROSS_ENTROPY, Head.Steps.LAST), 3, 4, 8);

    assertThat(batch.batchSize()).isEqualTo(3);
    assertThat(batch.timeSteps()).isEqualTo(4);
    assertThat(batch.y()).hasDimensions(3, 1);
  }

  @Test
  void sliceTakesFeaturesWithTheirTargets() {
    Batch second = new Batch(X, Y).slice(1, 2);

    assertThat(second.x()).isDeepEqualTo(new double[][][] {X[1]});
    assertThat(second.y()).isDeepEqualTo(new double[][][] {Y[1]});
  }

  @Test
  void fitRoundsToTheFormatOfTheNetwork() {
    double[][][] x = {{{0.1, 0.2}}};
    double[][][] y = {{{0.3, 0.3, 0.4}}};

    Batch fit = new Batch(x, y).fit(network(Loss.CROSS_ENTROPY, Head.Steps.LAST));

    assertThat(fit.x()[0][0]).containsExactly((double) 0.1f, (double) 0.2f);
    assertThat(fit.y()[0][0]).containsExactly((double) 0.3f, (double) 0.3f, (double) 0.4f);
  }

  @Test
  void rejectsBatchesWithoutSequences() {
    String message =
        "x is missing or empty, but it must hold at least 1 sequence:"
            + " give [batch][time][features]";

    assertRejected(null, Y, message);
    assertRejected(new double[0][][], Y, message);
  }

  @Test
  void rejectsSequencesWithoutSteps() {
    assertRejected(new double[][][] {{}}, Y, "x[0] is empty, but a sequence needs at least 1 step");
  }

  @Test
  void rejectsSequencesOfDifferentLength() {
    assertRejected(
        new double[][][] {X[0], {{5, 6}}},
        Y,
        "x[1] has 1 steps, but x[0] has 2, and sequences can't be masked yet: give those of one length a file of their own, or pad all to one length and know that the network reads padding as it reads data");
  }

  @Test
  void rejectsStepsWithDifferentNumbersOfFeatures() {
    assertRejected(new double[][][] {{{1, 2}, {3}}, X[1]}, Y, "x[0][1] has 1 numbers, but needs 2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void rejectsNumbersThatAreNotFinite(double number) {
    assertRejected(
        new double[][][] {{{1, 2}, {3, number}}, X[1]},
        Y,
        "x[0][1][1] is " + number + ", but it must be a finite number");
    assertRejected(
        X,
        new double[][][] {Y[0], {{number, 0, 0}}},
        "y[1][0][0] is " + number + ", but it must be a finite number");
  }

  @Test
  void rejectsBatchesWithoutTargets() {
    String message =
        "y is missing or empty, but every sequence needs a target:"
            + " give [batch][outputs] or [batch][time][outputs]";

    assertRejected(X, null, message);
    assertRejected(X, new double[0][][], message);
    assertRejected(X, new double[][][] {{}, {}}, message);
  }

  @Test
  void rejectsMoreTargetsThanSequences() {
    assertRejected(X, new double[][][] {Y[0], Y[1], Y[1]}, "y has 3 sequences, but needs 2");
  }

  @Test
  void rejectsTargetsOfDifferentLength() {
    assertRejected(
        X, new double[][][] {Y[0], {{1, 0, 0}, {1, 0, 0}}}, "y[1] has 2 rows, but needs 1");
  }

  @Test
  void rejectsTheWrongNumberOfFeatures() {
    Batch batch = new Batch(new double[][][] {{{1, 2, 3}}}, new double[][][] {{{0, 1, 0}}});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch.fit(network(Loss.CROSS_ENTROPY, Head.Steps.LAST)))
        .withMessage("x has 3 features per step, but the network has inputSize 2");
  }

  @Test
  void rejectsTargetsOfTheWrongShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(X, Y).fit(network(Loss.CROSS_ENTROPY, Head.Steps.ALL)))
        .withMessage(
            "y is [2][1][3], but this network needs [2][2][3] (batch, output steps, outputs)");
  }

  private static void assertRejected(double[][][] x, double[][][] y, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Batch(x, y)).withMessage(message);
  }

  /** 2 features, 3 outputs. */
  private static NetworkSpec network(Loss loss, Head.Steps steps) {
    Activation activation =
        switch (loss) {
          case CROSS_ENTROPY -> Activation.SOFTMAX;
          case BINARY_CROSS_ENTROPY -> Activation.SIGMOID;
          case MEAN_SQUARED_ERROR -> Activation.IDENTITY;
        };
    return new NetworkSpec(
        CellType.LSTM,
        2,
        List.of(4),
        false,
        new Head(3, activation, steps),
        new TrainingSpec(loss, new Optimizer.Sgd(0.1f)),
        Dtype.FLOAT32);
  }

  private static double[] numbers(double[][][] values) {
    return Arrays.stream(values).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }
}
