package io.rnnbench.backend.python;

/** A Python process that can't go on, in one line with the last that it said itself. */
public final class PythonException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  PythonException(String message) {
    super(message);
  }
}
