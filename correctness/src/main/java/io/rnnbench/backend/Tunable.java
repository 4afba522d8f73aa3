package io.rnnbench.backend;

/** What the tuned division may set in some backends and not in others. */
public enum Tunable {
  /** Allocates through JavaCPP, which keeps count of memory. */
  JAVACPP,

  /** Multiplies with an OpenBLAS that takes the name of a processor's core from the environment. */
  OPENBLAS_CORE,

  /** Has natives compiled for AVX-512, of which oneDNN is part. */
  WIDE_NATIVES,

  /** Runs an LSTM layer of this project in the place of its own. */
  OWN_LSTM,

  /** Takes a batch's features in one order or the other, and copies those in the other. */
  FEATURE_ORDER,

  /** Computes on the threads of LLVM's or Intel's OpenMP, which the KMP variables steer. */
  KMP
}
