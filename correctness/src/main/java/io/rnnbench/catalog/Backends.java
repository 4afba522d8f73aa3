package io.rnnbench.catalog;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.djl.DjlBackend;
import io.rnnbench.backend.dl4j.Dl4jBackend;
import io.rnnbench.reference.ReferenceBackend;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The backends by name. */
public final class Backends {
  private Backends() {}

  /** The frameworks that are compared. */
  public static List<Backend> frameworks() {
    return List.of(new Dl4jBackend(), new DjlBackend());
  }

  /** The frameworks and the reference. */
  public static List<Backend> all() {
    return Stream.concat(frameworks().stream(), Stream.of(new ReferenceBackend())).toList();
  }

  /** The backend of that name, if there is one. */
  public static Optional<Backend> named(String name) {
    return all().stream().filter(backend -> backend.name().equals(name)).findFirst();
  }
}
