package io.rnnbench.catalog;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Division;
import io.rnnbench.backend.StockBackend;
import io.rnnbench.backend.djl.DjlBackend;
import io.rnnbench.backend.dl4j.Dl4jBackend;
import io.rnnbench.backend.dl4j.Dl4jSettings;
import io.rnnbench.reference.ReferenceBackend;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The backends by name. */
public final class Backends {
  private Backends() {}

  /**
   * The frameworks that are compared: on one thread, with their own layers wherever they have them.
   */
  public static List<Backend> frameworks() {
    return List.of(new Dl4jBackend(), new DjlBackend());
  }

  /**
   * The frameworks as a division has them.
   *
   * @param threads of each framework's operations
   */
  public static List<Backend> frameworks(Division division, int threads) {
    List<Backend> backends =
        List.of(new Dl4jBackend(Dl4jSettings.of(division, threads)), new DjlBackend(threads));
    return division == Division.STOCK
        ? backends.stream().<Backend>map(StockBackend::new).toList()
        : backends;
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
