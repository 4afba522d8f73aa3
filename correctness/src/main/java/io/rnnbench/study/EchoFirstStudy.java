package io.rnnbench.study;

import io.rnnbench.backend.Backend;
import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.task.EchoFirst;
import java.util.ArrayList;
import java.util.List;

/**
 * "Why does learning wait, then jump?": three stacked LSTMs of 15 units learn to say the first of
 * three numbers, with Adam at 0.001, batch 32, up to 100 epochs.
 */
public final class EchoFirstStudy implements Study {
  private static final String LABEL = "Adam 0.001";
  private static final int TRAINING_SEQUENCES = 200;
  private static final int EPOCHS = 100;
  private static final int BATCH_SIZE = 32;

  /** The loss of a network that knows nothing is ln 2; a tenth below it, the plateau is left. */
  private static final double END_OF_PLATEAU = 0.9 * Math.log(2);

  private static final double END_OF_JUMP = 0.99;

  /** A plateau is called one when at least this share of the way to 99 % is spent on it. */
  private static final double LEAST_SHARE = 1.0 / 3;

  private static final NetworkSpec NETWORK =
      new NetworkSpec(
          CellType.LSTM,
          1,
          List.of(15, 15, 15),
          false,
          new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
          new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.001f)),
          Dtype.FLOAT32);

  @Override
  public String name() {
    return "echo-first";
  }

  @Override
  public String question() {
    return "Accuracy stays near 0.5 and the loss creeps from 0.69 to 0.65 for a dozen epochs, then"
        + " accuracy reaches 1.0 in ten more. Why does learning wait, then jump?";
  }

  @Override
  public int seeds(Preset preset) {
    return preset == Preset.QUICK ? 5 : 30;
  }

  @Override
  public int trainings(Plan plan) {
    return plan.seeds() * (plan.backends().size() + 1);
  }

  @Override
  public StudyResult run(Plan plan) {
    List<Training> trainings = new ArrayList<>();
    for (long seed = 1; seed <= plan.seeds(); seed++) {
      trainings.add(
          new Training(
              NETWORK,
              Weights.glorot(NETWORK, seed),
              EchoFirst.draw(TRAINING_SEQUENCES, seed),
              EPOCHS,
              BATCH_SIZE,
              seed));
    }
    // The reference runs on all cores, and is done before a framework starts: see Session.
    List<CurveBand> bands = trainings.parallelStream().map(t -> band(t, plan)).toList();
    List<Curve> curves = new ArrayList<>();
    List<StudyResult.Agreement> agreement = new ArrayList<>();
    for (int i = 0; i < trainings.size(); i++) {
      for (Backend backend : plan.backends()) {
        Curve curve = trainings.get(i).on(backend, LABEL);
        curves.add(curve);
        agreement.addAll(bands.get(i).compare(curve));
        plan.finished().run();
      }
      curves.add(bands.get(i).reference());
    }
    return result(plan, curves, agreement);
  }

  private static CurveBand band(Training training, Plan plan) {
    CurveBand band = CurveBand.of(training, LABEL);
    plan.finished().run();
    return band;
  }

  private StudyResult result(Plan plan, List<Curve> curves, List<StudyResult.Agreement> agreement) {
    List<StudyResult.Claim> claims = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (Backend backend : plan.backends()) {
      List<Curve> own = curves.stream().filter(c -> c.backend().equals(backend.name())).toList();
      Waiting waiting = Waiting.of(own);
      claims.add(learns(backend, own, waiting));
      claims.add(waits(backend, waiting));
      answers.add(
          "%s: the loss stays within a tenth of ln 2 for %s epochs, then accuracy passes 99 %% in %s more"
              .formatted(backend.name(), waiting.plateau(), waiting.jump()));
    }
    return new StudyResult(
        name(), plan.preset(), question(), answer(answers), claims, curves, agreement);
  }

  private static String answer(List<String> measured) {
    return "The wait is real, and every backend shows the same one from the same seed. "
        + String.join("; ", measured)
        + " (median and range over seeds). What causes the wait (Adam's rate, the depth, the scale of the inputs) is not yet"
        + " measured.";
  }

  /**
   * How long learning waits and how long it jumps, over seeds.
   *
   * @param perfect epoch of 100 % training accuracy
   * @param plateau epochs before the loss first falls a tenth below ln 2
   * @param jump epochs from there to 99 % accuracy
   * @param shares plateau in proportion to plateau and jump, in percent
   */
  private record Waiting(
      Distribution perfect, Distribution plateau, Distribution jump, Distribution shares) {

    static Waiting of(List<Curve> curves) {
      List<Integer> perfect = new ArrayList<>();
      List<Integer> plateau = new ArrayList<>();
      List<Integer> jump = new ArrayList<>();
      List<Integer> shares = new ArrayList<>();
      for (Curve curve : curves) {
        int learned = curve.epochOfAccuracy(1);
        if (learned > 0) {
          perfect.add(learned);
        }
        int left = curve.epochOfLossBelow(END_OF_PLATEAU);
        int arrived = curve.epochOfAccuracy(END_OF_JUMP);
        if (left > 0 && arrived > 0) {
          plateau.add(left - 1);
          jump.add(arrived - left + 1);
          shares.add((int) Math.round(100.0 * (left - 1) / arrived));
        }
      }
      return new Waiting(
          new Distribution(perfect),
          new Distribution(plateau),
          new Distribution(jump),
          new Distribution(shares));
    }
  }

  private static StudyResult.Claim learns(Backend backend, List<Curve> curves, Waiting waiting) {
    int learned = waiting.perfect().sorted().size();
    return new StudyResult.Claim(
        "a",
        "every seed reaches 100 % training accuracy",
        backend.name(),
        "all seeds within " + EPOCHS + " epochs",
        "%d of %d seeds, epoch %s".formatted(learned, curves.size(), waiting.perfect()),
        curves.size(),
        StudyResult.Verdict.of(learned == curves.size()));
  }

  private static StudyResult.Claim waits(Backend backend, Waiting waiting) {
    int seeds = waiting.shares().sorted().size();
    boolean holds = seeds > 0 && waiting.shares().median() >= 100 * LEAST_SHARE;
    return new StudyResult.Claim(
        "b",
        "a plateau exists before the jump",
        backend.name(),
        "at least a third of the epochs to 99 % pass before the loss is 10 % below ln 2 (median)",
        "plateau %s epochs, jump %s epochs, share %s %%"
            .formatted(waiting.plateau(), waiting.jump(), waiting.shares()),
        seeds,
        StudyResult.Verdict.of(holds));
  }
}
