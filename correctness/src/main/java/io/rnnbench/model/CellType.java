package io.rnnbench.model;

/** A recurrent cell, with its gates in the canonical order in which weight rows are blocked. */
public enum CellType {
  /**
   * Long short-term memory without peepholes. Hochreiter and Schmidhuber, "Long Short-Term Memory",
   * Neural Computation 9(8), 1997; forget gate of Gers et al., 2000.
   */
  LSTM("ifgo"),
  /**
   * Gated recurrent unit in the reset-after form of PyTorch and cuDNN. Cho et al., "Learning Phrase
   * Representations using RNN Encoder-Decoder", EMNLP 2014.
   */
  GRU("rzn"),
  /** Elman's simple recurrent network with tanh. Elman, "Finding Structure in Time", 1990. */
  RNN("h");

  private final String gateNames;

  CellType(String gateNames) {
    this.gateNames = gateNames;
  }

  /** One letter a gate; gate k owns weight rows k * hidden .. (k + 1) * hidden - 1. */
  public String gateNames() {
    return gateNames;
  }

  /** Number of gates. */
  public int gates() {
    return gateNames.length();
  }

  /** Whether the recurrent product has a bias of its own (inside the reset gate's product). */
  public boolean hasRecurrentBias() {
    return this == GRU;
  }

  /** Whether a cell state is carried beside the hidden state. */
  public boolean hasCellState() {
    return this == LSTM;
  }
}
