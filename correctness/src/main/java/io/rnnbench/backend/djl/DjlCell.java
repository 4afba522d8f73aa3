package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.nn.Block;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import io.rnnbench.backend.Support;
import io.rnnbench.model.CellType;

/** What DJL, and torch below it, have for each cell. */
final class DjlCell {
  private DjlCell() {}

  /** Whether DJL runs it. */
  static Support support(CellType cell) {
    return switch (cell) {
      case LSTM, GRU, RNN -> Support.yes();
    };
  }

  /** DJL's own block of layers of one size. */
  static Block block(CellType cell, int hidden, int layers) {
    return switch (cell) {
      case LSTM ->
          LSTM.builder().setStateSize(hidden).setNumLayers(layers).optReturnState(true).build();
      case GRU ->
          GRU.builder().setStateSize(hidden).setNumLayers(layers).optReturnState(true).build();
      case RNN ->
          RNN.builder()
              .setStateSize(hidden)
              .setNumLayers(layers)
              .setActivation(RNN.Activation.TANH)
              .optReturnState(true)
              .build();
    };
  }

  /**
   * One layer on torch's own kernel.
   *
   * @param x (B, T, I)
   * @param h hidden states (D, B, H)
   * @param c cell states (D, B, H), used where the cell has some
   * @return (B, T, D H), then the final states
   */
  static NDList run(
      CellType cell,
      NDArray x,
      NDArray h,
      NDArray c,
      NDList weights,
      boolean training,
      boolean bidirectional) {
    NDArrayEx torch = x.getNDArrayInternal();
    return switch (cell) {
      case LSTM ->
          torch.lstm(x, new NDList(h, c), weights, true, 1, 0, training, bidirectional, true);
      case GRU -> torch.gru(x, h, weights, true, 1, 0, training, bidirectional, true);
      case RNN ->
          torch.rnn(x, h, weights, true, 1, RNN.Activation.TANH, 0, training, bidirectional, true);
    };
  }
}
