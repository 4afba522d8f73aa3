package io.rnnbench.report.html;

import com.samskivert.mustache.Mustache;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Proof;
import io.rnnbench.report.summary.Summary;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a summary as one HTML document: style, ECharts, the charts' data and the script that
 * draws them are all inside it. The content security policy allows exactly these two scripts, by
 * hash, and no request at all.
 */
public final class HtmlReport {

  /** The page, as page.mustache names its parts. */
  record Page(
      String policy,
      String style,
      String echarts,
      String script,
      String data,
      String verdict,
      String verdictCss,
      boolean environmentsDiffer,
      boolean several,
      List<DirectorySection.View> directories) {}

  private HtmlReport() {}

  public static String render(Summary summary) {
    Charts charts = new Charts();
    List<DirectorySection.View> directories = new ArrayList<>();
    for (DirectorySummary directory : summary.directories()) {
      String anchor = "directory-" + (directories.size() + 1);
      directories.add(DirectorySection.view(directory, anchor, charts));
    }
    String echarts = Resource.echarts();
    String script =
        Resource.text("look.js") + Resource.text("figures.js") + Resource.text("report.js");
    Page page =
        new Page(
            ContentPolicy.allowing(echarts, script),
            Resource.text("report.css"),
            echarts,
            script,
            charts.json(),
            verdict(summary),
            summary.isGood() ? (isProved(summary) ? "good" : "open") : "bad",
            summary.environmentsDiffer(),
            directories.size() > 1,
            List.copyOf(directories));
    return Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .withLoader(name -> new StringReader(Resource.text(name + ".mustache")))
        .compile(Resource.text("page.mustache"))
        .execute(page);
  }

  private static String verdict(Summary summary) {
    if (!summary.isGood()) {
      return "✗ Checks failed. What they touch is not a result.";
    }
    if (summary.checks() > 0) {
      return "✓ All "
          + summary.checks()
          + " parity and agreement checks hold; no failed benchmark is recorded.";
    }
    return isProved(summary)
        ? "✓ Every network was proved by the JVM that timed it; no failed benchmark is recorded."
        : "No check is in these files: nothing here is proved.";
  }

  private static boolean isProved(Summary summary) {
    return summary.checks() > 0
        || summary.directories().stream()
            .allMatch(
                directory ->
                    !directory.proofs().isEmpty()
                        && directory.proofs().values().stream().allMatch(Proof::holds));
  }
}
