package io.rnnbench.backend.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.Device;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.State;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told where Python is missing, unfit or gone. */
class PythonProcessTest {
  private static final NetworkSpec SPEC =
      new NetworkSpec(
          CellType.RNN,
          2,
          List.of(3),
          false,
          new Head(2, Activation.SIGMOID, Head.Steps.ALL),
          new TrainingSpec(Loss.BINARY_CROSS_ENTROPY, new Optimizer.Sgd(0.1f)),
          Dtype.FLOAT32);
  private static final PythonInterpreter NOBODY =
      new PythonInterpreter("/no/python3", "3", "2", "none", "none", "none", "1", "none");

  @TempDir private Path directory;

  @Test
  void saysThatThereIsNoInterpreter() {
    PythonInterpreter.Search search = PythonInterpreter.find(Optional.of(Path.of("/no/python3")));
    assertThat(search.interpreter()).isEmpty();
    assertThat(search.reason()).startsWith("no python: ").contains("/no/python3");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysWhyAnInterpreterIsUnfit() throws IOException {
    Path bare =
        script(
            "cat > /dev/null & echo \"ModuleNotFoundError: No module named 'torch'\" >&2; exit 1");
    assertThat(PythonInterpreter.find(Optional.of(bare)).reason())
        .isEqualTo(
            "no usable torch: "
                + bare
                + " ended with 1: ModuleNotFoundError: No module named 'torch'");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void looksOnPastAnInterpreterThatIsUnfit() throws IOException {
    Path bare = script("exit 3");
    Path fit =
        script(
            "read script; read request; echo '{\"executable\":\"/p\",\"python\":\"3\",\"torch\":\"2\","
                + "\"blas\":\"b\",\"cpu\":\"c\",\"threads\":\"1\",\"cuda\":\"none\"}'");
    List<String> candidates = List.of("/no/python3", bare.toString(), fit.toString());
    assertThat(PythonInterpreter.search(candidates).interpreter())
        .get()
        .extracting(PythonInterpreter::executable)
        .isEqualTo("/p");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysThatAProgramIsNoPython() throws IOException {
    Path echo = script("echo hello; read script");
    assertThat(PythonInterpreter.find(Optional.of(echo)).reason())
        .endsWith(echo + " gave an answer that can't be read: hello");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void endsAProcessThatIsSilentForTooLong() throws IOException {
    String silent = script("exec sleep 600").toString();
    try (PythonProcess process = new PythonProcess(silent, 1, Duration.ofMillis(50))) {
      assertThatThrownBy(() -> PythonInterpreter.ask(process))
          .isInstanceOf(PythonException.class)
          .hasMessage(silent + " was silent for too long and was ended");
      assertThat(process.process().isAlive()).isFalse();
    }
  }

  @Test
  void oneExceptionSaysThatTheProcessWasKilled() {
    try (PythonSession session =
            TorchNeeded.backend().open(SPEC, Weights.random(SPEC, 1), Device.CPU);
        PythonBatch batch = session.load(Batch.random(SPEC, 2, 3, 1))) {
      batch.step();
      session.process().destroyForcibly().onExit().join();
      assertThatThrownBy(batch::step)
          .isInstanceOf(PythonException.class)
          .hasMessageContaining("python")
          .hasMessageContaining(" ended with ");
    }
  }

  @Test
  void theExceptionHoldsPythonsOwn() {
    try (PythonSession session =
        TorchNeeded.backend().open(SPEC, Weights.random(SPEC, 1), Device.CPU)) {
      assertThatThrownBy(
              () -> session.load(new Batch(new double[2][3][9], new double[2][3][2])).step())
          .isInstanceOf(PythonException.class)
          .hasMessageContaining(" ended with 1: RuntimeError: ");
    }
  }

  @Test
  void refusesWhatIsNotWrittenInPython() {
    PythonBackend backend = new PythonBackend(NOBODY, 1);
    assertThat(backend.supports(SPEC, Device.CPU).supported()).isTrue();
    assertThat(backend.supports(SPEC, Device.GPU).note())
        .isEqualTo("torch of /no/python3 finds no GPU");
    NetworkSpec stateful =
        SPEC.with(new TrainingSpec(Loss.BINARY_CROSS_ENTROPY, new Optimizer.Sgd(0.1f), 0, true));
    assertThat(backend.supports(stateful, Device.CPU).note()).contains("stateful");
    assertThatThrownBy(() -> backend.open(stateful, Weights.random(SPEC, 1), Device.CPU))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("stateful");
  }

  @Test
  void refusesBatchesThatDropUnits() {
    try (PythonSession session =
        TorchNeeded.backend().open(SPEC, Weights.random(SPEC, 1), Device.CPU)) {
      Batch plain = Batch.random(SPEC, 2, 3, 1);
      assertThatThrownBy(() -> session.load(plain.dropping(new double[2][3][3])))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("dropped units");
      assertThatThrownBy(() -> session.load(plain.from(State.zeros(SPEC, 2))))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void namesVersionsLibrariesAndThreads() {
    PythonInterpreter interpreter = TorchNeeded.interpreter();
    assertThat(new PythonBackend(interpreter, 2).environment())
        .containsEntry("torch", interpreter.torch())
        .containsEntry("threads", "2")
        .containsKeys("python", "blas");
  }

  private Path script(String body) throws IOException {
    Path script = Files.createTempFile(directory, "python", "");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }
}
