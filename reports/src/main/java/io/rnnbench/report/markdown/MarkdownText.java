package io.rnnbench.report.markdown;

import io.rnnbench.report.text.PlainText;
import java.util.regex.Pattern;

/** Text of data in Markdown that GitHub or GitLab shows. */
public final class MarkdownText {
  /** What Markdown or HTML may take for markup; at the start, also what makes a list or a rule. */
  private static final Pattern MARKUP = Pattern.compile("^[-+]|[&<>|\\\\`*_~\\[\\]#@]");

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private MarkdownText() {}

  /**
   * The text on one line, to be read as it is: entities can't begin any markup.
   *
   * <p>Mentions and links to issues are found after the entities were read, so a space of no width
   * follows their first character: a benchmark's name must not call people.
   */
  public static String escape(String text) {
    return MARKUP
        .matcher(PlainText.of(text))
        .replaceAll(
            match -> {
              char markup = match.group().charAt(0);
              return "&#" + (int) markup + ";" + (markup == '@' || markup == '#' ? "&#8203;" : "");
            });
  }

  /** A block of code, whose fence is longer than any in the text. */
  public static String codeBlock(String text) {
    String plain = PlainText.of(text);
    int longest =
        BACKTICKS
            .matcher(plain)
            .results()
            .mapToInt(match -> match.group().length())
            .max()
            .orElse(0);
    String fence = "`".repeat(Math.max(3, longest + 1));
    return fence + "sh\n" + plain + "\n" + fence + "\n";
  }
}
