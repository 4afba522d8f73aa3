package io.rnnbench.cli.worker;

import io.rnnbench.shell.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One machine's part of a sweep.
 *
 * @param index from 1
 */
public record Shard(int index, int count) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /** All of it. */
  public static final Shard WHOLE = new Shard(1, 1);

  /**
   * The part that {@code i/n} means; all for null.
   *
   * @throws UsageException where it is written otherwise
   */
  public static Shard parse(String text) {
    if (text == null) {
      return WHOLE;
    }
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      Shard shard =
          new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      if (1 <= shard.index() && shard.index() <= shard.count()) {
        return shard;
      }
    }
    throw new UsageException(
        "--shard is %s; give i/n with i from 1 to n, e.g. --shard 1/4".formatted(text));
  }

  public boolean isWhole() {
    return count == 1;
  }

  /** Every count-th entry: the list is sorted by cost, so that parts cost about the same. */
  public <T> List<T> of(List<T> all) {
    List<T> part = new ArrayList<>();
    for (int i = index - 1; i < all.size(); i += count) {
      part.add(all.get(i));
    }
    return part;
  }
}
