package io.rnnbench.backend.python;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Profile;
import io.rnnbench.backend.Support;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** PyTorch in Python; every session is a process of its own. */
public final class PythonBackend implements Backend {
  /** The name in result files. */
  public static final String NAME = "python";

  /** What others must know of it, whatever the interpreter. */
  public static final Profile PROFILE =
      Profile.of("Python").withColours("#00795a", "#2cc59d").withWarmUps(4);

  private final PythonInterpreter interpreter;
  private final int threads;

  /**
   * @param threads of torch's operations
   */
  public PythonBackend(PythonInterpreter interpreter, int threads) {
    this.interpreter = interpreter;
    this.threads = threads;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Profile profile() {
    return PROFILE;
  }

  @Override
  public Support supports(NetworkSpec spec, Device device) {
    if (device == Device.GPU && !interpreter.hasGpu()) {
      return Support.no("torch of %s finds no GPU".formatted(interpreter.executable()));
    }
    if (spec.training().stateful()) {
      return Support.no("stateful training is not written in Python");
    }
    if (spec.blocks() > 1) {
      return Support.no("packed networks are not written in Python");
    }
    if (spec.head().normalized()) {
      return Support.no("normalised heads are not written in Python");
    }
    return switch (spec.cell()) {
      case LSTM, GRU, RNN -> Support.yes(); // torch.nn has modules of these names
    };
  }

  @Override
  public PythonSession open(NetworkSpec spec, Weights weights, Device device) {
    Support support = supports(spec, device);
    if (!support.supported()) {
      throw new UnsupportedOperationException(support.note());
    }
    return new PythonSession(start(), spec, weights.fit(spec), device);
  }

  private PythonProcess start() {
    try {
      return new PythonProcess(interpreter.executable(), threads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> environment() {
    try (PythonProcess process = start()) {
      PythonInterpreter now = PythonInterpreter.ask(process);
      Map<String, String> environment = new LinkedHashMap<>();
      environment.put("executable", now.executable());
      environment.put("python", now.python());
      environment.put("torch", now.torch());
      environment.put("blas", now.blas());
      environment.put("openblasCore", now.openblasCore());
      environment.put("cpu", now.cpu());
      environment.put("threads", now.threads());
      environment.put("cuda", now.cuda());
      return environment;
    }
  }
}
