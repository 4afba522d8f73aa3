package io.rnnbench.bench.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Support;
import io.rnnbench.backend.python.Part;
import io.rnnbench.backend.python.PythonBackend;
import io.rnnbench.backend.python.PythonException;
import io.rnnbench.backend.python.PythonInterpreter;
import io.rnnbench.bench.fork.ForkFailure;
import io.rnnbench.bench.fork.ForkRecord;
import io.rnnbench.bench.fork.Networks;
import io.rnnbench.bench.fork.SampleAnalysis;
import io.rnnbench.bench.plan.Fork;
import io.rnnbench.bench.python.PythonFork;
import io.rnnbench.bench.python.PythonResults;
import io.rnnbench.bench.trial.TrialProof;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.environment.OpenBlasCores;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Native PyTorch in the same run, where there is one: the same network with the same weights, in a
 * process of its own, proved before it is timed as the others are.
 */
final class PythonBeside {
  private static final String SAMPLES = "samples.json";
  private static final String PACKAGE = "io.rnnbench.bench.";

  private final PythonInterpreter.Search search;
  private PythonResults results; // null before the first fork

  private PythonBeside(PythonInterpreter.Search search) {
    this.search = search;
  }

  /**
   * @param given the user's own interpreter; null for the usual ones
   */
  static PythonBeside find(Path given) {
    return new PythonBeside(PythonInterpreter.find(Optional.ofNullable(given)));
  }

  boolean isFound() {
    return search.interpreter().isPresent();
  }

  /** For readers of the results. */
  String note() {
    return search
        .interpreter()
        .map(
            found ->
                "native PyTorch beside: Python %s, torch %s, %s%s"
                    .formatted(found.python(), found.torch(), found.blas(), core(found)))
        .orElse("no native PyTorch beside: " + search.reason());
  }

  private static String core(PythonInterpreter found) {
    return OpenBlasCores.instructions(found.openblasCore())
        .map(set -> ", OpenBLAS's core " + found.openblasCore() + " (" + set.label() + ")")
        .orElse("");
  }

  /** A line for each of its libraries that uses less than the processor has. */
  List<String> warnings() {
    return isFound() ? EnvironmentFile.warnings(backend("1")) : List.of();
  }

  boolean runs(Fork fork) {
    return fork.param("backend", "").equals(PythonBackend.NAME);
  }

  Optional<String> unsupported(NetworkSpec spec) {
    Support support = backend("1").supports(spec, Device.CPU);
    return support.supported() ? Optional.empty() : Optional.of(support.note());
  }

  private PythonBackend backend(String threads) {
    return new PythonBackend(search.interpreter().orElseThrow(), Integer.parseInt(threads));
  }

  /** Proves and times; leaves the samples in the fork's directory. */
  ForkRecord measure(Fork fork, Path directory) {
    NetworkSpec spec = Networks.spec(fork).orElseThrow();
    int batchSize = Integer.parseInt(fork.param("batchSize", "1"));
    int timeSteps = Integer.parseInt(fork.param("timeSteps", "1"));
    Batch batch = Batch.random(spec, batchSize, timeSteps, Networks.SEED);
    PythonBackend backend = backend(fork.param("computeThreads", "1"));
    List<long[]> samples;
    try {
      samples =
          new PythonFork(backend, spec, batch, Weights.random(spec, Networks.SEED))
              .time(Part.STEP, fork.timing());
      ResultFile.JSON.writeValue(directory.resolve(SAMPLES).toFile(), samples);
    } catch (TrialProof.ParityException e) {
      return ForkRecord.unfinished(
          fork, new ForkFailure.Cause(ForkFailure.REFUSED, e.getMessage()));
    } catch (PythonException e) {
      return ForkRecord.unfinished(fork, new ForkFailure.Cause(ForkFailure.FAILED, e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Double> means =
        samples.stream().map(s -> Arrays.stream(s).average().orElse(Double.NaN) / 1e6).toList();
    return SampleAnalysis.of(means).record(fork);
  }

  /** Takes a finished fork's samples into python.json. */
  void add(Fork fork, Path directory) {
    Path file = directory.resolve(SAMPLES);
    if (!Files.exists(file)) {
      return;
    }
    if (results == null) {
      results = new PythonResults(search.interpreter().orElseThrow(), fork.timing());
    }
    try {
      List<long[]> samples =
          ResultFile.JSON.readValue(file.toFile(), new TypeReference<List<long[]>>() {});
      results.add(PACKAGE + fork.benchmark(), fork.params(), samples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path out) {
    if (results != null) {
      new ResultFile(out, PythonResults.FILE).write(JmhResults.onALine(results.json()));
    }
  }
}
