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

/** One DJL model with its trainer. */
final class DjlSession implements Session {
  private final NetworkSpec spec;
  private final Model model;
  private final NDManager manager;
  private final Trainer trainer;
  private final Optimizer optimizer;
  private final Block recurrent;
  private final SequentialBlock network;
  private final DjlWeights weights;

  DjlSession(NetworkSpec spec, Weights start, String engine) {
    // Torch keeps this for each thread; DJL turns it off on the thread that loads the engine only,
    // and
    // an update in place fails where it is on.
    JniUtils.setGradMode(false);
    this.spec = spec;
    recurrent = DjlNetwork.recurrent(spec);
    network = DjlNetwork.build(spec, recurrent);
    model = Model.newInstance("rnnbench", Device.cpu(), engine);
    model.setDataType(BatchLayout.dataType(spec.dtype()));
    model.setBlock(network);
    manager = model.getNDManager();
    optimizer = DjlNetwork.optimizer(spec);
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(DjlNetwork.loss(spec))
                .optOptimizer(optimizer)
                .optDevices(new Device[] {Device.cpu()}));
    trainer.initialize(new Shape(1, 1, spec.inputSize()));
    weights = new DjlWeights(spec, network, recurrent);
    weights.write(start);
  }

  @Override
  public Weights weights() {
    return weights.read();
  }

  @Override
  public Activations forward(Inputs inputs) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = BatchLayout.sequences(scope, inputs.x(), spec.dtype());
      NDArray hidden = evaluate(scope, recurrent, x, inputs.state());
      NDArray output = DjlNetwork.output(spec, evaluate(scope, network, x, inputs.state()));
      return new Activations(BatchLayout.canonical(hidden), BatchLayout.canonical(output));
    }
  }

  private NDArray evaluate(NDManager scope, Block block, NDArray x, State state) {
    // A list of its own for each call: DJL's blocks append their states to the caller's list.
    NDList inputs = new NDList(x);
    if (state != null) {
      addStates(scope, inputs, state.h());
      if (spec.cell().hasCellState()) {
        addStates(scope, inputs, cellStates(state));
      }
    }
    return block.forward(new ParameterStore(scope, false), inputs, false).head();
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

  private double[][][] cellStates(State state) {
    double[][][] cells = new double[spec.layers()][][];
    for (int l = 0; l < cells.length; l++) {
      cells[l] = new double[state.h()[l].length][];
      for (int b = 0; b < cells[l].length; b++) {
        cells[l][b] = state.c(l, b);
      }
    }
    return cells;
  }

  @Override
  public Gradients gradients(Batch batch) {
    try (DjlBatch loaded = load(batch)) {
      loaded.backward();
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
        spec.head().lastStepOnly()
            ? BatchLayout.rows(manager, batch.y(), spec.dtype())
            : BatchLayout.sequences(manager, batch.y(), spec.dtype()));
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
    private double loss = Double.NaN;

    DjlBatch(NDArray x, NDArray y) {
      this.x = x;
      this.y = y;
    }

    /** Forward and backward; gradients stay in the parameters. */
    private void backward() {
      // All that is computed from x and y belongs to the manager that x and y hang on: a manager
      // of the step's own, or eleven arrays a step would leak.
      try (NDManager scope = manager.newSubManager()) {
        scope.tempAttachAll(x, y);
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDList prediction = trainer.forward(new NDList(x));
          NDArray mean = trainer.getLoss().evaluate(new NDList(y), prediction);
          collector.backward(mean);
          loss = BatchLayout.doubles(mean)[0]; // reading it also waits for the device
        }
      }
    }

    @Override
    public void step() {
      backward();
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

    @Override
    public double loss() {
      return loss;
    }

    @Override
    public Batch contents() {
      return new Batch(BatchLayout.canonical(x), BatchLayout.canonical(y));
    }

    @Override
    public void close() {
      x.close();
      y.close();
    }
  }
}
