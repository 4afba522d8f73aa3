package io.rnnbench.study.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Session;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.task.EchoFirst;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What is on the clock of a training. How long it takes is not for a test to say. */
class TrainingTimeTest {
  private static final long LINGER = 2_000_000; // ns
  private static final Backend REFERENCE = Backends.named("reference").orElseThrow();
  private static final NetworkSpec SPEC =
      new NetworkSpec(
          CellType.LSTM,
          1,
          List.of(2),
          false,
          new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
          new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.01f)),
          Dtype.FLOAT64);
  private static final Training TRAINING =
      new Training(SPEC, 3, seed -> new ShuffledData(EchoFirst.draw(50, seed), 16, seed))
          .observed(new GradientNorms());

  @Test
  void aRepeatAloneIsTimedAtTheEndOfEachEpoch() {
    Curve curve = TRAINING.run(REFERENCE, "x", List.of(1L)).get(0);
    assertThat(curve.seconds()).hasSameSizeAs(curve.loss()).isSorted().doesNotHaveDuplicates();
    assertThat(curve.seconds().get(0)).isPositive();
  }

  @Test
  void packedRepeatsHaveNoTimeOfTheirOwn() {
    assertThat(TRAINING.run(REFERENCE, "x", List.of(1L, 2L)))
        .allSatisfy(curve -> assertThat(curve.seconds()).isEmpty());
  }

  /** Between two bounds that hold on any machine: the steps from within, and all but the rest. */
  @Test
  void onlyStepsAreOnTheClock() {
    Map<String, Long> inside = new ConcurrentHashMap<>(); // ns by method
    Backend watched = watched(Backend.class, REFERENCE, inside);
    long start = System.nanoTime();
    Curve curve = TRAINING.run(watched, "x", List.of(1L)).get(0);
    long whole = System.nanoTime() - start;

    long steps = inside.remove("step");
    assertThat(inside).containsKeys("open", "load", "loss", "forward", "gradients", "close");
    long others = inside.values().stream().mapToLong(Long::longValue).sum();
    assertThat(curve.seconds().get(2)).isBetween(steps / 1e9, (whole - others) / 1e9);
  }

  /**
   * The same, with the time that its calls take; sessions and batches that it gives likewise. All
   * but a step linger, so that one of them on the clock would be seen.
   */
  private static <T> T watched(Class<T> type, T of, Map<String, Long> inside) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              long start = System.nanoTime();
              try {
                Object result = method.invoke(of, arguments);
                if (result instanceof Session session) {
                  return watched(Session.class, session, inside);
                }
                return result instanceof Session.LoadedBatch batch
                    ? watched(Session.LoadedBatch.class, batch, inside)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                while (!method.getName().equals("step") && System.nanoTime() - start < LINGER) {
                  Thread.onSpinWait();
                }
                inside.merge(method.getName(), System.nanoTime() - start, Long::sum);
              }
            }));
  }
}
