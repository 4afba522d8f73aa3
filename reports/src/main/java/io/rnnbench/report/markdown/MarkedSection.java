package io.rnnbench.report.markdown;

import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of which the text between two markers is generated. */
public final class MarkedSection {
  private static final String BEGIN = "<!-- results:begin -->";
  private static final String END = "<!-- results:end -->";
  private static final String MEND =
      "write " + BEGIN + " and " + END + " once each, in this order, round the result table";

  private final Path path;
  private final String text;

  private MarkedSection(Path path, String text) {
    this.path = path;
    this.text = text;
  }

  /** Throws {@link Unreadable} where the file can't be read. */
  public static MarkedSection in(Path path) {
    try {
      return new MarkedSection(path, Files.readString(path));
    } catch (IOException e) {
      throw new Unreadable(path, "can't be read as text: " + e, "name a text file with --readme");
    }
  }

  /** The whole text as it stands. */
  public String text() {
    return text;
  }

  /** The whole text with {@code lines} between the markers, in the line ends of the file. */
  public String with(String lines) {
    int begin = only(BEGIN) + BEGIN.length();
    int end = only(END);
    if (end < begin) {
      throw new Unreadable(path, "has " + END + " before " + BEGIN, MEND);
    }
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    return text.substring(0, begin) + newline + lines.replace("\n", newline) + text.substring(end);
  }

  private int only(String marker) {
    int first = text.indexOf(marker);
    if (first < 0) {
      throw new Unreadable(path, "has no " + marker, MEND);
    }
    if (text.indexOf(marker, first + 1) >= 0) {
      throw new Unreadable(path, "has " + marker + " more than once", MEND);
    }
    return first;
  }
}
