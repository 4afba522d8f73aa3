package io.rnnbench.bench.plan;

import io.rnnbench.shell.UsageException;
import java.util.List;
import java.util.stream.Stream;

/** The numbers that {@code --threads 1,all} stands for, each once, in the order given. */
public record ThreadCounts(List<String> numbers) {

  public static ThreadCounts parse(String text) {
    return new ThreadCounts(
        Stream.of(text.split(",", -1)).map(ThreadCounts::number).distinct().toList());
  }

  private static String number(String entry) {
    String word = entry.strip();
    if (word.equals("all")) {
      return String.valueOf(Runtime.getRuntime().availableProcessors());
    }
    if (!word.matches("[1-9]\\d{0,3}")) {
      throw new UsageException(
          "--threads: %s is no number of threads; give numbers or all, e.g. --threads 1,all"
              .formatted(word.isEmpty() ? "an empty entry" : word));
    }
    return word;
  }
}
