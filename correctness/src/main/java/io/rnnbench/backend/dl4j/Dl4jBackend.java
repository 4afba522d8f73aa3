package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.FinishingSession;
import io.rnnbench.backend.Inaccuracy;
import io.rnnbench.backend.MatrixProduct;
import io.rnnbench.backend.Profile;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.backend.Tunable;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** DeepLearning4J on that backend of ND4J's which the build and the environment choose. */
public final class Dl4jBackend implements Backend {
  /** Measured on ND4J's tanh alone, all natives alike: see Nd4jTanhDefectTest. */
  private static final Inaccuracy TANH =
      new Inaccuracy(0.25, "tanh is off by up to 1/4 unit roundoff near 0");

  private static final Profile PROFILE =
      Profile.of("DL4J")
          .withColours("#d55e00", "#e69f00")
          .withTrainingCost(20)
          // Its documentation on memory: a heap, and more than that outside it.
          .withStockJvmArgs(
              "-Xmx2g",
              "-Dorg.bytedeco.javacpp.maxbytes=4g",
              "-Dorg.bytedeco.javacpp.maxphysicalbytes=8g")
          .withTunables(
              Tunable.JAVACPP,
              Tunable.OPENBLAS_CORE,
              Tunable.WIDE_NATIVES,
              Tunable.OWN_LSTM,
              Tunable.FEATURE_ORDER);

  private final Dl4jSettings settings;
  private final Nd4jDevices devices;

  /** DL4J's own layers wherever it has them, on one thread. */
  public Dl4jBackend() {
    this(Dl4jSettings.OWN_LAYERS_WHERE_NEEDED);
  }

  public Dl4jBackend(Dl4jSettings settings) {
    this(settings, Nd4jDevices.ofThisProcess());
  }

  Dl4jBackend(Dl4jSettings settings, Nd4jDevices devices) {
    this.settings = settings;
    this.devices = devices;
  }

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public Profile profile() {
    return PROFILE;
  }

  @Override
  public Support supports(NetworkSpec spec, Device device) {
    Support place = devices.supports(device);
    if (!place.supported()) {
      return place;
    }
    if (spec.training().stateful() && spec.bidirectional()) {
      return Support.no(
          "a bidirectional network has no states from which the next batch could go on");
    }
    Support cell = Dl4jCell.support(spec.cell(), spec.training().stateful(), settings);
    if (!cell.supported()) {
      return cell;
    }
    List<String> notes = new ArrayList<>();
    if (!cell.note().isEmpty()) {
      notes.add(cell.note());
    }
    if (spec.headOnEndsOfBothDirections()) {
      notes.add("project-supplied head input: DL4J can't train Bidirectional(LastTimeStep)");
    }
    if (spec.blocks() > 1) {
      notes.add("project-supplied gradient mask for packed networks");
    }
    return Support.yes(String.join("; ", notes));
  }

  @Override
  public Session open(NetworkSpec spec, Weights weights, Device device) {
    Support support = supports(spec, device);
    if (!support.supported()) {
      throw new UnsupportedOperationException(support.note());
    }
    load(device);
    Session session = new Dl4jSession(spec, weights.fit(spec), settings);
    return device == Device.CPU
        ? session
        : new FinishingSession(session, Nd4j.getExecutioner()::commit);
  }

  /**
   * Keeps ND4J's operations, libgomp and OpenBLAS to so many threads: their pools wait for each
   * other at every small operation, which on a busy machine costs a scheduling delay each time.
   * libgomp's number is the calling thread's own.
   */
  private static void useThreads(int threads) {
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    Nd4j.factory().blas().setMaxThreads(threads);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
  }

  @Override
  public void load() {
    useThreads(settings.threads());
  }

  private void load(Device device) {
    load();
    Nd4jDevices.requireInForce(
        device, Nd4j.getEnvironment().isCPU(), Nd4j.getBackend().getClass().getSimpleName());
  }

  @Override
  public MatrixProduct matrixProduct(double[][] a, double[][] b, Device device) {
    Support place = devices.supports(device);
    if (!place.supported()) {
      throw new UnsupportedOperationException(place.note());
    }
    load(device);
    return new Dl4jMatrixProduct(a, b);
  }

  @Override
  public Inaccuracy inaccuracy() {
    return TANH;
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = Dl4jEnvironment.versions();
    Support cpu = devices.supports(Device.CPU);
    if (!cpu.supported() && !devices.supports(Device.GPU).supported()) {
      environment.put("backend", "none: " + cpu.note()); // loading it might end the JVM
      return environment;
    }
    load();
    environment.putAll(Dl4jEnvironment.natives());
    return environment;
  }
}
