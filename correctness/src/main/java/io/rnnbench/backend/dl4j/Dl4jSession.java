package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.Session;
import io.rnnbench.backend.dl4j.stateful.StatefulLayer;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.layers.recurrent.LastTimeStepLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** One MultiLayerNetwork. */
final class Dl4jSession implements Session {
  private final NetworkSpec spec;
  private final Dl4jSettings settings;
  private final MeanLoss loss;
  private final MultiLayerNetwork network;
  private final Dl4jWeights weights;
  private final StateLayout states;

  Dl4jSession(NetworkSpec spec, Weights start, Dl4jSettings settings) {
    this.spec = spec;
    this.settings = settings;
    loss = new MeanLoss(Dl4jNetwork.loss(spec));
    network = Dl4jNetwork.build(spec, loss, settings);
    weights = new Dl4jWeights(spec);
    weights.write(start, network::setParam);
    states = new StateLayout(spec);
  }

  @Override
  public Weights weights() {
    return weights.read(network.paramTable());
  }

  @Override
  public Activations forward(Inputs inputs) {
    INDArray x = SequenceLayout.sequences(inputs.x(), spec.dtype());
    return spec.bidirectional() ? forwardInBothDirections(x) : forward(x, inputs.state());
  }

  /** Layer by layer, which gives hidden states, final states and output for a single pass. */
  private Activations forward(INDArray x, State start) {
    List<Map<String, INDArray>> maps = states.maps(start);
    List<Map<String, INDArray>> ends = new ArrayList<>();
    INDArray hidden = x;
    for (int l = 0; l < spec.layers(); l++) {
      RecurrentLayer layer = (RecurrentLayer) recurrent(l);
      layer.rnnSetPreviousState(maps.get(l));
      hidden = layer.rnnTimeStep(hidden, LayerWorkspaceMgr.noWorkspaces());
      ends.add(layer.rnnGetPreviousState());
      layer.rnnClearPreviousState();
    }
    INDArray output = spec.head().hasOneOutputStep() ? lastStep(hidden) : hidden;
    for (int l = spec.layers(); l <= Dl4jNetwork.headIndex(spec); l++) {
      output = network.getLayer(l).activate(output, false, LayerWorkspaceMgr.noWorkspaces());
    }
    return new Activations(
        SequenceLayout.canonical(hidden), SequenceLayout.canonical(output), states.canonical(ends));
  }

