package io.rnnbench.study.bitwise;

import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.StudyPreset;
import io.rnnbench.study.StudyVariant;
import io.rnnbench.study.training.DropoutData;
import io.rnnbench.study.training.ShuffledData;
import io.rnnbench.study.training.Training;
import io.rnnbench.study.training.TrainingData;
import io.rnnbench.task.BinaryAddition;
import io.rnnbench.task.BinaryAddition.Order;
import io.rnnbench.task.Bitwise;
import io.rnnbench.task.Bitwise.Arrangement;
import io.rnnbench.task.Bitwise.Operation;
import io.rnnbench.task.Cases;
import io.rnnbench.task.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * "Why does OR stop at 76 %?": an LSTM of 5 units, a plain dense layer and squared error on pairs
 * of 5-bit strings, on a right and on a broken data pipeline; then the other operations, and binary
 * addition in either direction.
 */
public final class BitwiseStudy implements Study {
  static final String ASKED = "OR";
  static final String BROKEN = "OR reshaped";
  static final String PATIENT = "OR reshaped, five times the epochs or more";
  static final List<String> TRIED =
      List.of("OR reshaped, L2 0.01", "OR reshaped, dropout 0.2", PATIENT);
  static final String FORWARDS = "addition, LSB first";
  static final String BACKWARDS = "addition, MSB first";
  static final String ALL = "allPairs";
  static final String TEST = "test";
  static final String LONGER = "longer";

  static final int BITS = 5;
  private static final int BATCH_SIZE = 100;
  static final int ADDED_BITS = 8;
  private static final int LONGER_BITS = 16;
  private static final int HELD_OUT = 500;
  private static final int LONGER_SAMPLES = 2000;

  @Override
  public String name() {
    return "bitwise";
  }

  @Override
  public String question() {
    return "An LSTM(5) that is to OR two 5-bit strings stagnates at an accuracy of 0.76 to 0.80,"
        + " whatever the epochs, L2 or dropout. What is wrong?";
  }

  @Override
  public int seeds(StudyPreset preset) {
    return preset == StudyPreset.QUICK ? 5 : 30;
  }

  @Override
  public List<StudyVariant> variants(StudyPlan plan) {
    int samples = plan.pick(20_000, 100_000);
    int epochs = plan.pick(10, 50);
    Optimizer asked = new Optimizer.RmsProp(0.001f);
    NetworkSpec network =
        network(5, Activation.IDENTITY, new TrainingSpec(Loss.MEAN_SQUARED_ERROR, asked));
    List<StudyVariant> variants = new ArrayList<>();
    variants.add(
        bitwise(ASKED, network, Operation.OR, Arrangement.COLUMNS, samples, epochs)
            .referenced(plan.pick(1, 3)));
    variants.add(bitwise(BROKEN, network, Operation.OR, Arrangement.RESHAPED, samples, epochs));
    variants.add(
        bitwise(
            TRIED.get(0),
            network.with(new TrainingSpec(Loss.MEAN_SQUARED_ERROR, asked, 0.01f, false)),
            Operation.OR,
            Arrangement.RESHAPED,
            samples,
            epochs));
    variants.add(
        variant(
            TRIED.get(1),
            network,
            epochs,
            samples,
            seed ->
                new DropoutData(
                    trainingData(Operation.OR, Arrangement.RESHAPED, samples, seed),
                    network,
                    0.2,
                    seed)));
    variants.add(
        bitwise(
            PATIENT,
            network,
            Operation.OR,
            Arrangement.RESHAPED,
            samples,
            plan.pick(5 * epochs, 500)));
    TrainingSpec right = new TrainingSpec(Loss.BINARY_CROSS_ENTROPY, new Optimizer.Adam(0.01f));
    for (Operation operation : Operation.values()) {
      variants.add(
          bitwise(
              sigmoid(operation),
              network(5, Activation.SIGMOID, right),
              operation,
              Arrangement.COLUMNS,
              samples,
              plan.pick(5, epochs)));
    }
    variants.add(
        addition(FORWARDS, Order.LEAST_SIGNIFICANT_FIRST, right, samples, plan.pick(10, epochs)));
    variants.add(
        addition(BACKWARDS, Order.MOST_SIGNIFICANT_FIRST, right, samples, plan.pick(10, epochs)));
    return variants;
  }

  static String sigmoid(Operation operation) {
    return operation + ", sigmoid and cross-entropy";
  }

  private static NetworkSpec network(int hidden, Activation activation, TrainingSpec training) {
    return new NetworkSpec(
        CellType.LSTM,
        2,
        List.of(hidden),
        false,
        new Head(1, activation, Head.Steps.ALL),
        training,
        Dtype.FLOAT32);
  }

  private static StudyVariant bitwise(
      String label,
      NetworkSpec spec,
      Operation operation,
      Arrangement arrangement,
      int samples,
      int epochs) {
    return variant(
        label, spec, epochs, samples, seed -> trainingData(operation, arrangement, samples, seed));
  }

  private static TrainingData trainingData(
      Operation operation, Arrangement arrangement, int samples, long seed) {
    Split split = Bitwise.draw(operation, arrangement, BITS, samples, seed);
    Map<String, Cases> examinations =
        Map.of(TEST, split.test(), ALL, Bitwise.all(operation, arrangement, BITS));
    return new ShuffledData(split, BATCH_SIZE, seed, examinations);
  }

  private static StudyVariant addition(
      String label, Order order, TrainingSpec training, int samples, int epochs) {
    return variant(
        label,
        network(8, Activation.SIGMOID, training),
        epochs,
        2 * samples,
        seed -> {
          Split split = BinaryAddition.draw(order, ADDED_BITS, samples, HELD_OUT, seed);
          Map<String, Cases> examinations =
              Map.of(
                  TEST,
                  split.test(),
                  ALL,
                  BinaryAddition.all(order, ADDED_BITS),
                  LONGER,
                  BinaryAddition.longer(order, LONGER_BITS, LONGER_SAMPLES, seed));
          return new ShuffledData(split, BATCH_SIZE, seed, examinations);
        });
  }

  private static StudyVariant variant(
      String label, NetworkSpec spec, int epochs, int samples, LongFunction<TrainingData> data) {
    double steps = (double) epochs * samples / BATCH_SIZE * BITS;
    return StudyVariant.of(label, new Training(spec, epochs, data), steps);
  }

  @Override
  public Conclusion conclude(StudyPlan plan, Outcomes outcomes) {
    return new BitwiseClaims(plan, outcomes).conclude();
  }
}
