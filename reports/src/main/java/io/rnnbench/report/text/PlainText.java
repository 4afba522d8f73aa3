package io.rnnbench.report.text;

import java.util.regex.Pattern;

/** Text of data on one line, as any terminal, XML document and UTF-8 file can hold it. */
public final class PlainText {
  /**
   * Control characters, escape sequences among them; invisible ones that turn the direction of
   * text; halves of surrogate pairs; ends of lines; what XML excludes besides.
   */
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF]+");

  private PlainText() {}

  /** The text with a space for each run of characters that are unfit, and none at its ends. */
  public static String of(String text) {
    return UNFIT.matcher(text).replaceAll(" ").strip();
  }
}
