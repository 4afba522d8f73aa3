package io.rnnbench.backend.dl4j.lstm;

import io.rnnbench.backend.dl4j.taped.Tape;
import io.rnnbench.backend.dl4j.taped.TapedLayer;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An {@link Lstm} at work: runs {@link LstmCell}, which has the equations, over the time steps.
 *
 * <p>Heeds masks in every arrangement and in both passes. DL4J's own does so inside {@code
 * LastTimeStep} only, and there forgets them on the way back.
 */
public final class LstmLayer extends TapedLayer<Lstm, LstmTape> {
  private static final long serialVersionUID = 1L;

  LstmLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  protected LstmTape newTape(Tape.Shape shape) {
    return new LstmTape(shape);
  }

  @Override
  protected void forward(LstmTape tape, Map<String, INDArray> parameters) {
    tape.parameters.copyFrom(parameters);
    LstmCell cell = tape.cell();
    cell.beforeForward();
    for (int t = 0; t < tape.time(); t++) {
      cell.forward(t);
      mask(tape.h.get(t + 1), t);
      mask(tape.c.get(t + 1), t);
    }
  }

  @Override
  protected void backward(
      LstmTape tape, INDArray epsilon, Map<String, INDArray> gradients, INDArray inputGradient) {
    LstmCell cell = tape.cell();
    tape.allStateGradients.assign(epsilon);
    tape.cellGradient.assign(0);
    for (int t = tape.time() - 1; t >= 0; t--) {
      mask(tape.stateGradients.get(t), t);
      mask(tape.cellGradient, t);
      cell.backward(t);
    }
    cell.afterBackward();
    tape.gradients.copyTo(gradients);
    inputGradient.assign(tape.allInputGradients);
  }
}
