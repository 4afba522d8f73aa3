package io.rnnbench.backend;

/**
 * Makes one framework's backend. Besides those of this project, the catalog finds every factory
 * that a jar on the class path names in {@code META-INF/services}.
 */
public interface BackendFactory {

  /** On one thread, with the framework's own layers wherever it has them. */
  Backend create();

  /**
   * As the division has it.
   *
   * @param threads of the framework's operations
   */
  Backend create(Division division, int threads);
}
