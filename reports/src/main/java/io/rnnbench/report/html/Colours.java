package io.rnnbench.report.html;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Backends.Backend;
import java.util.List;
import java.util.stream.Collectors;

/** The colours of backends that the style sheet does not know. */
final class Colours {
  private static final String HEX = "#[0-9a-f]{6}";

  private Colours() {}

  /** A JSON array of all backends that have a colour, in their order. */
  static String names(Backends backends) {
    List<String> names = backends.all().stream().filter(Colours::isFit).map(Backend::name).toList();
    return Charts.json(names);
  }

  /** Lines for the style sheet: a variable for each, in the light theme and in the dark one. */
  static String css(Backends backends) {
    List<Backend> others = backends.others().stream().filter(Colours::isFit).toList();
    if (others.isEmpty()) {
      return "";
    }
    return """
        :root { %s }
        @media (prefers-color-scheme: dark) { :root:not(.printing) { %s } }
        """
        .formatted(
            others.stream()
                .map(backend -> variable(backend, backend.colour()))
                .collect(Collectors.joining(" ")),
            others.stream()
                .map(backend -> variable(backend, backend.darkColour()))
                .collect(Collectors.joining(" ")));
  }

  private static String variable(Backend backend, String colour) {
    return "--%s: %s;".formatted(backend.name(), colour);
  }

  /** Whether it can be written into a style sheet: a result file may say anything. */
  private static boolean isFit(Backend backend) {
    return backend.name().matches("[a-z][a-z0-9-]*")
        && backend.colour().matches(HEX)
        && backend.darkColour().matches(HEX);
  }
}
