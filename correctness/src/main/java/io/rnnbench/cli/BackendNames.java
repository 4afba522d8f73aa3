package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import io.rnnbench.shell.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/** Names on the command line to backends. */
final class BackendNames {
  private BackendNames() {}

  /** The frameworks of those names, all of them where none is given. */
  static List<Backend> frameworks(List<String> names) {
    if (names == null) {
      return Backends.frameworks();
    }
    return names.stream().map(name -> find(name, Backends.frameworks())).distinct().toList();
  }

  /** The framework or reference of that name. */
  static Backend any(String name) {
    return find(name, Backends.all());
  }

  private static Backend find(String name, List<Backend> among) {
    return among.stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "unknown backend \"%s\"; write one of %s"
                        .formatted(
                            name,
                            among.stream().map(Backend::name).collect(Collectors.joining(", ")))));
  }
}
