package io.rnnbench.catalog;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.BackendFactory;
import io.rnnbench.backend.Division;
import io.rnnbench.backend.Profile;
import io.rnnbench.backend.StockBackend;
import io.rnnbench.backend.djl.DjlFactory;
import io.rnnbench.backend.dl4j.Dl4jFactory;
import io.rnnbench.reference.ReferenceBackend;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The backends by name. */
public final class Backends {
  /** One line a framework; a jar on the class path adds its own without one. */
  private static final List<BackendFactory> FACTORIES =
      List.of(new Dl4jFactory(), new DjlFactory());

  private Backends() {}

  private static Stream<BackendFactory> factories() {
    return Stream.concat(
        FACTORIES.stream(),
        ServiceLoader.load(BackendFactory.class).stream().map(ServiceLoader.Provider::get));
  }

  /**
   * The frameworks that are compared: on one thread, with their own layers wherever they have them.
   */
  public static List<Backend> frameworks() {
    return factories().map(BackendFactory::create).toList();
  }

  /**
   * The frameworks as a division has them.
   *
   * @param threads of each framework's operations
   */
  public static List<Backend> frameworks(Division division, int threads) {
    Stream<Backend> backends = factories().map(factory -> factory.create(division, threads));
    return division == Division.STOCK
        ? backends.<Backend>map(StockBackend::new).toList()
        : backends.toList();
  }

  /** The frameworks and the reference. */
  public static List<Backend> all() {
    return Stream.concat(frameworks().stream(), Stream.of(new ReferenceBackend())).toList();
  }

  /** The backend of that name, if there is one. */
  public static Optional<Backend> named(String name) {
    return all().stream().filter(backend -> backend.name().equals(name)).findFirst();
  }

  /**
   * What the framework of that name declares.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Profile profile(String framework) {
    return frameworks().stream()
        .filter(backend -> backend.name().equals(framework))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown backend: " + framework))
        .profile();
  }
}
