package io.rnnbench.study.surfacecurrents;

import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.StudyPreset;
import io.rnnbench.study.StudyVariant;
import io.rnnbench.study.training.DropoutData;
import io.rnnbench.study.training.ShuffledData;
import io.rnnbench.study.training.Training;
import io.rnnbench.study.training.TrainingData;
import io.rnnbench.task.CosArccos;
import io.rnnbench.task.SurfaceCurrents;
import java.util.ArrayList;
import java.util.List;

/**
 * "Is it normal that the loss jumps around?": an LSTM tells six floor surfaces apart by a robot's
 * motor current, over optimizers, learning rates, batch sizes, dropout and batch normalisation; cos
 * against arccos curves are the control.
 */
public final class SurfaceCurrentsStudy implements Study {
  private static final int SEQUENCES = 98;
  private static final List<Integer> BATCHES = List.of(98, 32, 4, 2);
  private static final List<Float> RATES = List.of(0.0001f, 0.001f, 0.01f);
  private static final int ASKED_BATCH = 32;
  private static final float ASKED_RATE = 0.001f;
  private static final double DROPOUT = 0.5;
  private static final int CONTROL_EPOCHS = 40;
  private static final float CONTROL_RATE = 0.003f;
  static final String CONTROL = "cos against arccos";

  /** How a setting is trained. */
  enum Rule {
    RMSPROP("RMSprop") {
      @Override
      Optimizer at(float rate) {
        return new Optimizer.RmsProp(rate);
      }
    },
    ADAM("Adam") {
      @Override
      Optimizer at(float rate) {
        return new Optimizer.Adam(rate);
      }
    },
    SGD("SGD") {
      @Override
      Optimizer at(float rate) {
        return new Optimizer.Sgd(rate);
      }
    };

    private final String shown;

    Rule(String shown) {
      this.shown = shown;
    }

    abstract Optimizer at(float rate);
  }

  /** What stands between the LSTM and the dense layer. */
  enum Between {
    NOTHING(""),
    DROPPED(", dropout 0.5"),
    DROPPED_AND_NORMALIZED(", dropout 0.5 and batch normalisation");

    private final String shown;

    Between(String shown) {
      this.shown = shown;
    }
  }

  record Setting(Rule rule, float rate, int batch, Between between) {

    String label() {
      return "%s %s, batch %d%s".formatted(rule.shown, Numbers.plain(rate), batch, between.shown);
    }
  }

  private static final Setting ASKED =
      new Setting(Rule.RMSPROP, ASKED_RATE, ASKED_BATCH, Between.NOTHING);
  static final Setting SMOOTH = new Setting(Rule.SGD, ASKED_RATE, SEQUENCES, Between.NOTHING);
  static final Setting DROPPED =
      new Setting(Rule.RMSPROP, ASKED_RATE, ASKED_BATCH, Between.DROPPED);

  /** As asked, but for the batch size: from the whole set down to two sequences. */
  static final List<Setting> OVER_BATCHES =
      BATCHES.stream()
          .map(batch -> new Setting(ASKED.rule(), ASKED_RATE, batch, ASKED.between()))
          .toList();

  /** As asked, but for the learning rate: from the lowest to the highest. */
  static final List<Setting> OVER_RATES =
      RATES.stream()
          .map(rate -> new Setting(ASKED.rule(), rate, ASKED_BATCH, ASKED.between()))
          .toList();

  @Override
  public String name() {
    return "surface-currents";
  }

  @Override
  public String question() {
    return "Training accuracy reached 100 % only after 800 epochs, and the loss jumps around the"
        + " whole way. Is that normal, where does it come from, does a small learning rate remove it?";
  }

  @Override
  public int seeds(StudyPreset preset) {
    return preset == StudyPreset.QUICK ? 5 : 30;
  }

  private static List<Setting> settings(StudyPlan plan) {
    List<Setting> settings = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      for (float rate : RATES) {
        for (int batch : BATCHES) {
          for (Between between : Between.values()) {
            Setting setting = new Setting(rule, rate, batch, between);
            if (!plan.isQuick() || isQuick(setting)) {
              settings.add(setting);
            }
          }
        }
      }
    }
    return settings;
  }

  /** One thing at a time is changed of what was asked. */
  private static boolean isQuick(Setting setting) {
    int changes = setting.rule() == ASKED.rule() ? 0 : 1;
    changes += setting.rate() == ASKED.rate() ? 0 : 1;
    changes += setting.batch() == ASKED.batch() ? 0 : 1;
    changes += setting.between() == ASKED.between() ? 0 : 1;
    return changes <= 1 || setting.equals(SMOOTH);
  }

  @Override
  public List<StudyVariant> variants(StudyPlan plan) {
    int epochs = plan.pick(10, 800);
    List<StudyVariant> variants = new ArrayList<>();
    for (Setting setting : settings(plan)) {
      StudyVariant variant = variant(plan, setting, epochs);
      variants.add(setting.equals(ASKED) ? variant.referenced(1) : variant);
    }
    NetworkSpec control = network(plan, 2, new Optimizer.RmsProp(CONTROL_RATE), Between.NOTHING);
    Training training =
        new Training(
            control,
            CONTROL_EPOCHS,
            seed -> new ShuffledData(CosArccos.draw(200, seed), ASKED_BATCH, seed));
    variants.add(
        StudyVariant.of(CONTROL, training, CONTROL_EPOCHS * 4.0 * SurfaceCurrents.TIME_STEPS));
    return variants;
  }

  private static StudyVariant variant(StudyPlan plan, Setting setting, int epochs) {
    NetworkSpec spec =
        network(
            plan, SurfaceCurrents.SURFACES, setting.rule().at(setting.rate()), setting.between());
    Training training = new Training(spec, epochs, seed -> trainingData(spec, setting, seed));
    int updates = (SEQUENCES + setting.batch() - 1) / setting.batch();
    StudyVariant variant =
        StudyVariant.of(
            setting.label(), training, (double) epochs * updates * SurfaceCurrents.TIME_STEPS);
    // The loss of a batch is known for each seed only where each has a network of its own.
    return setting.equals(DROPPED) ? variant.alone() : variant;
  }

  private static TrainingData trainingData(NetworkSpec spec, Setting setting, long seed) {
    TrainingData plain = new ShuffledData(SurfaceCurrents.draw(seed), setting.batch(), seed);
    return setting.between() == Between.NOTHING
        ? plain
        : new DropoutData(plain, spec, DROPOUT, seed);
  }

  private static NetworkSpec network(
      StudyPlan plan, int classes, Optimizer optimizer, Between between) {
    return new NetworkSpec(
        CellType.LSTM,
        1,
        List.of(plan.pick(12, 32)),
        false,
        new Head(
            classes,
            Activation.SOFTMAX,
            Head.Steps.LAST,
            between == Between.DROPPED_AND_NORMALIZED),
        new TrainingSpec(Loss.CROSS_ENTROPY, optimizer),
        Dtype.FLOAT32);
  }

  @Override
  public Conclusion conclude(StudyPlan plan, Outcomes outcomes) {
    return new SurfaceCurrentsClaims(plan, outcomes).conclude();
  }
}
