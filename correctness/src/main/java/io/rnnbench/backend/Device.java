package io.rnnbench.backend;

/** Where a network runs. */
public enum Device {
  CPU,
  GPU
}
