package io.rnnbench.backend.dl4j.gru;

import io.rnnbench.backend.dl4j.gru.GruTape.Step;
import io.rnnbench.backend.dl4j.taped.Tape;
import io.rnnbench.backend.dl4j.taped.TapedLayer;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link Gru} at work: runs {@link GruCell}, which has the equations, over the time steps. */
public class GruLayer extends TapedLayer<Gru, GruTape> {

  /** Key of h (B, H) in the maps of {@code rnnGetPreviousState} and {@code rnnGetTBPTTState}. */
  public static final String STATE_KEY_PREV_ACTIVATION = "prevAct";

  private transient GruCell cell;

  GruLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  protected GruTape newTape(Tape.Shape shape) {
    return new GruTape(shape);
  }

  @Override
  protected void forward(GruTape tape, Map<String, INDArray> parameters) {
    cell = new GruCell(tape, GruCell.Parameters.of(parameters));
    for (int t = 0; t < tape.steps.size(); t++) {
      Step step = tape.steps.get(t);
      cell.forward(step);
      mask(step.state(), t);
    }
  }

  @Override
  protected void backward(
      GruTape tape, INDArray epsilon, Map<String, INDArray> gradients, INDArray inputGradient) {
    GruCell.Parameters sums = GruCell.Parameters.of(gradients);
    gradients.values().forEach(sum -> sum.assign(0));
    tape.stateGradient.assign(0);
    for (int t = tape.steps.size() - 1; t >= 0; t--) {
      tape.stateGradient.addi(Tape.at(epsilon, t));
      mask(tape.stateGradient, t);
      cell.backward(tape.steps.get(t), Tape.at(inputGradient, t), sums);
    }
  }
}
