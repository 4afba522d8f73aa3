package io.rnnbench.report.result;

import java.util.Map;

/**
 * Whether memory grows with the number of training steps. Numbers that the file doesn't give are
 * NaN.
 *
 * @param params JMH's parameters, backend and cell among them
 * @param bytesPerStep growth of the process, with its 95 % interval {@code low..high}
 * @param residentBytes of the process at the end; {@code heapBytes} and {@code nativeBytes} alike
 */
public record MemoryVerdict(
    Map<String, String> params,
    Kind kind,
    double bytesPerStep,
    double low,
    double high,
    double residentBytes,
    double heapBytes,
    double nativeBytes) {

  /** Memory levels off, or grows without end. */
  public enum Kind {
    PLATEAU,
    LEAK
  }
}
