package io.rnnbench.report.text;

import java.util.function.Predicate;

/** Text in lines of a width, broken between words; all lines but the first are indented by two. */
public final class WrappedText {
  private static final String INDENT = "  ";

  private WrappedText() {}

  /** Without a newline at the end. A word longer than the width has a line of its own. */
  public static String of(String text, int width) {
    return of(text, width, word -> false);
  }

  /** Some words must not begin a line, even if theirs becomes too long. */
  public static String of(String text, int width, Predicate<String> neverFirst) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      boolean fits = column + 1 + word.length() <= width;
      if (column > 0 && (fits || neverFirst.test(word))) {
        lines.append(' ');
        column++;
      } else if (column > 0) {
        lines.append('\n').append(INDENT);
        column = INDENT.length();
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}
