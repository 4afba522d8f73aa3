package io.rnnbench.bench.byhand;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;

/** Forward, loss, backward within a gradient collector, then {@code Trainer.step}. */
final class DjlLoop implements HandWrittenLoop {
  private final Model model;
  private final NDManager manager;
  private final Trainer trainer;
  private final NDArray x; // (1, time, inputs)
  private final NDArray y; // (1, outputs)

  DjlLoop() {
    model = Model.newInstance("by hand", Device.cpu(), "PyTorch");
    manager = model.getNDManager();
    LSTM lstm = LSTM.builder().setStateSize(HIDDEN).setNumLayers(1).build();
    for (Pair<String, Parameter> parameter : lstm.getParameters()) {
      if (parameter.getKey().endsWith("h2h_BIAS")) {
        parameter.getValue().freeze(true); // the second of two biases, as in the suite's networks
      }
    }
    model.setBlock(
        new SequentialBlock()
            .add(lstm)
            .addSingleton(hidden -> hidden.get(":, -1"))
            .add(Linear.builder().setUnits(OUTPUTS).build()));
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(new SoftmaxCrossEntropyLoss("loss", 1, -1, false, true))
                .optOptimizer(
                    Optimizer.adam().optLearningRateTracker(Tracker.fixed(LEARNING_RATE)).build())
                .optDevices(new Device[] {Device.cpu()}));
    trainer.initialize(new Shape(1, TIME_STEPS, INPUTS));
    x = manager.randomNormal(0, 1, new Shape(1, TIME_STEPS, INPUTS), DataType.FLOAT32);
    y = manager.create(new float[] {1, 0}, new Shape(1, OUTPUTS));
  }

  @Override
  public double step() {
    double loss;
    // Closes what the step computes, as closing a data set's batch would.
    try (NDManager scope = manager.newSubManager()) {
      scope.tempAttachAll(x, y);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList prediction = trainer.forward(new NDList(x));
        NDArray mean = trainer.getLoss().evaluate(new NDList(y), prediction);
        collector.backward(mean);
        loss = mean.getFloat();
      }
    }
    trainer.step();
    return loss;
  }

  @Override
  public long parameters() {
    long sum = 0;
    for (Pair<String, Parameter> parameter : model.getBlock().getParameters()) {
      if (parameter.getValue().requiresGradient()) {
        sum += parameter.getValue().getArray().size();
      }
    }
    return sum;
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
