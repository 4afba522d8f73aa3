package io.rnnbench.report.summary;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Fork;
import io.rnnbench.report.result.Parity;
import java.util.Collection;
import java.util.List;

/**
 * Whether the frameworks are known to compute the same thing, for one cell. Rows are matched by
 * cell, not by size: that a timed network is itself proved is the benchmark's own condition to
 * start.
 *
 * @param state one failed row anywhere withholds every cell: no time is a result until all hold
 * @param reason why it isn't proved; empty if it is
 */
public record Proof(State state, String reason) {

  /** How far the proof went. */
  public enum State {
    PROVED,
    NOT_PROVED,
    FAILED
  }

  /**
   * The proof of one cell.
   *
   * @param forks of the run command, which starts none before its own network is proved: they stand
   *     in where there is no parity.json
   */
  static Proof of(String cell, Collection<Parity> parities, List<Fork> forks, Backends backends) {
    return of(
        cell, parities, forks, backends.frameworks().stream().map(Backends.Backend::name).toList());
  }

  /**
   * The proof of one cell with some backends.
   *
   * @param compared their names
   */
  static Proof of(
      String cell, Collection<Parity> parities, List<Fork> forks, List<String> compared) {
    int rows = parities.stream().mapToInt(parity -> parity.rows().size()).sum();
    int failures = parities.stream().mapToInt(parity -> parity.failures().size()).sum();
    if (failures > 0) {
      return new Proof(State.FAILED, failures + " of " + rows + " parity rows failed");
    }
    if (parities.isEmpty()) {
      return compared.stream().allMatch(backend -> ran(forks, cell, backend))
          ? new Proof(State.PROVED, "")
          : new Proof(State.NOT_PROVED, "no parity.json");
    }
    for (String backend : compared) {
      boolean covered =
          parities.stream()
              .flatMap(parity -> parity.rows().stream())
              .anyMatch(row -> row.backend().equals(backend) && row.network().cell().equals(cell));
      if (!covered) {
        return new Proof(
            State.NOT_PROVED, "parity.json has no row for " + cell + " with " + backend);
      }
    }
    return new Proof(State.PROVED, "");
  }

  private static boolean ran(List<Fork> forks, String cell, String backend) {
    return forks.stream()
        .filter(fork -> !fork.iterations().isEmpty())
        .map(Fork::params)
        .anyMatch(p -> cell.equals(p.get("cell")) && backend.equals(p.get("backend")));
  }

  public boolean holds() {
    return state == State.PROVED;
  }
}
