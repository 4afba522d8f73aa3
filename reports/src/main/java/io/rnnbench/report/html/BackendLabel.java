package io.rnnbench.report.html;

/** How a backend's identifier is written for people. */
final class BackendLabel {
  private BackendLabel() {}

  static String of(String backend) {
    return switch (backend) {
      case "dl4j" -> "DL4J";
      case "djl" -> "DJL";
      default -> backend;
    };
  }
}
