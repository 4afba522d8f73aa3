package io.rnnbench.backend.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A Python interpreter that runs {@code network.py}; it ends when this process does. */
final class PythonProcess implements AutoCloseable {
  /** Python writes NaN and Infinity as such. */
  static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** Loading torch from a cold disk takes longest. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Takes the script from the first line, so that no file is needed. */
  private static final String START =
      "import json, sys; exec(compile(json.loads(sys.stdin.readline()), 'network.py', 'exec'))";

  private final String interpreter;
  private final Duration patience;
  private final Path errors;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private boolean scripted;
  private volatile boolean late;

  /**
   * @param interpreter a path, or a name to be looked up on the path
   * @param threads of torch's operations
   * @throws IOException where there is no such program
   */
  PythonProcess(String interpreter, int threads) throws IOException {
    this(interpreter, threads, PATIENCE);
  }

  PythonProcess(String interpreter, int threads, Duration patience) throws IOException {
    this.interpreter = interpreter;
    this.patience = patience;
    errors = Files.createTempFile("rnnbench-python", ".err");
    ProcessBuilder builder = new ProcessBuilder(interpreter, "-c", START);
    builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
    builder.redirectError(errors.toFile());
    try {
      process = builder.start();
    } catch (IOException e) {
      Files.delete(errors);
      throw e;
    }
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  private static String script() {
    try (InputStream script = PythonProcess.class.getResourceAsStream("network.py")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeLine(Object content) throws IOException {
    requests.write(JSON.writeValueAsString(content));
    requests.newLine();
    requests.flush();
  }

  /** A request without its arguments yet. */
  static ObjectNode request(String wish) {
    return JSON.createObjectNode().put("do", wish);
  }

  /**
   * Waits for the answer.
   *
   * @throws PythonException where the process ended instead, or is silent for too long
   */
  <T> T ask(ObjectNode request, Class<T> answer) {
    return ask(request, answer, Duration.ZERO);
  }

  /**
   * Waits for the answer to a request that takes its time.
   *
   * @param work how long the work itself is meant to take
   */
  <T> T ask(ObjectNode request, Class<T> answer, Duration work) {
    CompletableFuture<Void> watch =
        CompletableFuture.runAsync(
            this::giveUp,
            CompletableFuture.delayedExecutor(
                patience.plus(work).toMillis(), TimeUnit.MILLISECONDS));
    try {
      String line = exchange(request);
      if (line == null) {
        throw new PythonException(ending());
      }
      return read(line, answer);
    } finally {
      watch.cancel(false);
    }
  }

  private void giveUp() {
    late = true;
    process.destroyForcibly();
  }

  /** The answer's line; null where there is none. */
  private String exchange(ObjectNode request) {
    try {
      if (!scripted) {
        scripted = true;
        writeLine(script());
      }
      writeLine(request);
      return answers.readLine();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      return null; // a broken pipe: it has ended
    }
  }

  private <T> T read(String line, Class<T> answer) {
    try {
      return JSON.readValue(line, answer);
    } catch (JsonProcessingException e) {
      throw new PythonException(
          "%s gave an answer that can't be read: %s"
              .formatted(interpreter, line.substring(0, Math.min(80, line.length()))));
    }
  }

  private String ending() {
    int code = process.onExit().join().exitValue();
    if (late) {
      return "%s was silent for too long and was ended".formatted(interpreter);
    }
    String said = lastError();
    return "%s ended with %d%s".formatted(interpreter, code, said.isEmpty() ? "" : ": " + said);
  }

  private String lastError() {
    try {
      return Files.readString(errors).lines().reduce("", (before, line) -> line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy(); // does nothing where it has ended by itself
    process.onExit().join();
    try {
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
