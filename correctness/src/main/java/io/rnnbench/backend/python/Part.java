package io.rnnbench.backend.python;

/** What can be timed of a step. */
public enum Part {
  STEP("step"),
  FORWARD("forward"),
  FORWARD_BACKWARD("forwardBackward"),
  UPDATE("update"),
  INFER("infer");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /** The name of the method of {@link io.rnnbench.backend.Session.LoadedBatch}. */
  public String label() {
    return label;
  }
}
