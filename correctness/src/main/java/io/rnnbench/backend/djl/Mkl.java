package io.rnnbench.backend.djl;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;

/** What torch's BLAS says of itself. */
final class Mkl {
  private static final int LENGTH = 200; // as MKL's manual has it

  private Mkl() {}

  /** MKL's version and the processors that it was built for, once the engine is loaded. */
  static String version() {
    Path torch = Path.of(LibUtils.getLibtorchPath()).resolve(System.mapLibraryName("torch_cpu"));
    if (!Files.exists(torch)) {
      return "not visible";
    }
    try (Memory text = new Memory(LENGTH)) {
      text.clear();
      NativeLibrary.getInstance(torch.toString())
          .getFunction("MKL_Get_Version_String")
          .invokeVoid(new Object[] {text, LENGTH});
      return text.getString(0).strip();
    } catch (UnsatisfiedLinkError e) {
      return "not in the build"; // e.g. on ARM
    }
  }
}
