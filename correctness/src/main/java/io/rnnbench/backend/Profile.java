package io.rnnbench.backend;

import java.util.List;
import java.util.Set;

/**
 * What benchmarks, studies and reports must know of a backend besides what it computes. It stands
 * beside the adapter, so that a new backend changes nothing elsewhere.
 *
 * @param label its name as people write it, e.g. {@code DL4J}
 * @param colour of its lines on a light page, as CSS writes it; empty leaves the choice to the
 *     report
 * @param darkColour the same on a dark page
 * @param warmUps JMH iterations of a second until its Java code is compiled
 * @param trainingCost time of a small network's step over that of the quickest backend, roughly
 * @param stockJvmArgs what its documentation tells a user to give the JVM
 * @param tunables what of it the tuned division may set
 */
public record Profile(
    String label,
    String colour,
    String darkColour,
    int warmUps,
    double trainingCost,
    List<String> stockJvmArgs,
    Set<Tunable> tunables) {
  private static final int WARM_UPS = 7;
  private static final List<String> HEAP = List.of("-Xmx2g");

  /** Copies what it is given. */
  public Profile {
    stockJvmArgs = List.copyOf(stockJvmArgs);
    tunables = Set.copyOf(tunables);
  }

  /** Of a backend of which nothing more is known. */
  public static Profile of(String label) {
    return new Profile(label, "", "", WARM_UPS, 1, HEAP, Set.of());
  }

  /** The same in its own colours. */
  public Profile withColours(String light, String dark) {
    return new Profile(label, light, dark, warmUps, trainingCost, stockJvmArgs, tunables);
  }

  /** The same, steady after so many iterations. */
  public Profile withWarmUps(int iterations) {
    return new Profile(label, colour, darkColour, iterations, trainingCost, stockJvmArgs, tunables);
  }

  /** The same, so many times as slow as the quickest backend. */
  public Profile withTrainingCost(double cost) {
    return new Profile(label, colour, darkColour, warmUps, cost, stockJvmArgs, tunables);
  }

  /** The same with other arguments for the JVM in the stock division. */
  public Profile withStockJvmArgs(String... args) {
    return new Profile(label, colour, darkColour, warmUps, trainingCost, List.of(args), tunables);
  }

  /** The same with settings that concern it. */
  public Profile withTunables(Tunable... settings) {
    return new Profile(
        label, colour, darkColour, warmUps, trainingCost, stockJvmArgs, Set.of(settings));
  }
}
