package io.rnnbench.backend.djl;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.FinishingSession;
import io.rnnbench.backend.MatrixProduct;
import io.rnnbench.backend.Profile;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.backend.Tunable;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Deep Java Library on its PyTorch engine. */
public final class DjlBackend implements Backend {
  private static final String ENGINE = "PyTorch";

  private static final Profile PROFILE =
      Profile.of("DJL")
          .withColours("#0072b2", "#56b4e9")
          .withWarmUps(4) // it leaves less to Java than the others
          .withTunables(Tunable.KMP);

  private final int threads;
  private final TorchDevices devices;

  /** On one thread. */
  public DjlBackend() {
    this(1);
  }

  /**
   * @param threads of torch's operations; the first backend that is used in a process decides
   */
  public DjlBackend(int threads) {
    this(threads, TorchDevices.ofThisProcess());
  }

  DjlBackend(int threads, TorchDevices devices) {
    this.threads = threads;
    this.devices = devices;
  }

  @Override
  public String name() {
    return "djl";
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
    Support cell = DjlCell.support(spec.cell());
    if (!cell.supported()) {
      return cell;
    }
    List<String> own = new ArrayList<>();
    if (!DjlNetwork.stockBlock(spec)) {
      own.add(
          "project-supplied recurrent block: DJL's is wrong for bidirectional layers, float64 and"
              + " layers of different sizes");
    }
    if (spec.training().optimizer() instanceof Optimizer.RmsProp) {
      own.add("project-supplied RMSprop: DJL's throws on the PyTorch engine");
    }
    if (spec.blocks() > 1) {
      own.add("project-supplied gradient mask and loss: packed networks");
    }
    if (spec.head().normalized()) {
      own.add("project-supplied batch normalisation: torch's running variance divides by B - 1");
    }
    return own.isEmpty() ? Support.yes() : Support.yes(String.join("; ", own));
  }

  @Override
  public Session open(NetworkSpec spec, Weights weights, Device device) {
    Support support = supports(spec, device);
    if (!support.supported()) {
      throw new UnsupportedOperationException(support.note());
    }
    ai.djl.Device place = TorchDevices.named(device, engine()::getGpuCount);
    DjlSession session = new DjlSession(spec, weights.fit(spec), ENGINE, place);
    return device == Device.CPU ? session : new FinishingSession(session, session::finish);
  }

  /** The engine, told before it loads to stay off the network and on its threads. */
  Engine engine() {
    for (String setting :
        List.of(
            "ai.djl.offline=true",
            "ai.djl.pytorch.num_threads=" + threads,
            "ai.djl.pytorch.num_interop_threads=1")) {
      String[] keyValue = setting.split("=", 2);
      if (System.getProperty(keyValue[0]) == null) {
        System.setProperty(keyValue[0], keyValue[1]);
      }
    }
    return Engine.getEngine(ENGINE);
  }

  @Override
  public void load() {
    engine();
  }

  @Override
  public MatrixProduct matrixProduct(double[][] a, double[][] b, Device device) {
    Support place = devices.supports(device);
    if (!place.supported()) {
      throw new UnsupportedOperationException(place.note());
    }
    Engine engine = engine();
    ai.djl.Device named = TorchDevices.named(device, engine::getGpuCount);
    return new DjlMatrixProduct(engine.newBaseManager(named), a, b);
  }

  @Override
  public Map<String, String> environment() {
    Engine engine = engine();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("djl", Engine.getDjlVersion());
    environment.put("pytorch", engine.getVersion());
    environment.put("features", String.join(" ", new TreeSet<>(JniUtils.getFeatures())));
    environment.put("cpu", LibtorchCpu.capability());
    environment.put("blas", LibtorchCpu.mklVersion());
    environment.put("mklProcessor", LibtorchCpu.mklProcessor());
    environment.put("onednnInstructions", "not visible"); // torch keeps oneDNN's answer to itself
    environment.put(
        "natives",
        devices.libraryPath().isEmpty() ? devices.flavor() : "libtorch at PYTORCH_LIBRARY_PATH");
    environment.put("gpus", String.valueOf(engine.getGpuCount()));
    environment.put("threads", String.valueOf(JniUtils.getNumThreads()));
    return environment;
  }
}
