package io.rnnbench.study.reverse;

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
import io.rnnbench.study.training.Training;
import io.rnnbench.study.training.TrainingData;
import io.rnnbench.task.Reverse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * "Why are only the last numbers right?": windows over a random series of digits, to be said
 * backwards while they are read, by each cell, in one direction and in both, with and without
 * carrying states from batch to batch.
 */
public final class ReverseStudy implements Study {
  static final int ASKED_LENGTH = 5;
  private static final int SHORTEST = 3;
  private static final int SERIES = 500;
  private static final int BATCH_SIZE = 16; // 496 windows of length 5 are 31 batches
  private static final int HELD_OUT = 496;
  private static final int HELD_OUT_OF_THREE = 48; // of 1,000 that there are
  static final String BIDIRECTIONAL = "LSTM in both directions";
  static final String STATEFUL = "LSTM stateful, batch 16";
  static final String STATEFUL_SINGLE = "LSTM stateful, batch 1";
  static final String MARKED = "LSTM stateful, batch 16, starts marked";
  static final String MARKED_SINGLE = "LSTM stateful, batch 1, starts marked";

  @Override
  public String name() {
    return "reverse";
  }

  @Override
  public String question() {
    return "A stateful LSTM that is to reverse windows of five digits does not converge: only the"
        + " end of the output is right. Why?";
  }

  @Override
  public int seeds(StudyPreset preset) {
    return preset == StudyPreset.QUICK ? 5 : 30;
  }

  static List<Integer> lengths(StudyPlan plan) {
    return plan.pick(List.of(3, 5), List.of(3, 4, 5, 6, 7, 8, 9));
  }

  /** How many windows of a length are held out. */
  static int heldOut(int length) {
    return length == SHORTEST ? HELD_OUT_OF_THREE : HELD_OUT;
  }

  static String label(CellType cell, int length) {
    return cell + ", length " + length;
  }

  @Override
  public List<StudyVariant> variants(StudyPlan plan) {
    int epochs = plan.pick(48, 300);
    List<StudyVariant> variants = new ArrayList<>();
    for (CellType cell : CellType.values()) {
      for (int length : lengths(plan)) {
        int enough = length == SHORTEST ? plan.pick(40, epochs) : epochs;
        StudyVariant variant =
            variant(label(cell, length), network(plan, cell, false), length, enough);
        boolean compared = cell == CellType.LSTM && length == SHORTEST;
        variants.add(compared ? variant.referenced(1) : variant);
      }
      variants.add(
          StudyVariant.of(cut(cell), new CutSequence(network(plan, cell, false), 200, 10), 100)
              .alone());
    }
    variants.add(
        variant(
            BIDIRECTIONAL,
            network(plan, CellType.LSTM, true),
            ASKED_LENGTH,
            plan.pick(56, epochs)));
    NetworkSpec carrying = stateful(network(plan, CellType.LSTM, false));
    NetworkSpec marked = withMarks(carrying);
    int together = plan.pick(36, epochs);
    int singly = plan.pick(4, 80);
    variants.add(stateful(STATEFUL, carrying, BATCH_SIZE, together, ReverseStudy::plain));
    variants.add(stateful(STATEFUL_SINGLE, carrying, 1, singly, ReverseStudy::plain));
    variants.add(stateful(MARKED, marked, BATCH_SIZE, together, ReverseStudy::marked));
    variants.add(stateful(MARKED_SINGLE, marked, 1, singly, ReverseStudy::marked));
    return variants;
  }

  static String cut(CellType cell) {
    return cell + ", 200 steps in 10 parts";
  }

  /** As asked for full: 100 units, Adam at its usual rate; smaller and faster for quick. */
  private static NetworkSpec network(StudyPlan plan, CellType cell, boolean bidirectional) {
    return new NetworkSpec(
        cell,
        Reverse.DIGITS,
        List.of(plan.pick(48, 100)),
        bidirectional,
        new Head(Reverse.DIGITS, Activation.SOFTMAX, Head.Steps.ALL),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(plan.pick(0.007f, 0.001f))),
        Dtype.FLOAT32);
  }

  private static NetworkSpec stateful(NetworkSpec spec) {
    TrainingSpec plain = spec.training();
    return spec.with(new TrainingSpec(plain.loss(), plain.optimizer(), plain.l2(), true));
  }

  private static StudyVariant variant(String label, NetworkSpec spec, int length, int epochs) {
    Training training =
        new Training(
            spec,
            epochs,
            seed -> SeriesData.apart(length, SERIES, heldOut(length), BATCH_SIZE, seed));
    return StudyVariant.of(label, training, (double) epochs * SERIES / BATCH_SIZE * length);
  }

  private static NetworkSpec withMarks(NetworkSpec spec) {
    return new NetworkSpec(
        spec.cell(),
        spec.inputSize() + 1,
        spec.hidden(),
        false,
        spec.head(),
        spec.training(),
        spec.dtype());
  }

  private static TrainingData plain(int rows, long seed) {
    return SeriesData.carrying(ASKED_LENGTH, SERIES, HELD_OUT, rows, seed);
  }

  private static TrainingData marked(int rows, long seed) {
    return SeriesData.marked(ASKED_LENGTH, SERIES, HELD_OUT, rows, seed);
  }

  private static StudyVariant stateful(
      String label,
      NetworkSpec spec,
      int rows,
      int epochs,
      BiFunction<Integer, Long, TrainingData> data) {
    Training training = new Training(spec, epochs, seed -> data.apply(rows, seed));
    return StudyVariant.of(label, training, (double) epochs * SERIES / rows * ASKED_LENGTH);
  }

  @Override
  public Conclusion conclude(StudyPlan plan, Outcomes outcomes) {
    return new ReverseClaims(plan, outcomes).conclude();
  }
}
