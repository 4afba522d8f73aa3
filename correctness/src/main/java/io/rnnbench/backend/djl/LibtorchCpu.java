package io.rnnbench.backend.djl;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** What torch's natives say of themselves, once the engine is loaded. */
final class LibtorchCpu {
  private static final int LENGTH = 200; // as MKL's manual has it
  private static final int MKL_PROCESSOR = 32; // behind three numbers, padding and two pointers
  private static final int MKL_VERSION = 48;
  private static final int STD_STRING = 32; // pointer, length, room for 16 characters

  private LibtorchCpu() {}

  /** MKL's version and the processors that it was built for. */
  static String mklVersion() {
    return ask(
        torch -> {
          try (Memory text = cleared(LENGTH)) {
            torch.getFunction("MKL_Get_Version_String").invokeVoid(new Object[] {text, LENGTH});
            return text.getString(0).strip();
          }
        });
  }

  /**
   * The processors that the kernels MKL chose are for, from its mkl_get_version, whose inner name
   * alone is left in torch. On AMD's it names no instructions, though it has kernels for Zen.
   */
  static String mklProcessor() {
    return ask(
        torch -> {
          try (Memory version = cleared(MKL_VERSION)) {
            torch.getFunction("mkl_serv_get_version").invokeVoid(new Object[] {version});
            Pointer processor = version.getPointer(MKL_PROCESSOR);
            return processor == null ? "not visible" : processor.getString(0).strip();
          }
        });
  }

  /**
   * The instructions that torch's own operations use, from {@code std::string
   * at::get_cpu_capability()}: a caller on x86-64 hands over where the string is to be made.
   */
  static String capability() {
    if (!Platform.isLinux() || !Platform.isIntel() || !Platform.is64Bit()) {
      return "not visible";
    }
    return ask(
        torch -> {
          try (Memory string = cleared(STD_STRING)) {
            torch
                .getFunction("_ZN2at18get_cpu_capabilityB5cxx11Ev")
                .invokePointer(new Object[] {string});
            Pointer characters = string.getPointer(0);
            return new String(
                characters.getByteArray(0, (int) string.getLong(Long.BYTES)),
                StandardCharsets.US_ASCII);
          }
        });
  }

  private static Memory cleared(int bytes) {
    Memory memory = new Memory(bytes);
    memory.clear();
    return memory;
  }

  private static String ask(Function<NativeLibrary, String> question) {
    Path torch = Path.of(LibUtils.getLibtorchPath()).resolve(System.mapLibraryName("torch_cpu"));
    if (!Files.exists(torch)) {
      return "not visible";
    }
    try {
      return question.apply(NativeLibrary.getInstance(torch.toString()));
    } catch (UnsatisfiedLinkError e) {
      return "not in the build"; // e.g. on ARM
    }
  }
}
