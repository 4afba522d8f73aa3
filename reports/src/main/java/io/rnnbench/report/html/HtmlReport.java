package io.rnnbench.report.html;

import com.samskivert.mustache.Mustache;
import io.rnnbench.report.result.Backends;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Equality;
import io.rnnbench.report.summary.Summary;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders a summary as one HTML document: style, ECharts, the data and the scripts that draw them
 * are all inside it. The content security policy allows exactly these scripts, by hash, and no
 * request at all.
 */
public final class HtmlReport {

  /** The page, as page.mustache names its parts. */
  record Page(
      boolean isForeign,
      String policy,
      String style,
      String echarts,
      String script,
      String backends,
      String frameworks,
      String question,
      String charts,
      String dataset,
      String equality,
      String equalityCss,
      boolean hasRows,
      String environmentsDiffer,
      boolean several,
      List<HistorySection.View> history,
      List<TrendSection.View> trend,
      List<DirectorySection.View> newest,
      List<DirectorySection.View> older,
      List<DefectSection.View> defects) {
    boolean hasOlder() {
      return !older.isEmpty();
    }
  }

  private HtmlReport() {}

  public static String render(Summary summary) {
    Charts charts = new Charts(summary.backends());
    List<DirectorySection.View> newest = new ArrayList<>();
    List<DirectorySection.View> older = new ArrayList<>();
    for (DirectorySummary directory : summary.directories()) {
      String anchor = "directory-" + (newest.size() + older.size() + 1);
      (summary.history().isOutdated(directory.directory()) ? older : newest)
          .add(DirectorySection.view(directory, anchor, charts));
    }
    List<TrendSection.View> trend = TrendSection.view(summary, charts).stream().toList();
    Dataset dataset = Dataset.of(summary);
    Equality equality = summary.equality();
    String script = Scripts.page();
    Page page =
        new Page(
            summary.isForeign(),
            ContentPolicy.allowing(Scripts.echarts(), script),
            Resource.text("report.css") + Colours.css(summary.backends()),
            Resource.packed(Scripts.echarts()),
            script,
            Colours.names(summary.backends()),
            summary.backends().frameworks().stream()
                .map(Backends.Backend::label)
                .collect(Collectors.joining(" and ")),
            question(summary.backends()),
            Charts.json(charts.all()),
            Charts.json(dataset),
            equality.marked(),
            switch (equality.state()) {
              case PROVED -> "good";
              case OPEN -> "open";
              case FAILED -> "bad";
            },
            !dataset.rows().isEmpty(),
            summary.environmentsDiffer() ? Summary.ENVIRONMENTS_DIFFER : "",
            summary.directories().size() > 1,
            HistorySection.view(summary).stream().toList(),
            trend,
            List.copyOf(newest),
            List.copyOf(older),
            summary.isForeign() ? List.of() : List.of(DefectSection.view(summary)));
    return Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .withLoader(name -> new StringReader(Resource.text(name + ".mustache")))
        .compile(Resource.text("page.mustache"))
        .execute(page);
  }

  private static String question(Backends backends) {
    String others =
        backends.others().stream()
            .map(other -> " or " + other.label())
            .collect(Collectors.joining());
    return "DeepLearning4J or DJL (PyTorch)"
        + others
        + ": which trains the same recurrent network faster?";
  }
}
