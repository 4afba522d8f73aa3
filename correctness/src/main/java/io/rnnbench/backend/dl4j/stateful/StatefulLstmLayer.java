package io.rnnbench.backend.dl4j.stateful;

import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's LSTM with both of its passes started from the same state.
 *
 * <p>DL4J keeps two maps: its forward pass in training starts from one ({@code tBpttStateMap}) and
 * leaves its end there, its backward pass recomputes the forward pass from the other ({@code
 * stateMap}). Here the second holds the start, and the first is set from it.
 */
final class StatefulLstmLayer extends LSTM implements StatefulLayer {
  private static final long serialVersionUID = 1L;

  StatefulLstmLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public void trainFrom(Map<String, INDArray> state) {
    rnnSetPreviousState(state);
  }

  @Override
  public Map<String, INDArray> trainedTo() {
    return rnnGetTBPTTState();
  }

  @Override
  public INDArray activate(INDArray sequences, boolean training, LayerWorkspaceMgr workspaces) {
    if (!training) {
      return super.activate(sequences, false, workspaces);
    }
    rnnSetTBPTTState(stateMap);
    return rnnActivateUsingStoredState(sequences, true, true, workspaces);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return activate(input, training, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    return tbpttBackpropGradient(epsilon, Integer.MAX_VALUE, workspaces); // over all time steps
  }
}
