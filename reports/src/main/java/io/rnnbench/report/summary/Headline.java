package io.rnnbench.report.summary;

import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.ShapeComparison;
import java.util.Comparator;
import java.util.List;

/**
 * The sentence about one shape. It speaks of the middle batch size (the lower of two) and names the
 * extremes.
 *
 * @param notes what the run says about the cell, to be read with the sentence
 */
public record Headline(Proof proof, String text, List<String> notes) {

  static Headline of(ShapeComparison shape, Proof proof, List<String> notes) {
    return new Headline(proof, text(shape, proof), notes);
  }

  private static String text(ShapeComparison shape, Proof proof) {
    String subject = subject(shape);
    if (proof.state() == Proof.State.FAILED) {
      return subject + ": withheld, not proved equal (" + proof.reason() + ")";
    }
    List<BatchComparison> compared = shape.compared();
    if (compared.isEmpty()) {
      return subject + ": no batch size has one result for each of DL4J and DJL to compare";
    }
    BatchComparison middle = compared.get((compared.size() - 1) / 2);
    String text = subject + ", batch " + middle.batch() + ": " + sentence(middle) + range(compared);
    return proof.holds() ? text : "Not proved (" + proof.reason() + "): " + text;
  }

  private static String subject(ShapeComparison shape) {
    String label = shape.shape().label();
    return label.isEmpty() ? shape.shape().cell() : shape.shape().cell() + ", " + label;
  }

  private static String sentence(BatchComparison batch) {
    Estimate ratio = batch.ratio().orElseThrow();
    if (ratio.interval().isPresent() && !ratio.differsFromOne()) {
      return "no difference proved, DL4J time / DJL time " + Notation.ratio(ratio) + basis(batch);
    }
    return ratio.value() >= 1
        ? "DJL " + Notation.ratio(ratio) + basis(batch) + " faster per training step"
        : "DL4J " + Notation.ratio(ratio.inverse()) + basis(batch) + " faster per training step";
  }

  private static String basis(BatchComparison batch) {
    return batch.isFromOneFork() ? " [one fork]" : "";
  }

  private static String range(List<BatchComparison> compared) {
    if (compared.size() < 2) {
      return "";
    }
    Comparator<BatchComparison> byRatio =
        Comparator.comparingDouble(batch -> batch.ratio().orElseThrow().value());
    BatchComparison least = compared.stream().min(byRatio).orElseThrow();
    BatchComparison most = compared.stream().max(byRatio).orElseThrow();
    return "; over all batch sizes DL4J time / DJL time goes from "
        + point(least)
        + " to "
        + point(most);
  }

  private static String point(BatchComparison batch) {
    return Notation.digits(batch.ratio().orElseThrow().value(), 3)
        + " (batch "
        + batch.batch()
        + ")";
  }
}
