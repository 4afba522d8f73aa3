package io.rnnbench.bench.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rnnbench.backend.python.Part;
import io.rnnbench.backend.python.PythonBackend;
import io.rnnbench.backend.python.PythonInterpreter;
import io.rnnbench.bench.plan.Timing;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A proved network is timed for the iterations that were asked for. */
class PythonForkTest {
  private static final NetworkSpec SPEC =
      new NetworkSpec(
          CellType.GRU,
          3,
          List.of(4),
          false,
          new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
          new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.001f)),
          Dtype.FLOAT32);

  @Test
  @Tag("full")
  void bringsTheSamplesOfEachMeasuredIteration() {
    PythonInterpreter.Search search = PythonInterpreter.find(Optional.empty());
    assumeTrue(search.interpreter().isPresent(), search.reason());
    PythonBackend backend = new PythonBackend(search.interpreter().orElseThrow(), 1);
    PythonFork fork =
        new PythonFork(backend, SPEC, Batch.random(SPEC, 9, 5, 1), Weights.random(SPEC, 1));
    for (Part part : Part.values()) {
      List<long[]> samples = fork.time(part, new Timing(1, 2, 0.005));
      assertThat(samples).hasSize(2).allSatisfy(iteration -> assertThat(iteration).isNotEmpty());
    }
  }
}
