package io.rnnbench.report.summary;

/** How a backend's identifier is written for people. */
public final class BackendLabel {
  private BackendLabel() {}

  public static String of(String backend) {
    return switch (backend) {
      case "dl4j" -> "DL4J";
      case "djl" -> "DJL";
      case "python" -> "Python";
      default -> backend;
    };
  }
}
