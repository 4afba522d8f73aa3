package io.rnnbench.report.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The backends of some results: what they are called, and in which colours they are drawn. */
public final class Backends {
  private static final String GROUP = "backends";

  /** Of results that don't say it themselves, which older ones do not. */
  private static final List<Backend> KNOWN =
      List.of(
          new Backend("dl4j", "DL4J", "#d55e00", "#e69f00"),
          new Backend("djl", "DJL", "#0072b2", "#56b4e9"),
          new Backend("python", "Python", "#00795a", "#2cc59d"),
          new Backend("reference", "reference", "#59636e", "#9aa6b2"));

  /** The two that are always compared. */
  public static final Backends DEFAULT = new Backends(KNOWN);

  /** Shown beside the frameworks, and missed nowhere. */
  private static final Set<String> BESIDE = Set.of("python", "reference");

  private final List<Backend> backends;

  /**
   * One of them.
   *
   * @param label its name as people write it
   * @param colour of its lines on a light page, as CSS writes it; empty where it has none
   * @param darkColour the same on a dark page
   */
  public record Backend(String name, String label, String colour, String darkColour) {}

  private Backends(List<Backend> backends) {
    this.backends = List.copyOf(backends);
  }

  /** Those that are known, and those that environments name besides. */
  public static Backends of(Collection<Environment> environments) {
    List<Backend> all = new ArrayList<>(KNOWN);
    TreeSet<String> names = new TreeSet<>();
    environments.forEach(environment -> names.addAll(environment.namesIn(GROUP)));
    KNOWN.forEach(backend -> names.remove(backend.name()));
    for (String name : names) {
      environments.stream()
          .filter(environment -> environment.namesIn(GROUP).contains(name))
          .findFirst()
          .map(environment -> declared(environment, name))
          .ifPresent(all::add);
    }
    return new Backends(all);
  }

  private static Backend declared(Environment environment, String name) {
    String label = environment.at(List.of(GROUP, name, "label"));
    return new Backend(
        name,
        label.isEmpty() ? name : label,
        environment.at(List.of(GROUP, name, "colour")),
        environment.at(List.of(GROUP, name, "darkColour")));
  }

  /** The backend's name as people write it; the name itself where nobody said. */
  public String label(String name) {
    return find(name).label();
  }

  /** What is known of a backend, if only its name. */
  public Backend find(String name) {
    return backends.stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst()
        .orElse(new Backend(name, name, "", ""));
  }

  /** The frameworks, which are compared with each other, in the order in which they are shown. */
  public List<Backend> frameworks() {
    return backends.stream().filter(backend -> !BESIDE.contains(backend.name())).toList();
  }

  /** All of them, the known ones first. */
  public List<Backend> all() {
    return backends;
  }

  /** Those that are not among the known. */
  public List<Backend> others() {
    return backends.stream().filter(backend -> !KNOWN.contains(backend)).toList();
  }
}
