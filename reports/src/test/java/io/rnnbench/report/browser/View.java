package io.rnnbench.report.browser;

/**
 * How a page is looked at.
 *
 * @param width of the window in CSS pixels
 */
public record View(int width, Scheme scheme) {
  /** What the reader's system prefers. */
  public enum Scheme {
    LIGHT,
    DARK
  }

  public static View light(int width) {
    return new View(width, Scheme.LIGHT);
  }

  public static View dark(int width) {
    return new View(width, Scheme.DARK);
  }
}
