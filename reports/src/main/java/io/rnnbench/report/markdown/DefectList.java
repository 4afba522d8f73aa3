package io.rnnbench.report.markdown;

import io.rnnbench.report.defect.Defect;
import io.rnnbench.report.defect.TestMethod;
import io.rnnbench.report.text.WrappedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Defects as lists of Markdown, one for each framework and its versions, in lines that can be read
 * as they are. The grave ones are bold. Links go from the root of the repository.
 */
public final class DefectList {
  private static final int WIDTH = 128;

  /** Words that would begin a list, a heading or a quotation if they began a line; and units. */
  private static final Pattern NEVER_FIRST = Pattern.compile("[-+*>%]|#+|\\d+[.)]");

  private DefectList() {}

  /** Lines that end with a newline each. */
  public static String of(List<Defect> defects) {
    Map<String, List<Defect>> groups = new LinkedHashMap<>();
    for (Defect defect : defects) {
      groups.computeIfAbsent(defect.where(), where -> new ArrayList<>()).add(defect);
    }
    return groups.entrySet().stream()
        .map(group -> group.getKey() + ":\n\n" + items(group.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String items(List<Defect> defects) {
    return defects.stream().map(DefectList::item).collect(Collectors.joining());
  }

  private static String item(Defect defect) {
    String summary = defect.summary() + ".";
    String item =
        "- "
            + (defect.effect().isGrave() ? "**" + summary + "**" : summary)
            + " "
            + defect.evidence()
            + " ("
            + shownBy(defect)
            + ")";
    return WrappedText.of(item, WIDTH, word -> NEVER_FIRST.matcher(word).matches()) + "\n";
  }

  private static String shownBy(Defect defect) {
    return defect.tests().isEmpty()
        ? "No test: " + defect.untested()
        : defect.tests().stream()
            .map(DefectList::link)
            .distinct()
            .collect(Collectors.joining(", "));
  }

  private static String link(TestMethod test) {
    return "[" + test.simpleName() + "](" + test.path() + ")";
  }
}
