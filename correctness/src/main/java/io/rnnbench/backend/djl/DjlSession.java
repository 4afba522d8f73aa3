package io.rnnbench.backend.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.util.Pair;
import io.rnnbench.backend.Session;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import java.util.List;
import java.util.function.BiConsumer;

/** One DJL model with its trainer. */
final class DjlSession implements Session {
  private final NetworkSpec spec;
  private final Model model;
  private final NDManager manager;
  private final Trainer trainer;
  private final Optimizer optimizer;
  private final Block recurrent;
  private final HeadInput headInput;
  private final Normalization normalization; // null without
  private final SequentialBlock top;
  private final SequentialBlock network;
  private final DjlWeights weights;
  private final GradientEdits edits;

  DjlSession(NetworkSpec spec, Weights start, String engine, Device device) {
    // Torch keeps this for each thread; DJL turns it off on the thread that loads the engine only,
    // and an update in place fails where it is on.
    JniUtils.setGradMode(false);
    this.spec = spec;
    model = Model.newInstance("rnnbench", device, engine);
    model.setDataType(BatchLayout.dataType(spec.dtype()));
    manager = model.getNDManager();
    normalization =
        spec.head().normalized()
            ? new Normalization(manager, spec.outputSizeOf(spec.layers() - 1), spec.dtype())
            : null;
    recurrent = DjlNetwork.recurrent(spec);
    headInput = new HeadInput(spec, normalization);
    top = DjlNetwork.top(spec, headInput);
    network = new SequentialBlock().add(recurrent).add(top);
    model.setBlock(network);
    optimizer = DjlNetwork.optimizer(spec);
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(DjlNetwork.loss(spec))
                .optOptimizer(optimizer)
                .optDevices(new Device[] {device}));
    trainer.initialize(new Shape(1, 1, spec.inputSize()));
    weights = new DjlWeights(spec, network, recurrent);
    weights.write(start);
    network
        .getParameters()
        .values()
        .forEach(parameter -> TorchDevices.requireOn(device, parameter.getArray()));
    edits = new GradientEdits(spec, weights, manager);
  }

  @Override
  public Weights weights() {
    return weights.read();
  }

  @Override
  public Activations forward(Inputs inputs) {
    try (NDManager scope = manager.newSubManager()) {
      NDList x = new NDList(BatchLayout.sequences(scope, inputs.x(), spec.dtype()));
      if (inputs.state() != null) {
        addStates(scope, x, inputs.state());
      }
      ParameterStore store = new ParameterStore(scope, false);
      NDList hidden = recurrent.forward(store, x, false);
      NDArray output = DjlNetwork.output(spec, top.forward(store, hidden, false).head());
      return new Activations(
          BatchLayout.canonical(hidden.head()),
          BatchLayout.canonical(output),
          spec.bidirectional() ? null : state(hidden.subNDList(1)));
    }
  }

  private void addStates(NDManager scope, NDList inputs, State state) {
    addStates(scope, inputs, state.h());
    if (spec.cell().hasCellState()) {
      addStates(scope, inputs, state.c());
    }
  }

  /** Final states as the recurrent block gives them: see {@link #addStates}. */
  private State state(NDList states) {
    int arrays = DjlNetwork.stockBlock(spec) ? 1 : spec.layers();
    return new State(
        layers(states.subList(0, arrays)),
        spec.cell().hasCellState() ? layers(states.subList(arrays, 2 * arrays)) : null);
  }

  private double[][][] layers(List<NDArray> states) {
    double[][][] layers = new double[spec.layers()][][];
    int l = 0;
    for (NDArray array : states) {
      for (double[][] layer : BatchLayout.canonical(array)) {
        layers[l++] = layer;
      }
    }
    return layers;
  }

  /** One (layers, B, H) array for DJL's own block, one (1, B, H) array a layer for ours. */
  private void addStates(NDManager scope, NDList inputs, double[][][] states) {
    if (DjlNetwork.stockBlock(spec)) {
      inputs.add(BatchLayout.sequences(scope, states, spec.dtype()));
    } else {
      for (double[][] layer : states) {
        inputs.add(BatchLayout.sequences(scope, new double[][][] {layer}, spec.dtype()));
      }
    }
  }

  @Override
  public Gradients gradients(Batch batch) {
    try (DjlBatch loaded = load(batch)) {
      loaded.backward(() -> {});
      Weights gradients = weights.gradients();
      for (Pair<String, Parameter> parameter : network.getParameters()) {
        if (parameter.getValue().requiresGradient()) {
          JniUtils.zeroGrad((PtNDArray) parameter.getValue().getArray());
        }
      }
      return new Gradients(loaded.loss(), gradients);
    }
  }

  @Override
  public DjlBatch load(Batch batch) {
    return new DjlBatch(
        BatchLayout.sequences(manager, batch.x(), spec.dtype()),
        atOutputSteps(batch.y()),
        mask(batch.dropout()),
        start(batch.state()));
  }

  @Override
  public LoadedEpoch loadAll(Batch all, int batchSize) {
    if (spec.training().stateful() || all.dropout() != null || normalization != null) {
      throw new UnsupportedOperationException(
          "an epoch carries no states, drops no units and learns no running averages");
    }
    return new DjlEpoch(
        trainer,
        () -> headInput.setMask(null),
        () -> {
          edits.keepWithinBlocks();
          update();
        },
        recurrent.getParameters().valueAt(0),
        BatchLayout.sequences(manager, all.x(), spec.dtype()),
        atOutputSteps(all.y()),
        batchSize);
  }

  private NDArray atOutputSteps(double[][][] values) {
    return spec.head().hasOneOutputStep()
        ? BatchLayout.rows(manager, values, spec.dtype())
        : BatchLayout.sequences(manager, values, spec.dtype());
  }

  /** Ends a step on the gradients that lie in the parameters. */
  private void update() {
    edits.addPenalty();
    if (spec.dtype() == Dtype.FLOAT32) {
      trainer.step();
    } else {
      stepInFloat64();
    }
  }

  /** What Trainer.step() does; it reads the sum of gradients as a float and throws instead. */
  private void stepInFloat64() {
    for (Pair<String, Parameter> entry : network.getParameters()) {
      Parameter parameter = entry.getValue();
      if (parameter.requiresGradient()) {
        NDArray array = parameter.getArray();
        try (NDArray gradient = array.getGradient()) {
          optimizer.update(parameter.getId(), array, gradient);
        }
      }
    }
  }

  private NDList start(State state) {
    NDList arrays = new NDList();
    if (state != null) {
      addStates(manager, arrays, state);
    }
    return arrays;
  }

  private NDArray mask(double[][][] dropout) {
    return dropout == null ? null : atOutputSteps(dropout);
  }

  /** Waits for the device: it copies a number only after all that it was given before. */
  void finish() {
    try (NDArray number = manager.ones(new Shape(1))) {
      number.toFloatArray();
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }

  /** A batch in torch's arrays. */
  final class DjlBatch implements LoadedBatch {
    private final NDArray x;
    private final NDArray y;
    private final NDArray mask; // null without dropout
    private final NDList start; // states; empty for zeros
    private double loss = Double.NaN;
    private State state;

    DjlBatch(NDArray x, NDArray y, NDArray mask, NDList start) {
      this.x = x;
      this.y = y;
      this.mask = mask;
      this.start = start;
    }

    private NDList arrays() {
      NDList arrays = new NDList(x, y).addAll(start);
      return mask == null ? arrays : arrays.addAll(new NDList(mask));
    }

    @Override
    public void forward() {
      pass((collector, mean) -> {}, () -> {});
    }

    @Override
    public void forwardBackward() {
      backward(() -> {});
    }

    /** Forward and backward; gradients stay in the parameters. */
    private void backward(Runnable then) {
      pass(
          GradientCollector::backward,
          () -> {
            edits.keepWithinBlocks();
            then.run();
          });
    }

    private void pass(BiConsumer<GradientCollector, NDArray> afterLoss, Runnable then) {
      // All that is computed from x and y belongs to the manager that x and y hang on: a manager
      // of the step's own, or eleven arrays a step would leak.
      try (NDManager scope = manager.newSubManager()) {
        scope.tempAttachAll(arrays());
        headInput.setMask(mask);
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDList prediction = trainer.forward(new NDList(x).addAll(start));
          NDArray mean = trainer.getLoss().evaluate(new NDList(y), prediction);
          afterLoss.accept(collector, mean);
          loss = BatchLayout.doubles(mean)[0]; // reading it also waits for the device
        }
        then.run();
      }
    }

    private void keepWhatTheStepLeaves() {
      if (spec.training().stateful()) {
        state = DjlSession.this.state(headInput.states());
      }
      if (normalization != null) {
        normalization.learn();
      }
    }

    @Override
    public void step() {
      backward(this::keepWhatTheStepLeaves);
      update();
    }

    @Override
    public void update() {
      DjlSession.this.update();
    }

    @Override
    public void infer() {
      try (NDManager scope = manager.newSubManager()) {
        scope.tempAttachAll(arrays());
        ParameterStore store = new ParameterStore(scope, false);
        NDList top = network.forward(store, new NDList(x).addAll(start), false);
        DjlNetwork.output(spec, top.head());
      }
    }

    @Override
    public double loss() {
      return loss;
    }

    @Override
    public State state() {
      if (!spec.training().stateful()) {
        throw new UnsupportedOperationException("states are kept in stateful training only");
      }
      return state;
    }

    @Override
    public Batch contents() {
      return new Batch(BatchLayout.canonical(x), BatchLayout.canonical(y));
    }

    @Override
    public void close() {
      arrays().close();
    }
  }
}
