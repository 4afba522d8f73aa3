package io.rnnbench.backend.python;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** The machine's Python with torch, looked for once; tests that need it are skipped without. */
final class TorchNeeded {
  private static final PythonInterpreter.Search SEARCH = PythonInterpreter.find(Optional.empty());

  private TorchNeeded() {}

  static PythonInterpreter interpreter() {
    assumeTrue(SEARCH.interpreter().isPresent(), SEARCH.reason());
    return SEARCH.interpreter().orElseThrow();
  }

  static PythonBackend backend() {
    return new PythonBackend(interpreter(), 1);
  }
}
