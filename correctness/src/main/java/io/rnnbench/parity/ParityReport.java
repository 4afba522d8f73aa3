package io.rnnbench.parity;

import io.rnnbench.model.NetworkSpec;
import java.util.List;

/**
 * What a parity run found.
 *
 * @param rows every comparison made
 * @param unsupported networks that a backend can't run
 * @param crashes processes that a framework took down, one line each; their networks were proved
 *     again in another process, or have a missed row
 */
public record ParityReport(
    List<ParityRow> rows, List<Unsupported> unsupported, List<String> crashes) {

  /** A network that a backend can't run, with the reason. */
  public record Unsupported(String backend, NetworkSpec network, String reason) {}

  /** Whether every comparison held. */
  public boolean ok() {
    return rows.stream().allMatch(ParityRow::ok);
  }
}
