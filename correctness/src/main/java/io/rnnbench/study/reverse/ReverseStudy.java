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
import io.rnnbench.study.Plan;
import io.rnnbench.study.Preset;
import io.rnnbench.study.Study;
import io.rnnbench.study.Trial;
import io.rnnbench.study.training.Lessons;
import io.rnnbench.study.training.Training;
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
  public int seeds(Preset preset) {
    return preset == Preset.QUICK ? 5 : 30;
  }

  static List<Integer> lengths(Plan plan) {
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
  public List<Trial> trials(Plan plan) {
    int epochs = plan.pick(48, 300);
    List<Trial> trials = new ArrayList<>();
    for (CellType cell : CellType.values()) {
      for (int length : lengths(plan)) {
        int enough = length == SHORTEST ? plan.pick(40, epochs) : epochs;
        Trial trial = trial(label(cell, length), network(plan, cell, false), length, enough);
        boolean compared = cell == CellType.LSTM && length == SHORTEST;
        trials.add(compared ? trial.referenced(1) : trial);
      }
      trials.add(
          Trial.of(cut(cell), new CutSequence(network(plan, cell, false), 200, 10), 100).alone());
    }
    trials.add(
        trial(
            BIDIRECTIONAL,
            network(plan, CellType.LSTM, true),
            ASKED_LENGTH,
            plan.pick(56, epochs)));
    NetworkSpec carrying = stateful(network(plan, CellType.LSTM, false));
    NetworkSpec marked = withMarks(carrying);
    int together = plan.pick(36, epochs);
    int singly = plan.pick(4, 80);
    trials.add(stateful(STATEFUL, carrying, BATCH_SIZE, together, ReverseStudy::plain));
    trials.add(stateful(STATEFUL_SINGLE, carrying, 1, singly, ReverseStudy::plain));
    trials.add(stateful(MARKED, marked, BATCH_SIZE, together, ReverseStudy::marked));
    trials.add(stateful(MARKED_SINGLE, marked, 1, singly, ReverseStudy::marked));
    return trials;
  }

  static String cut(CellType cell) {
    return cell + ", 200 steps in 10 parts";
  }

  /** As asked for full: 100 units, Adam at its usual rate; smaller and faster for quick. */
  private static NetworkSpec network(Plan plan, CellType cell, boolean bidirectional) {
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

  private static Trial trial(String label, NetworkSpec spec, int length, int epochs) {
    Training training =
        new Training(
            spec,
            epochs,
            seed -> SeriesLessons.apart(length, SERIES, heldOut(length), BATCH_SIZE, seed));
    return Trial.of(label, training, (double) epochs * SERIES / BATCH_SIZE * length);
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

  private static Lessons plain(int rows, long seed) {
    return SeriesLessons.carrying(ASKED_LENGTH, SERIES, HELD_OUT, rows, seed);
  }

  private static Lessons marked(int rows, long seed) {
    return SeriesLessons.marked(ASKED_LENGTH, SERIES, HELD_OUT, rows, seed);
  }

  private static Trial stateful(
      String label,
      NetworkSpec spec,
      int rows,
      int epochs,
      BiFunction<Integer, Long, Lessons> lessons) {
    Training training = new Training(spec, epochs, seed -> lessons.apply(rows, seed));
    return Trial.of(label, training, (double) epochs * SERIES / rows * ASKED_LENGTH);
  }

  @Override
  public Conclusion conclude(Plan plan, Outcomes outcomes) {
    return new ReverseFindings(plan, outcomes).conclude();
  }
}
