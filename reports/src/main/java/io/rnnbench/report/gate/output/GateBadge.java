package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.Verdict;
import java.util.Locale;

/** The verdict as a badge: as shields.io's endpoint, or as an image of its own. */
public final class GateBadge {
  private static final String LABEL = "performance";

  /** Of a letter at the image's font size; the text is stretched to it, whatever the font. */
  private static final int LETTER_WIDTH = 7;

  private static final int PADDING = 6;

  /** As shields.io/badges/endpoint-badge documents it. */
  private record Endpoint(int schemaVersion, String label, String message, String color) {}

  private GateBadge() {}

  /** The JSON that shields.io makes a badge of. */
  public static String json(GateResult result) {
    return GateJson.write(new Endpoint(1, LABEL, message(result), color(result.verdict())));
  }

  /** An SVG image that needs nothing else; it holds no text of data. */
  public static String svg(GateResult result) {
    String message = message(result);
    int labelText = LETTER_WIDTH * LABEL.length();
    int messageText = LETTER_WIDTH * message.length();
    int label = labelText + 2 * PADDING;
    int width = label + messageText + 2 * PADDING;
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
          <title>%2$s: %3$s</title>
          <rect width="%4$d" height="20" fill="#24292f"/>
          <rect x="%4$d" width="%5$d" height="20" fill="%6$s"/>
          <g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
            <text x="%7$d" y="14" textLength="%8$d" lengthAdjust="spacingAndGlyphs">%2$s</text>
            <text x="%9$d" y="14" textLength="%10$d" lengthAdjust="spacingAndGlyphs">%3$s</text>
          </g>
        </svg>
        """,
        width,
        LABEL,
        message,
        label,
        width - label,
        color(result.verdict()),
        PADDING,
        labelText,
        label + PADDING,
        messageText);
  }

  /** Such as "pass (12 rows)" or "regressed (1 of 12)". */
  private static String message(GateResult result) {
    String verdict = result.verdict().name().toLowerCase(Locale.ROOT);
    int rows = result.rows().size();
    if (result.verdict() == Verdict.PASS) {
      return verdict + " (" + Tally.count(rows, "row") + ")";
    }
    return rows == 0
        ? verdict
        : verdict + " (" + Tally.rows(result, result.verdict()) + " of " + rows + ")";
  }

  /** White text on it has the contrast that WCAG's level AA asks for, 4.5 : 1. */
  private static String color(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "#1a7f37";
      case REGRESSED -> "#c62828";
      case IMPROVED -> "#0550ae";
      case INCONCLUSIVE -> "#8a5a00";
      case INCOMPARABLE -> "#57606a";
    };
  }
}
