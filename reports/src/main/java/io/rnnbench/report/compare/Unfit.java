package io.rnnbench.report.compare;

/** A row can't be compared, and why: one row of many, which is listed and costs no other. */
public final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  Unfit(String reason) {
    super(reason);
  }
}
