package io.rnnbench.model;

import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A recurrent cell, with its gates in the canonical order in which weight rows are blocked. */
public enum CellType {
  /**
   * Long short-term memory without peepholes. Hochreiter and Schmidhuber, "Long Short-Term Memory",
   * Neural Computation 9(8), 1997; forget gate of Gers et al., 2000.
   */
  LSTM("ifgo", false, true, Operations.LSTM),
  /**
   * Gated recurrent unit in the reset-after form of PyTorch and cuDNN. Cho et al., "Learning Phrase
   * Representations using RNN Encoder-Decoder", EMNLP 2014.
   */
  GRU("rzn", true, false, Operations.GRU),
  /** Elman's simple recurrent network with tanh. Elman, "Finding Structure in Time", 1990. */
  RNN("h", false, false, Operations.RNN);

  /**
   * Element-wise operations of one unit in one step, once its products are known. Through a sigmoid
   * s: d s (1 - s), 3 operations; through a tanh t: d (1 - t t), 3.
   */
  record Operations(int forward, int backward) {
    /**
     * Forward: each of four gates: W x + R h + b (2), activation (1). c = f c + i g (3), h = o
     * tanh(c) (2). Backward: dh from above and behind (1); dc += dh o (1 - tanh(c)^2) (5); do, di,
     * dg, df, and dc for the step before (5); through four activations (12); sums for four biases
     * (4).
     */
    static final Operations LSTM = new Operations(4 * 3 + 5, 1 + 5 + 5 + 12 + 4);

    /**
     * Forward: r and z as above. n = tanh((W x + b) + r (R h + bR)) (5), h = (1 - z) n + z h (4).
     * Backward: dh (1); dn = dh (1 - z) (2); dz = dh (h - n) (2); dh for the step before, dh z,
     * added (2); through tanh (3); dr and what goes into R h (2); through two sigmoids (6); six
     * sums (6).
     */
    static final Operations GRU = new Operations(2 * 3 + 9, 1 + 2 + 2 + 2 + 3 + 2 + 6 + 6);

    /** Forward: h = tanh(W x + R h + b). Backward: dh (1), through tanh (3), the bias's sum (1). */
    static final Operations RNN = new Operations(3, 5);
  }

  private final String gateNames;
  private final boolean recurrentBias;
  private final boolean cellState;

  @SuppressWarnings("ImmutableEnumChecker") // two numbers
  private final Operations operations;

  CellType(String gateNames, boolean recurrentBias, boolean cellState, Operations operations) {
    this.gateNames = gateNames;
    this.recurrentBias = recurrentBias;
    this.cellState = cellState;
    this.operations = operations;
  }

  /** The cells of which something holds, as a message lists them: "LSTM, GRU". */
  static String names(Predicate<CellType> holds) {
    return Stream.of(values()).filter(holds).map(CellType::name).collect(Collectors.joining(", "));
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
    return recurrentBias;
  }

  /** Whether a cell state is carried beside the hidden state. */
  public boolean hasCellState() {
    return cellState;
  }

  /** The gate that forgets; empty where a cell has none. */
  public OptionalInt forgetGate() {
    int index = gateNames.indexOf('f');
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  Operations operations() {
    return operations;
  }
}
