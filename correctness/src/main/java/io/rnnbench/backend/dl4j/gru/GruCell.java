package io.rnnbench.backend.dl4j.gru;

import io.rnnbench.backend.dl4j.gru.GruTape.Gates;
import io.rnnbench.backend.dl4j.gru.GruTape.Step;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.same.TimesOneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One time step of a gated recurrent unit: Cho et al. 2014 (<a
 * href="https://arxiv.org/abs/1406.1078">arXiv:1406.1078</a>) in the form of cuDNN and PyTorch's
 * {@code torch.nn.GRU}, where the reset comes after the recurrent product:
 *
 * <pre>
 *   r  = sigmoid(x Wr + br + h RWr + bRr)        reset
 *   z  = sigmoid(x Wz + bz + h RWz + bRz)        update
 *   n  = tanh   (x Wn + bn + r * (h RWn + bRn))  candidate
 *   h' = (1 - z) * n + z * h
 * </pre>
 *
 * <p>x is the input (B, I), h the previous state (B, H), {@code *} works by elements. Everything is
 * written into a {@link GruTape}; nothing is allocated.
 */
final class GruCell {

  /** A layer's parameters, or the gradients of the same. */
  record Parameters(
      INDArray weights, // (I, 3H) W
      INDArray recurrentWeights, // (H, 3H) RW
      INDArray bias, // (1, 3H) b
      INDArray recurrentBias // (1, 3H) bR
      ) {

    static Parameters of(Map<String, INDArray> named) {
      return new Parameters(
          named.get(GruParamInitializer.WEIGHT_KEY),
          named.get(GruParamInitializer.RECURRENT_WEIGHT_KEY),
          row(named.get(GruParamInitializer.BIAS_KEY)),
          row(named.get(GruParamInitializer.RECURRENT_BIAS_KEY)));
    }

    private static INDArray row(INDArray vector) {
      return vector.reshape('f', 1, vector.length());
    }
  }

  private final GruTape tape;
  private final Parameters parameters;

  GruCell(GruTape tape, Parameters parameters) {
    this.tape = tape;
    this.parameters = parameters;
    repeatRows(parameters.bias(), tape.bias);
    repeatRows(parameters.recurrentBias(), tape.recurrentBias);
  }

  /** From {@code step.input} and {@code step.previous} to {@code step.state}. */
  void forward(Step step) {
    Gates gates = step.gates();
    Gates recurrent = tape.recurrent;
    gates.matrix().assign(tape.bias);
    addProduct(step.input(), parameters.weights(), gates.matrix()); // x W + b
    recurrent.matrix().assign(tape.recurrentBias);
    addProduct(step.previous(), parameters.recurrentWeights(), recurrent.matrix()); // h RW + bR

    gates.resetUpdate().addi(recurrent.resetUpdate());
    Nd4j.getExecutioner().exec(new Sigmoid(gates.resetUpdate(), gates.resetUpdate())); // r, z

    step.recurrentCandidate().assign(recurrent.candidate());
    gates.reset().muli(step.recurrentCandidate(), tape.scratch);
    gates.candidate().addi(tape.scratch);
    Nd4j.getExecutioner().exec(new Tanh(gates.candidate(), gates.candidate())); // n

    step.previous().subi(gates.candidate(), step.fade()); // h - n
    step.fade().muli(gates.update(), step.state());
    step.state().addi(gates.candidate()); // h' = n + z (h - n)
  }

  /**
   * One step back in time: replaces dL/dh' in {@code tape.stateGradient} by dL/dh, writes dL/dx (B,
   * I) and adds to the parameters' gradients. With ' for "before sigmoid or tanh":
   *
   * <pre>
   *   dn' = dL/dh' * (1 - z) * (1 - n * n)
   *   dz' = dL/dh' * (h - n) * z * (1 - z)
   *   dr' = dn' * (h RWn + bRn) * r * (1 - r)
   *   dL/d(x W + b)   = [dr', dz', dn']
   *   dL/d(h RW + bR) = [dr', dz', dn' * r]
   *   dL/dh           = dL/dh' * z + dL/d(h RW + bR) RW^T
   * </pre>
   */
  void backward(Step step, INDArray inputGradient, Parameters gradients) {
    gateGradients(step);
    INDArray gates = tape.gatesGradient.matrix();
    INDArray recurrent = tape.recurrentGradient.matrix();
    INDArray state = tape.stateGradient;

    state.muli(step.gates().update());
    Nd4j.gemm(recurrent, parameters.recurrentWeights(), state, false, true, 1, 1);
    Nd4j.gemm(gates, parameters.weights(), inputGradient, false, true, 1, 0);

    Nd4j.gemm(step.input(), gates, gradients.weights(), true, false, 1, 1);
    Nd4j.gemm(step.previous(), recurrent, gradients.recurrentWeights(), true, false, 1, 1);
    addProduct(tape.ones, gates, gradients.bias());
    addProduct(tape.ones, recurrent, gradients.recurrentBias());
  }

  private void gateGradients(Step step) {
    Gates gates = step.gates();
    Gates gradient = tape.gatesGradient;
    Nd4j.getExecutioner().exec(new TimesOneMinus(gates.resetUpdate(), gradient.resetUpdate()));
    Nd4j.getExecutioner().exec(new Square(gates.candidate(), gradient.candidate()));
    gates.update().rsubi(1, tape.scratch); // 1 - z
    gradient.candidate().rsubi(1).muli(tape.scratch).muli(tape.stateGradient);
    gradient.update().muli(step.fade()).muli(tape.stateGradient);
    gradient.reset().muli(step.recurrentCandidate()).muli(gradient.candidate());

    tape.recurrentGradient.resetUpdate().assign(gradient.resetUpdate());
    gradient.candidate().muli(gates.reset(), tape.recurrentGradient.candidate());
  }

  /** {@code sum += left right}, without a temporary. */
  private static void addProduct(INDArray left, INDArray right, INDArray sum) {
    Nd4j.gemm(left, right, sum, false, false, 1, 1);
  }

  private static void repeatRows(INDArray row, INDArray matrix) {
    Nd4j.getExecutioner().exec(new BroadcastCopyOp(matrix, row, matrix, 1));
  }
}
