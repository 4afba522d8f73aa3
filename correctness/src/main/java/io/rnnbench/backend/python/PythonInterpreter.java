package io.rnnbench.backend.python;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Python with torch, as it answered when it was asked once.
 *
 * @param executable the interpreter's own path
 * @param python its version
 * @param torch torch's version
 * @param blas the linear algebra that torch was built for, and the libraries that it loaded
 * @param openblasCore the processor whose kernels OpenBLAS chose, by its own name for it; "none"
 *     where it is not loaded
 * @param cpu the instruction set that torch uses
 * @param threads of torch's operations
 * @param cuda the version of CUDA where torch finds a GPU, otherwise "none"
 */
public record PythonInterpreter(
    String executable,
    String python,
    String torch,
    String blas,
    String openblasCore,
    String cpu,
    String threads,
    String cuda) {

  /** In this order: a user's own, then the system's, which may be the one that has torch. */
  private static final List<String> USUAL = List.of("python3", "/usr/bin/python3", "python");

  /**
   * What a search came to.
   *
   * @param interpreter the first that has torch, if any
   * @param reason why there is none; empty where there is
   */
  public record Search(Optional<PythonInterpreter> interpreter, String reason) {}

  /** Whether torch can use a GPU. */
  boolean hasGpu() {
    return !cuda.equals("none");
  }

  /**
   * Looks for a Python with torch.
   *
   * @param given the only one to try; if empty, python3 on the path, the system's, and python
   */
  public static Search find(Optional<Path> given) {
    return given.map(path -> search(List.of(path.toString()))).orElseGet(() -> search(USUAL));
  }

  static Search search(List<String> candidates) {
    List<String> absent = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    for (String candidate : candidates) {
      try (PythonProcess process = new PythonProcess(candidate, 1)) {
        return new Search(Optional.of(ask(process)), "");
      } catch (PythonException e) {
        unusable.add("no usable torch: " + e.getMessage());
      } catch (IOException e) {
        absent.add("no python: " + e.getMessage());
      }
    }
    String reason = unusable.isEmpty() ? absent.get(0) : String.join("; ", unusable);
    return new Search(Optional.empty(), reason);
  }

  static PythonInterpreter ask(PythonProcess process) {
    return process.ask(PythonProcess.request("environment"), PythonInterpreter.class);
  }
}
