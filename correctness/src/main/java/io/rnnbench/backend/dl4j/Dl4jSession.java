package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.Session;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.layers.recurrent.LastTimeStepLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** One MultiLayerNetwork. */
final class Dl4jSession implements Session {
  private final NetworkSpec spec;
  private final MeanLoss loss;
  private final MultiLayerNetwork network;
  private final Dl4jWeights weights;

  Dl4jSession(NetworkSpec spec, Weights start) {
    this.spec = spec;
    loss = new MeanLoss(Dl4jNetwork.loss(spec));
    network = Dl4jNetwork.build(spec, loss);
    weights = new Dl4jWeights(spec);
    weights.write(start, network::setParam);
  }

  @Override
  public Weights weights() {
    return weights.read(network.paramTable());
  }

  @Override
  public Activations forward(Inputs inputs) {
    INDArray x = SequenceLayout.sequences(inputs.x(), spec.dtype());
    if (inputs.state() != null) {
      return forwardFrom(inputs.state(), x);
    }
    INDArray hidden = hidden(x);
    INDArray output = network.output(x, false);
    return new Activations(SequenceLayout.canonical(hidden), SequenceLayout.canonical(output));
  }

  /** The last recurrent layer's states on all steps, also where the network keeps the last only. */
  private INDArray hidden(INDArray x) {
    int top = spec.layers() - 1;
    if (!(network.getLayer(top) instanceof LastTimeStepLayer last)) {
      return network.feedForwardToLayer(top, x, false).get(top + 1);
    }
    INDArray below = top == 0 ? x : network.feedForwardToLayer(top - 1, x, false).get(top);
    return last.getUnderlying().activate(below, false, LayerWorkspaceMgr.noWorkspaces());
  }

  private Activations forwardFrom(State state, INDArray x) {
    INDArray hidden = x;
    for (int l = 0; l < spec.layers(); l++) {
      RecurrentLayer layer = recurrent(network.getLayer(l));
      layer.rnnSetPreviousState(previousState(state, l));
      hidden = layer.rnnTimeStep(hidden, LayerWorkspaceMgr.noWorkspaces());
      layer.rnnClearPreviousState();
    }
    INDArray top = spec.head().lastStepOnly() ? lastStep(hidden) : hidden;
    INDArray output =
        network.getLayer(spec.layers()).activate(top, false, LayerWorkspaceMgr.noWorkspaces());
    return new Activations(SequenceLayout.canonical(hidden), SequenceLayout.canonical(output));
  }

  private static RecurrentLayer recurrent(Layer layer) {
    return (RecurrentLayer)
        (layer instanceof LastTimeStepLayer last ? last.getUnderlying() : layer);
  }

  private Map<String, INDArray> previousState(State state, int layer) {
    Map<String, INDArray> previous = new HashMap<>();
    previous.put(LSTM.STATE_KEY_PREV_ACTIVATION, stateRows(state.h()[layer])); // "prevAct" for all
    if (spec.cell().hasCellState()) {
      double[][] cells = new double[state.h()[layer].length][];
      for (int b = 0; b < cells.length; b++) {
        cells[b] = state.c(layer, b);
      }
      previous.put(LSTM.STATE_KEY_PREV_MEMCELL, stateRows(cells));
    }
    return previous;
  }

  private INDArray stateRows(double[][] rows) {
    return Nd4j.create(rows).castTo(Dl4jNetwork.dataType(spec.dtype())).dup('f'); // (B, H)
  }

  private static INDArray lastStep(INDArray hidden) {
    return hidden
        .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(hidden.size(2) - 1))
        .dup('f');
  }

  @Override
  public Gradients gradients(Batch batch) {
    try (Dl4jBatch loaded = load(batch)) {
      setDivisor(batch);
      network.setInput(loaded.x);
      network.setLabels(loaded.y);
      network.computeGradientAndScore();
      int sequences = batch.batchSize(); // DL4J's gradients are sums over the sequences
      Weights gradients =
          weights.read(network.gradient().gradientForVariable()).map(g -> g / sequences);
      return new Gradients(network.score(), gradients);
    }
  }

  @Override
  public Dl4jBatch load(Batch batch) {
    return new Dl4jBatch(
        batch,
        SequenceLayout.sequences(batch.x(), spec.dtype()),
        spec.head().lastStepOnly()
            ? SequenceLayout.rows(batch.y(), spec.dtype())
            : SequenceLayout.sequences(batch.y(), spec.dtype()));
  }

  /** The terms that DL4J adds up for a sequence; its squared error already averages outputs. */
  private void setDivisor(Batch batch) {
    int steps = spec.outputSteps(batch.timeSteps());
    boolean sumsOutputs = spec.training().loss() == Loss.BINARY_CROSS_ENTROPY;
    loss.setDivisor(sumsOutputs ? (double) steps * spec.outputSize() : steps);
  }

  @Override
  public void close() {
    network.close();
  }

  /** A batch in DL4J's layout. */
  final class Dl4jBatch implements LoadedBatch {
    private final Batch batch;
    private final INDArray x;
    private final INDArray y;

    Dl4jBatch(Batch batch, INDArray x, INDArray y) {
      this.batch = batch;
      this.x = x;
      this.y = y;
    }

    @Override
    public void step() {
      setDivisor(batch);
      network.fit(x, y);
    }

    @Override
    public double loss() {
      return network.score();
    }

    @Override
    public Batch contents() {
      return new Batch(SequenceLayout.canonical(x), SequenceLayout.canonical(y));
    }

    @Override
    public void close() {
      x.close();
      y.close();
    }
  }
}
