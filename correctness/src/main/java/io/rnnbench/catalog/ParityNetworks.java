package io.rnnbench.catalog;

import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The networks on which parity is proved: every cell x topology x head x optimizer x dtype. */
public final class ParityNetworks {
  /** Sequences in a batch of the proof. */
  public static final int BATCH_SIZE = 3;

  /** Steps of a sequence of the proof. */
  public static final int TIME_STEPS = 3;

  private static final int INPUT_SIZE = 3;
  private static final int OUTPUTS = 2;

  private ParityNetworks() {}

  private record Topology(List<Integer> hidden, boolean bidirectional) {}

  private record Top(Head head, Loss loss) {}

  private static final List<Topology> TOPOLOGIES =
      List.of(
          new Topology(List.of(5), false),
          new Topology(List.of(5, 5, 5), false),
          new Topology(List.of(5, 4), true));

  private static final List<Optimizer> OPTIMIZERS =
      List.of(new Optimizer.Sgd(0.05f), new Optimizer.Adam(0.01f), new Optimizer.RmsProp(0.001f));

  private static List<Top> tops(Topology topology) {
    List<Top> tops = new ArrayList<>();
    for (Head.Steps steps : Head.Steps.values()) {
      if (steps == Head.Steps.ENDS && !topology.bidirectional()) {
        continue; // the same as LAST
      }
      tops.add(top(Activation.SOFTMAX, steps, Loss.CROSS_ENTROPY));
      tops.add(top(Activation.SIGMOID, steps, Loss.BINARY_CROSS_ENTROPY));
      tops.add(top(Activation.IDENTITY, steps, Loss.MEAN_SQUARED_ERROR));
    }
    tops.add(new Top(Head.NONE, Loss.MEAN_SQUARED_ERROR));
    return tops;
  }

  private static Top top(Activation activation, Head.Steps steps, Loss loss) {
    return new Top(new Head(OUTPUTS, activation, steps), loss);
  }

  /** All networks with the given cells, float32 first. */
  public static List<NetworkSpec> of(List<CellType> cells) {
    List<NetworkSpec> specs = new ArrayList<>();
    for (Dtype dtype : Dtype.values()) {
      for (CellType cell : cells) {
        for (Topology topology : TOPOLOGIES) {
          for (Top top : tops(topology)) {
            for (Optimizer optimizer : OPTIMIZERS) {
              specs.add(
                  new NetworkSpec(
                      cell,
                      INPUT_SIZE,
                      topology.hidden(),
                      topology.bidirectional(),
                      top.head(),
                      new TrainingSpec(top.loss(), optimizer),
                      dtype));
            }
          }
        }
      }
    }
    return specs;
  }

  /**
   * Few of them, in which any two of cell, topology, head, optimizer and dtype still meet: takes,
   * again and again, the network in which most pairs meet that have not met.
   */
  public static List<NetworkSpec> pairwise(List<CellType> cells) {
    List<NetworkSpec> all = of(cells);
    Set<Set<Object>> missing = new HashSet<>();
    all.forEach(spec -> missing.addAll(pairs(spec)));
    List<NetworkSpec> chosen = new ArrayList<>();
    while (!missing.isEmpty()) {
      NetworkSpec best =
          Collections.max(
              all,
              Comparator.comparingLong(
                  spec -> pairs(spec).stream().filter(missing::contains).count()));
      chosen.add(best);
      missing.removeAll(pairs(best));
    }
    return chosen;
  }

  private static Set<Set<Object>> pairs(NetworkSpec spec) {
    List<Object> settings =
        List.of(
            spec.cell(),
            new Topology(spec.hidden(), spec.bidirectional()),
            spec.head(),
            spec.training().optimizer(),
            spec.dtype());
    Set<Set<Object>> pairs = new HashSet<>();
    for (Object one : settings) {
      settings.stream()
          .filter(other -> other != one)
          .forEach(other -> pairs.add(Set.of(one, other)));
    }
    return pairs;
  }
}
