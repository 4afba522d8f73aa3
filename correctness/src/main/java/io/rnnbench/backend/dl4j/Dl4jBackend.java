package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.versioncheck.VersionCheck;
import org.nd4j.versioncheck.VersionInfo;

/** DeepLearning4J on ND4J's native CPU backend. */
public final class Dl4jBackend implements Backend {
  private final Dl4jSettings settings;

  /** DL4J's own layers wherever it has them, on one thread. */
  public Dl4jBackend() {
    this(Dl4jSettings.OWN_LAYERS_WHERE_NEEDED);
  }

  public Dl4jBackend(Dl4jSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public Support supports(NetworkSpec spec, Device device) {
    if (device != Device.CPU) {
      return Support.no("this build carries nd4j-native, which runs on the CPU only");
    }
    if (spec.training().stateful() && spec.bidirectional()) {
      return Support.no(
          "a bidirectional network has no states from which the next batch could go on");
    }
    List<String> notes = new ArrayList<>();
    if (spec.cell() == CellType.GRU) {
      notes.add("project-supplied layer: DL4J ships no GRU");
    } else if (spec.cell() == CellType.LSTM && settings.ownLstm()) {
      notes.add("project-supplied LSTM layer: same results as DL4J's, faster");
    } else if (spec.training().stateful()) {
      notes.add(
          "project-supplied stateful layer: DL4J's truncated back-propagation starts gradients"
              + " from zero states");
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
    useThreads(settings.threads());
    return new Dl4jSession(spec, weights.fit(spec), settings);
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
  public Map<String, String> environment() {
    useThreads(settings.threads());
    Map<String, String> environment = new LinkedHashMap<>();
    for (VersionInfo version : VersionCheck.getVersionInfos()) {
      environment.put(version.getArtifactId(), version.getBuildVersion());
    }
    Properties nd4j = Nd4j.getExecutioner().getEnvironmentInformation();
    environment.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    environment.put("blas", String.valueOf(nd4j.get("blas.vendor")));
    environment.put(
        "ompThreads",
        String.valueOf(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads()));
    environment.put("blasThreads", String.valueOf(Nd4j.factory().blas().getMaxThreads()));
    return environment;
  }
}
