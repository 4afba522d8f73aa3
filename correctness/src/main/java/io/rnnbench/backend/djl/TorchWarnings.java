package io.rnnbench.backend.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps one warning of torch off the terminal: 600 characters, about what DJL's native code calls
 * whenever Java's numbers go into an array. It can't be avoided and says nothing to a user.
 *
 * <p>Torch gives it once in a process. So it is provoked while torch's logger is told to stay below
 * errors, and every later warning is printed as ever. The setting for that, TORCH_CPP_LOG_LEVEL, is
 * read by torch's Python package only, hence the variable behind it.
 */
final class TorchWarnings {
  private static final int ERROR = 2; // of c10/util/logging_is_not_google_glog.h

  private TorchWarnings() {}

  /** Spends the warning, once the engine is loaded and before anything is created. */
  static void spendDeprecation(Engine engine) {
    Path c10 = Path.of(LibUtils.getLibtorchPath()).resolve(System.mapLibraryName("c10"));
    if (!Files.exists(c10)) {
      return; // the warning will be seen
    }
    Pointer level;
    try {
      level =
          NativeLibrary.getInstance(c10.toString())
              .getGlobalVariableAddress("FLAGS_caffe2_log_level");
    } catch (UnsatisfiedLinkError e) {
      return; // not exported by this build: the warning will be seen
    }
    int before = level.getInt(0);
    level.setInt(0, ERROR);
    try (NDManager manager = engine.newBaseManager(ai.djl.Device.cpu())) {
      manager.create(0f);
    } finally {
      level.setInt(0, before);
    }
  }
}
