package io.rnnbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against counts made by hand, from the equations on the cells. */
class StepOperationsTest {
  private static final Head LAST = new Head(2, Activation.SOFTMAX, Head.Steps.LAST);

  @Test
  void countsAnRnnWithASoftmaxOnItsLastStep() {
    // One sequence of 2 steps, 3 inputs, 4 units, 2 outputs.
    // W x: 4 x 3 multiply-adds a step, 24 operations, 48 in all; R h: 4 x 4, 32, 64 in all.
    // Head: 2 x 4 multiply-adds, once: 16.
    // Back: W 48, R 64, h 64, no x; head 32.
    // Forward elementwise: 8 units of 3; 2 outputs of bias and softmax, 4. Back: 8 of 5; 2 of loss,
    // gradient and bias, 6. Parameters: 12 + 16 + 4 and 8 + 2 = 42, by plain descent 2 each.
    assertThat(StepOperations.of(spec(CellType.RNN, List.of(4), false, LAST), 1, 2))
        .isEqualTo(new StepOperations(48 + 64 + 16, 48 + 64 + 64 + 32, 24 + 8, 40 + 12, 84));
  }

  @Test
  void countsAnLstm() {
    // One sequence of 1 step, 3 inputs, 1 unit, 2 outputs: 4 gates of 3 and of 1 multiply-adds.
    // Forward: 3 a gate is 12, then f c + i g is 3, tanh 1, its product with o 1.
    // Parameters: 12 + 4 + 4 and 2 + 2.
    assertThat(StepOperations.of(spec(CellType.LSTM, List.of(1), false, LAST), 1, 1))
        .isEqualTo(new StepOperations(24 + 8 + 4, 24 + 8 + 8 + 8, 17 + 8, 27 + 12, 2 * (20 + 4)));
  }

  @Test
  void countsAGruWithItsRecurrentBias() {
    // As above with 3 gates; parameters 9 + 3 + 3 + 3 and 2 + 2.
    assertThat(StepOperations.of(spec(CellType.GRU, List.of(1), false, LAST), 1, 1))
        .isEqualTo(new StepOperations(18 + 6 + 4, 18 + 6 + 6 + 8, 15 + 8, 24 + 12, 2 * (18 + 4)));
  }

  @Test
  void countsTheInputsGradientOfEveryLayerButTheFirst() {
    StepOperations one = StepOperations.of(spec(CellType.RNN, List.of(3), false, LAST), 1, 1);
    StepOperations two = StepOperations.of(spec(CellType.RNN, List.of(3, 3), false, LAST), 1, 1);
    // A layer more: 2 forward and 4 backward products of 3 x 3; the first has 3 backward.
    assertThat(two.forwardProducts() - one.forwardProducts()).isEqualTo(2 * 18);
    assertThat(two.backwardProducts() - one.backwardProducts()).isEqualTo(4 * 18);
  }

  @Test
  void countsBothDirections() {
    StepOperations one = StepOperations.of(spec(CellType.LSTM, List.of(5), false, Head.NONE), 2, 3);
    StepOperations two = StepOperations.of(spec(CellType.LSTM, List.of(5), true, Head.NONE), 2, 3);
    assertThat(two.forwardProducts()).isEqualTo(2 * one.forwardProducts());
    assertThat(two.forwardElementwise()).isEqualTo(2 * one.forwardElementwise());
    assertThat(two.training()).isEqualTo(2 * one.training());
  }

  @Test
  void growsWithTheBatchExceptForTheUpdate() {
    NetworkSpec spec = spec(CellType.GRU, List.of(5, 2), false, LAST);
    StepOperations one = StepOperations.of(spec, 1, 4);
    StepOperations seven = StepOperations.of(spec, 7, 4);
    assertThat(seven.inference()).isEqualTo(7 * one.inference());
    assertThat(seven.optimizer()).isEqualTo(one.optimizer());
    assertThat(seven.training() - seven.optimizer())
        .isEqualTo(7 * (one.training() - one.optimizer()));
  }

  @Test
  void knowsWhatTheOptimizersCost() {
    NetworkSpec spec = spec(CellType.RNN, List.of(4), false, LAST); // 42 parameters, 36 in matrices
    assertThat(optimizer(spec.withOptimizer(new Optimizer.Adam(0.1f)))).isEqualTo(12 * 42);
    assertThat(optimizer(spec.withOptimizer(new Optimizer.RmsProp(0.1f)))).isEqualTo(9 * 42);
    Optimizer sgd = new Optimizer.Sgd(0.1f);
    assertThat(optimizer(spec.with(new TrainingSpec(Loss.CROSS_ENTROPY, sgd, 0.5f, false))))
        .isEqualTo(2 * 42 + 2 * 36);
  }

  @Test
  void doesNotOverflow() {
    NetworkSpec large = spec(CellType.LSTM, List.of(8192, 8192), false, LAST);
    assertThat(StepOperations.of(large, 512, 1000).training()).isGreaterThan(1L << 50);
  }

  @Test
  void refusesWhatItDoesNotCount() {
    Head normalized = new Head(2, Activation.SOFTMAX, Head.Steps.LAST, true);
    assertThatThrownBy(
            () -> StepOperations.of(spec(CellType.RNN, List.of(4), false, normalized), 1, 2))
        .hasMessage("operations of a normalised head are not counted");
  }

  private static long optimizer(NetworkSpec spec) {
    return StepOperations.of(spec, 1, 2).optimizer();
  }

  private static NetworkSpec spec(
      CellType cell, List<Integer> hidden, boolean bidirectional, Head head) {
    Loss loss = head.isNone() ? Loss.MEAN_SQUARED_ERROR : Loss.CROSS_ENTROPY;
    return new NetworkSpec(
        cell,
        3,
        hidden,
        bidirectional,
        head,
        new TrainingSpec(loss, new Optimizer.Sgd(0.1f)),
        Dtype.FLOAT32);
  }
}
