package io.rnnbench.report.markdown;

import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of which the text between two markers is generated: {@code <!-- name:begin -->} and {@code
 * <!-- name:end -->}.
 */
public final class MarkedSection {
  private final Path path;
  private final String text;
  private final String begin;
  private final String end;

  private MarkedSection(Path path, String text, String name) {
    this.path = path;
    this.text = text;
    begin = "<!-- " + name + ":begin -->";
    end = "<!-- " + name + ":end -->";
  }

  /** Throws {@link Unreadable} where the file can't be read. */
  public static MarkedSection in(Path path, String name) {
    try {
      return new MarkedSection(path, Files.readString(path), name);
    } catch (IOException e) {
      throw new Unreadable(path, "can't be read as text: " + e, "name a text file");
    }
  }

  /** The whole text as it stands. */
  public String text() {
    return text;
  }

  /** The whole text with {@code lines} between the markers, in the line ends of the file. */
  public String with(String lines) {
    int from = only(begin) + begin.length();
    int to = only(end);
    if (to < from) {
      throw unreadable("has " + end + " before " + begin);
    }
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    return text.substring(0, from) + newline + lines.replace("\n", newline) + text.substring(to);
  }

  private int only(String marker) {
    int first = text.indexOf(marker);
    if (first < 0) {
      throw unreadable("has no " + marker);
    }
    if (text.indexOf(marker, first + 1) >= 0) {
      throw unreadable("has " + marker + " more than once");
    }
    return first;
  }

  private Unreadable unreadable(String what) {
    return new Unreadable(
        path,
        what,
        "write " + begin + " and " + end + " once each, in this order, round what is generated");
  }
}
