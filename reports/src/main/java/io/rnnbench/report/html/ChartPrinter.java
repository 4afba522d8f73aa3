package io.rnnbench.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rnnbench.report.result.Backends;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws the page's charts as SVG without a browser: the same scripts, run by Rhino. For one thread,
 * and to be closed by it.
 */
final class ChartPrinter implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The light theme: the first block of the style sheet. */
  private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): (#[0-9a-f]{6});");

  /** ECharts asks for timers when it loads, and needs none to draw without animation. */
  private static final String SURROUNDINGS =
      "var window = this, self = this; function setTimeout() {} function clearTimeout() {}";

  private final Context context = Context.enter();
  private final Scriptable scope;

  /**
   * @param backends whose colours the charts may need
   */
  ChartPrinter(Backends backends) {
    context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    context.setInterpretedMode(true); // ECharts has functions longer than the JVM's methods may be
    scope = context.initStandardObjects();
    run(SURROUNDINGS, "surroundings");
    run(Scripts.echarts(), "echarts");
    run(Scripts.charts() + Resource.text("print.js"), "charts");
    run("look.use(%s, true, %s);".formatted(theme(backends), Colours.names(backends)), "theme");
  }

  /** The charts that the page shows first under a metric: an array of "title" and "chart". */
  JsonNode panels(Dataset dataset, String metric) {
    return parsed(call("panels", Charts.json(dataset), metric));
  }

  /** A chart of a width and height in pixels, as an SVG document. */
  String svg(String chart, String title, int width, int height) {
    return call("svg", chart, title, width, height);
  }

  private String call(String name, Object... arguments) {
    Scriptable print = (Scriptable) run("print", "print");
    Function function = (Function) ScriptableObject.getProperty(print, name);
    return Context.toString(function.call(context, scope, print, arguments));
  }

  private Object run(String script, String name) {
    return context.evaluateString(scope, script, name, 1, null);
  }

  private static String theme(Backends backends) {
    String css = Resource.text("report.css");
    Matcher colours = COLOUR.matcher(css.substring(0, css.indexOf('}')) + Colours.css(backends));
    Map<String, String> theme =
        colours
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2), (light, dark) -> light));
    return Charts.json(theme);
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