  private static INDArray lastStep(INDArray hidden) {
    return hidden
        .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(hidden.size(2) - 1))
        .dup('f');
  }

  private Activations forwardInBothDirections(INDArray x) {
    int top = spec.layers() - 1;
    INDArray below = top == 0 ? x : network.feedForwardToLayer(top - 1, x, false).get(top);
    INDArray hidden = recurrent(top).activate(below, false, LayerWorkspaceMgr.noWorkspaces());
    return new Activations(
        SequenceLayout.canonical(hidden), SequenceLayout.canonical(network.output(x, false)), null);
  }

  private Layer recurrent(int index) {
    Layer layer = network.getLayer(index);
    return layer instanceof LastTimeStepLayer last ? last.getUnderlying() : layer;
  }

  @Override
  public Gradients gradients(Batch batch) {
    try (Dl4jBatch loaded = load(batch)) {
      loaded.forwardBackward();
      int sequences = batch.batchSize(); // DL4J's gradients are sums over the sequences
      Weights gradients =
          weights.read(network.gradient().gradientForVariable()).map(g -> g / sequences);
      return new Gradients(loaded.loss(), gradients);
    }
  }

  @Override
  public Dl4jBatch load(Batch batch) {
    return new Dl4jBatch(
        batch,
        inFeatureOrder(SequenceLayout.sequences(batch.x(), spec.dtype())),
        atOutputSteps(batch.y()),
        batch.dropout() == null ? null : atOutputSteps(batch.dropout()));
  }

  @Override
  public LoadedEpoch loadAll(Batch all, int batchSize) {
    if (spec.training().stateful() || all.dropout() != null) {
      throw new UnsupportedOperationException("an epoch carries no states and drops no units");
    }
    double divisor = MeanLoss.divisor(spec, all.timeSteps());
    return new Dl4jEpoch(
        network,
        () -> loss.setDivisor(divisor),
        inFeatureOrder(SequenceLayout.sequences(all.x(), spec.dtype())),
        atOutputSteps(all.y()),
        batchSize);
  }

  private INDArray inFeatureOrder(INDArray sequences) {
    if (sequences.ordering() == settings.featureOrder()) {
      return sequences;
    }
    try (sequences) {
      return sequences.dup(settings.featureOrder());
    }
  }

  private INDArray atOutputSteps(double[][][] values) {
    return spec.head().hasOneOutputStep()
        ? SequenceLayout.rows(values, spec.dtype())
        : SequenceLayout.sequences(values, spec.dtype());
  }

  /**
   * Frees what MultiLayerNetwork.close() frees. That collects the whole heap twice besides, which
   * costs more than training a small network.
   */
  @Override
  public void close() {
    Updater updater = network.getUpdater(false);
    Stream.of(
            network.params(),
            network.getFlattenedGradients(),
            updater == null ? null : updater.getStateViewArray())
        .filter(array -> array != null && array.closeable())
        .forEach(INDArray::close);
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
  }

  /** A batch in DL4J's layout. */
  final class Dl4jBatch implements LoadedBatch {
    private final INDArray x;
    private final INDArray y;
    private final INDArray dropout; // null for none
    private final double divisor;
    private final List<Map<String, INDArray>> start; // a map a layer; null if not stateful
    private List<Map<String, INDArray>> end;
    private double score = Double.NaN;

    Dl4jBatch(Batch batch, INDArray x, INDArray y, INDArray dropout) {
      this.x = x;
      this.y = y;
      this.dropout = dropout;
      divisor = MeanLoss.divisor(spec, batch.timeSteps());
      start = spec.training().stateful() ? states.maps(batch.state()) : null;
    }

    @Override
    public void step() {
      train(() -> network.fit(x, y));
      score = network.score();
      if (start != null) {
        end = statefulLayers().stream().map(StatefulLayer::trainedTo).toList();
      }
    }

    @Override
    public void forward() {
      train(() -> score = network.score(new DataSet(x, y), true));
    }

    @Override
    public void forwardBackward() {
      train(
          () -> {
            network.setInput(x);
            network.setLabels(y);
            network.computeGradientAndScore();
          });
      score = network.score();
    }

    /** As DL4J's StochasticGradientDescent does, which has no part of its own for this. */
    @Override
    public void update() {
      network
          .getUpdater()
          .update(
              network,
              network.gradient(),
              network.getIterationCount(),
              network.getEpochCount(),
              (int) x.size(0),
              LayerWorkspaceMgr.noWorkspaces());
      INDArray update = network.gradient().gradient();
      network.params().subi(update.reshape(network.params().shape()));
      network.setIterationCount(network.getIterationCount() + 1);
    }

    @Override
    public void infer() {
      network.output(x, false);
    }

    /** A training pass that starts from this batch's states and drops its units. */
    private void train(Runnable pass) {
      loss.setDivisor(divisor);
      if (start != null) {
        List<StatefulLayer> layers = statefulLayers();
        for (int l = 0; l < layers.size(); l++) {
          layers.get(l).trainFrom(start.get(l));
        }
      }
      if (dropout == null) {
        pass.run();
        return;
      }
      Map<Integer, InputPreProcessor> between =
          network.getLayerWiseConfigurations().getInputPreProcessors();
      InputPreProcessor steps = between.get(spec.layers()); // null, or what picks the head's steps
      InputPreProcessor dropped = new DroppedUnits(dropout);
      between.put(
          spec.layers(), steps == null ? dropped : new ComposableInputPreProcessor(steps, dropped));
      try {
        pass.run();
      } finally {
        between.remove(spec.layers());
        if (steps != null) {
          between.put(spec.layers(), steps);
        }
      }
    }

    private List<StatefulLayer> statefulLayers() {
      List<StatefulLayer> layers = new ArrayList<>();
      for (int l = 0; l < spec.layers(); l++) {
        layers.add((StatefulLayer) recurrent(l));
      }
      return layers;
    }

    @Override
    public double loss() {
      return score;
    }

    @Override
    public State state() {
      if (start == null) {
        throw new UnsupportedOperationException(
            "the states after a step are kept only where training is stateful");
      }
      if (end == null) {
        throw new IllegalStateException("no step has been made with this batch");
      }
      return states.canonical(end);
    }

    @Override
    public Batch contents() {
      return new Batch(
          SequenceLayout.canonical(x),
          SequenceLayout.canonical(y),
          start == null ? null : states.canonical(start),
          dropout == null ? null : SequenceLayout.canonical(dropout));
    }

    @Override
    public void close() {
      x.close();
      y.close();
      if (dropout != null) {
        dropout.close();
      }
    }
  }
}
