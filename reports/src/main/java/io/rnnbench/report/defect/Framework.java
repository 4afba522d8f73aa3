package io.rnnbench.report.defect;

import io.rnnbench.report.result.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A framework, and the parts of it whose versions decide what it does. */
public enum Framework {
  DL4J,
  DJL;

  /**
   * A part that has a version of its own.
   *
   * @param name in environment.json
   * @param title for people
   */
  private record Part(String name, String title) {}

  private List<Part> parts() {
    return switch (this) {
      case DL4J -> List.of(new Part("deeplearning4j-nn", "DL4J"));
      case DJL -> List.of(new Part("djl", "DJL"), new Part("pytorch", "PyTorch"));
    };
  }

  /** The parts, as environment.json names them. */
  SortedSet<String> partNames() {
    return parts().stream().map(Part::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Says versions for people: "DJL 0.36.0 with PyTorch 2.7.1".
   *
   * @param versions of each part
   */
  public String in(Map<String, String> versions) {
    return parts().stream()
        .map(part -> part.title() + " " + versions.get(part.name()))
        .collect(Collectors.joining(" with "));
  }

  /** The version of each part in this environment; empty where it doesn't say all of them. */
  public Optional<Map<String, String>> versionsIn(Environment environment) {
    Map<String, String> versions = new LinkedHashMap<>();
    for (Part part : parts()) {
      List<String> place =
          List.of("comparable", "natives", name().toLowerCase(Locale.ROOT), part.name());
      String version = environment.at(place);
      if (version.isEmpty() || version.equals("unknown")) {
        return Optional.empty();
      }
      versions.put(part.name(), version);
    }
    return Optional.of(versions);
  }
}
