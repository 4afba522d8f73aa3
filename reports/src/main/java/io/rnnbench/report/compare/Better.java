package io.rnnbench.report.compare;

/** In which direction a metric gets better. */
public enum Better {
  LESS,
  MORE
}
