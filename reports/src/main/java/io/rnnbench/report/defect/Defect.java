package io.rnnbench.report.defect;

import java.util.List;
import java.util.Map;

/**
 * A known defect of a framework. {@code summary}, {@code evidence} and {@code untested} are
 * Markdown of whole sentences in which only code is marked, by backquotes.
 *
 * @param versions in which it was seen, of each part of the framework
 * @param summary what goes wrong, in one sentence
 * @param evidence what was seen
 * @param tests each fails once the defect is mended; none where it is untested
 * @param untested why there is no test; empty where there is one
 */
public record Defect(
    Framework framework,
    Map<String, String> versions,
    Effect effect,
    String summary,
    String evidence,
    List<TestMethod> tests,
    String untested) {

  /**
   * Takes null, as a file's missing key gives it, for an empty value, and says which are needed.
   */
  public Defect {
    versions = versions == null ? Map.of() : Map.copyOf(versions);
    summary = strip(summary);
    evidence = strip(evidence);
    tests = tests == null ? List.of() : List.copyOf(tests);
    untested = strip(untested);
    require(!summary.isEmpty(), "a defect has no summary");
    String which = "the defect \"" + summary + "\" ";
    require(framework != null, which + "has no framework");
    require(effect != null, which + "has no effect");
    require(!evidence.isEmpty(), which + "has no evidence");
    require(
        versions.keySet().equals(framework.partNames()),
        which + "needs versions of " + String.join(", ", framework.partNames()));
    require(
        tests.isEmpty() != untested.isEmpty(),
        which + "needs either tests, or untested with the reason");
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The framework and its versions: "DJL 0.36.0 with PyTorch 2.7.1". */
  public String where() {
    return framework.in(versions);
  }
}
