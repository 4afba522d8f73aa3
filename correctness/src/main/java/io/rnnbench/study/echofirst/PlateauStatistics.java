package io.rnnbench.study.echofirst;

import io.rnnbench.study.Distribution;
import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long learning waits and how long it jumps, over seeds.
 *
 * @param perfect epoch of 100 % training accuracy
 * @param plateau epochs before the loss first falls a tenth below ln 2; all epochs where it never
 *     does
 * @param jump epochs from there to 99 % accuracy
 * @param shares plateau in proportion to plateau and jump, in percent
 * @param seeds how many runs there were
 * @param left how many of them left the plateau
 */
record PlateauStatistics(
    Distribution perfect,
    Distribution plateau,
    Distribution jump,
    Distribution shares,
    int seeds,
    int left) {
  /** The loss of a network that knows nothing is ln 2; a tenth below it, the plateau is left. */
  private static final double END_OF_PLATEAU = 0.9 * Math.log(2);

  private static final double END_OF_JUMP = 0.99;

  /** A plateau is called one when at least this share of the way to 99 % is spent on it. */
  private static final double LEAST_SHARE = 100.0 / 3;

  static PlateauStatistics of(List<Curve> curves) {
    List<Integer> perfect = new ArrayList<>();
    List<Integer> plateau = new ArrayList<>();
    List<Integer> jump = new ArrayList<>();
    List<Integer> shares = new ArrayList<>();
    int left = 0;
    for (Curve curve : curves) {
      int learned = curve.epochOfAccuracy(1);
      if (learned > 0) {
        perfect.add(learned);
      }
      int leaves = curve.epochOfLossBelow(END_OF_PLATEAU);
      int arrives = curve.epochOfAccuracy(END_OF_JUMP);
      plateau.add(leaves > 0 ? leaves - 1 : curve.loss().size());
      left += leaves > 0 ? 1 : 0;
      if (leaves > 0 && arrives > 0) {
        jump.add(Math.max(0, arrives - leaves + 1));
        shares.add((int) Math.round(100.0 * (leaves - 1) / Math.max(arrives, leaves)));
      }
    }
    return new PlateauStatistics(
        new Distribution(perfect),
        new Distribution(plateau),
        new Distribution(jump),
        new Distribution(shares),
        curves.size(),
        left);
  }

  boolean isPlateau() {
    return !shares.sorted().isEmpty() && shares.median() >= LEAST_SHARE;
  }

  double medianPlateau() {
    return plateau.median();
  }

  /** E.g. {@code plateau 3 (2..5) epochs, 0.43 times as long}. */
  String compareTo(PlateauStatistics asked) {
    String stuck =
        left == seeds ? "" : ", %d of %d seeds never leave it".formatted(seeds - left, seeds);
    return String.format(
        Locale.ROOT,
        "plateau %s epochs, %.2f times as long%s; 100 %% at epoch %s",
        plateau,
        medianPlateau() / asked.medianPlateau(),
        stuck,
        perfect);
  }
}
