package io.rnnbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * One recurrent network and how it is trained: what both frameworks are asked to build.
 *
 * @param cell the cell of every recurrent layer
 * @param inputSize features per time step
 * @param hidden units per direction, one number a layer, the first layer first
 * @param bidirectional whether each layer also runs backwards; its output is then forward and
 *     backward hidden states side by side
 * @param head the dense layer above, or {@link Head#NONE}
 * @param training loss and optimizer
 * @param dtype the format of all arithmetic
 * @param blocks how many independent networks stand side by side in this one, each with an equal
 *     share of the inputs, hidden units and outputs; 1 for an ordinary network. See {@link Packing}
 */
@JsonPropertyOrder({"cell", "inputSize", "hidden", "bidirectional", "head", "training", "dtype"})
public record NetworkSpec(
    CellType cell,
    int inputSize,
    List<Integer> hidden,
    boolean bidirectional,
    Head head,
    @JsonUnwrapped TrainingSpec training,
    Dtype dtype,
    @JsonIgnore int blocks) {

  /** Keeps every weight matrix countable: gates * hidden and its products stay below 2^31. */
  private static final int LARGEST = 1 << 14;

  public NetworkSpec {
    hidden = List.copyOf(hidden);
    if (inputSize < 1) {
      throw new IllegalArgumentException(
          "inputSize is " + inputSize + ", but a network needs at least 1 input feature");
    }
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException(
          "hidden is empty, but a network needs at least 1 layer: write e.g. hidden: [3]");
    }
    for (int layer = 0; layer < hidden.size(); layer++) {
      if (hidden.get(layer) < 1) {
        throw new IllegalArgumentException(
            "hidden["
                + layer
                + "] is "
                + hidden.get(layer)
                + ", but a layer needs at least 1 hidden unit: write e.g. hidden: [3]");
      }
    }
    requireAtMost("inputSize", inputSize);
    hidden.forEach(units -> requireAtMost("hidden", units));
    requireAtMost("head size", head.size());
    requireLossFits(head, training.loss());
    if (blocks < 1) {
      throw new IllegalArgumentException("blocks is " + blocks + ", but it must be at least 1");
    }
    if (head.activation() == Activation.SOFTMAX && head.size() == blocks) {
      throw new IllegalArgumentException(
          "head has a softmax of 1 output, which is always 1 and learns nothing:"
              + " write size: 2 or more, or activation: sigmoid");
    }
    if (blocks > 1 && bidirectional) {
      throw new IllegalArgumentException("a bidirectional network can't be packed into blocks");
    }
  }

  /** An ordinary network. */
  public NetworkSpec(
      CellType cell,
      int inputSize,
      List<Integer> hidden,
      boolean bidirectional,
      Head head,
      TrainingSpec training,
      Dtype dtype) {
    this(cell, inputSize, hidden, bidirectional, head, training, dtype, 1);
  }

  private static void requireAtMost(String key, int value) {
    if (value > LARGEST) {
      throw new IllegalArgumentException(
          key + " is " + value + ", but at most " + LARGEST + " is supported");
    }
  }

  /** The form of a network file; what is left out takes the natural value. */
  @JsonCreator
  static NetworkSpec of(
      @JsonProperty("cell") @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES)
          CellType cell,
      @JsonProperty("inputSize") Integer inputSize,
      @JsonProperty("hidden") List<Integer> hidden,
      @JsonProperty("bidirectional") Boolean bidirectional,
      @JsonProperty("head") Head head,
      @JsonProperty("loss") Loss loss,
      @JsonProperty("optimizer") Optimizer optimizer,
      @JsonProperty("dtype") Dtype dtype) {
    requirePresent("cell", cell, "LSTM");
    requirePresent("inputSize", inputSize, "4");
    requirePresent("hidden", hidden, "[3]");
    requirePresent("head", head, "{size: 2, activation: softmax, steps: last}");
    if (hidden.contains(null)) {
      throw new IllegalArgumentException("hidden holds an empty entry: write e.g. hidden: [3]");
    }
    return new NetworkSpec(
        cell,
        inputSize,
        hidden,
        bidirectional != null && bidirectional,
        head,
        new TrainingSpec(
            loss == null ? Loss.of(head.activation()) : loss,
            optimizer == null ? new Optimizer.Adam(0.001f) : optimizer),
        dtype == null ? Dtype.FLOAT32 : dtype);
  }

  /** Number of recurrent layers. */
  public int layers() {
    return hidden.size();
  }

  /** 1, or 2 when bidirectional. */
  public int directions() {
    return bidirectional ? 2 : 1;
  }

  /** Features that reach a recurrent layer at each step. */
  public int inputSizeOf(int layer) {
    return layer == 0 ? inputSize : outputSizeOf(layer - 1);
  }

  /** Features that leave a recurrent layer at each step: hidden, or twice that. */
  public int outputSizeOf(int layer) {
    return hidden.get(layer) * directions();
  }

  /** Numbers per output step: the head's size, or the last layer's output size without a head. */
  public int outputSize() {
    return head.isNone() ? outputSizeOf(layers() - 1) : head.size();
  }

  /** Number of steps that have an output, for sequences of the given length. */
  public int outputSteps(int timeSteps) {
    return head.hasOneOutputStep() ? 1 : timeSteps;
  }

  /** Whether the head takes its two directions from different time steps. */
  public boolean headOnEndsOfBothDirections() {
    return bidirectional && head.steps() == Head.Steps.ENDS;
  }

  /** The same network with another optimizer. */
  public NetworkSpec withOptimizer(Optimizer optimizer) {
    return with(training.with(optimizer));
  }

  /** The same network, trained in another way. */
  public NetworkSpec with(TrainingSpec other) {
    return new NetworkSpec(cell, inputSize, hidden, bidirectional, head, other, dtype, blocks);
  }

  private static void requirePresent(String key, Object value, String example) {
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing: add e.g. " + key + ": " + example);
    }
  }

  private static void requireLossFits(Head head, Loss loss) {
    Activation needed =
        switch (loss) {
          case CROSS_ENTROPY -> Activation.SOFTMAX;
          case BINARY_CROSS_ENTROPY -> Activation.SIGMOID;
          case MEAN_SQUARED_ERROR -> head.activation();
        };
    if (head.activation() != needed) {
      throw new IllegalArgumentException(
          "loss "
              + (loss == Loss.CROSS_ENTROPY ? "crossEntropy" : "binaryCrossEntropy")
              + " needs a head with activation "
              + (loss == Loss.CROSS_ENTROPY ? "softmax" : "sigmoid")
              + "; change one of the two, or use loss: meanSquaredError");
    }
  }
}
