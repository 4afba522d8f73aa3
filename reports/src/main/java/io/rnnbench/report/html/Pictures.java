package io.rnnbench.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The main charts of a report as pictures: speed as the page shows it first, then all figures. */
public final class Pictures {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LONGEST_NAME = 80;

  /** The metrics that the page shows first, by the word that their pictures' names start with. */
  private static final List<String> METRICS = List.of("ratio", "time");

  private Pictures() {}

  /** SVG documents by name, such as "ratio-hidden-64-50-steps"; names are fit for files. */
  public static Map<String, String> svg(Summary summary) {
    Map<String, String> pictures = new LinkedHashMap<>();
    try (ChartPrinter printer = new ChartPrinter(summary.backends())) {
      Dataset dataset = Dataset.of(summary);
      if (!dataset.rows().isEmpty()) {
        for (String metric : METRICS) {
          for (JsonNode panel : printer.panels(dataset, metric)) {
            String title = panel.get("title").asText();
            add(
                pictures,
                metric + " " + title,
                print(
                    printer,
                    panel.get("chart").toString(),
                    panel.get("subject").asText() + (title.isEmpty() ? "" : ", " + title)));
          }
        }
      }
      Charts charts = new Charts(summary.backends());
      for (DirectorySummary directory : summary.directories()) {
        DirectorySection.view(directory, "", charts);
      }
      for (int i = 0; i < charts.all().size(); i++) {
        String label = charts.places().get(i).label();
        add(pictures, label, print(printer, Charts.json(charts.all().get(i)), label));
      }
    }
    return pictures;
  }

  private static String print(ChartPrinter printer, String chart, String title) {
    return printer.svg(chart, title, WIDTH, HEIGHT);
  }

  /** A second picture of the same name gets a number. */
  private static void add(Map<String, String> pictures, String label, String svg) {
    String name =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    String free = name;
    for (int i = 2; pictures.containsKey(free); i++) {
      free = name + "-" + i;
    }
    pictures.put(free, svg);
  }
}
