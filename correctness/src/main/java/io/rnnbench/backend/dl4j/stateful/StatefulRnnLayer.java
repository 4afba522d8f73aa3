package io.rnnbench.backend.dl4j.stateful;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.params.SimpleRnnParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's SimpleRnn forwards, with a backward pass of our own: DL4J's takes neither a start state
 * nor the first step's share in the gradient of RW, on any path.
 *
 * <p>h_t = tanh(x_t W + h_{t-1} RW + b). For data in DL4J's (B, I, T) layout and without masks.
 */
final class StatefulRnnLayer extends SimpleRnn implements StatefulLayer {
  private static final long serialVersionUID = 1L;

  private transient INDArray states; // (B, H, T) of the last training pass

  StatefulRnnLayer(NeuralNetConfiguration conf, DataType dataType) {
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
    states = rnnActivateUsingStoredState(sequences, true, true, workspaces);
    return states;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return training ? activate(input, true, workspaces) : super.activate(false, workspaces);
  }

  @Override
  public void clear() {
    super.clear();
    states = null; // its workspace is gone
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray w = getParam(SimpleRnnParamInitializer.WEIGHT_KEY);
    INDArray rw = getParam(SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY);
    INDArray dW = gradientViews.get(SimpleRnnParamInitializer.WEIGHT_KEY);
    INDArray dRw = gradientViews.get(SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY);
    INDArray dB = gradientViews.get(SimpleRnnParamInitializer.BIAS_KEY);
    INDArray dx = // (B, I, T)
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'f');
    gradientsFlattened.assign(0);
    INDArray later = null; // dL/dz of the step after, z being what tanh takes
    for (long t = input.size(2) - 1; t >= 0; t--) {
      INDArray dz = at(epsilon, t).dup('f'); // dL/dh (B, H)
      if (later != null) {
        Nd4j.gemm(later, rw, dz, false, true, 1, 1);
      }
      INDArray h = at(states, t);
      dz.muli(h.mul(h).rsubi(1));
      Nd4j.gemm(at(input, t), dz, dW, true, false, 1, 1);
      INDArray before = t > 0 ? at(states, t - 1) : stateMap.get(STATE_KEY_PREV_ACTIVATION);
      if (before != null) {
        Nd4j.gemm(before, dz, dRw, true, false, 1, 1);
      }
      dB.addi(dz.sum(0));
      Nd4j.gemm(dz, w, at(dx, t), false, true, 1, 0);
      later = dz;
    }
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(gradient::setGradientFor);
    return new Pair<>(gradient, dx);
  }

  private static INDArray at(INDArray sequences, long time) {
    return sequences.get(all(), all(), point(time));
  }
}
