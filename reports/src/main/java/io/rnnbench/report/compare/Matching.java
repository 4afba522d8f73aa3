package io.rnnbench.report.compare;

import io.rnnbench.report.result.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which rows of two sides are one and the same.
 *
 * @param pairs of the base's key and the candidate's: equal, but for parameters that are empty on
 *     one side and absent on the other, since an older benchmark does not have them
 */
public record Matching(
    SortedMap<RowKey, RowKey> pairs, List<RowKey> onlyBase, List<RowKey> onlyCandidate) {

  public static Matching of(Collection<RowKey> base, Collection<RowKey> candidate) {
    SortedMap<RowKey, RowKey> pairs = new TreeMap<>();
    Set<RowKey> there = new HashSet<>(candidate);
    Set<RowKey> onlyBase = new LinkedHashSet<>();
    for (RowKey key : base) {
      if (there.remove(key)) {
        pairs.put(key, key);
      } else {
        onlyBase.add(key);
      }
    }
    Map<RowKey, List<RowKey>> mine = withoutEmpty(onlyBase);
    withoutEmpty(there)
        .forEach(
            (key, theirs) -> {
              List<RowKey> same = mine.getOrDefault(key, List.of());
              if (same.size() == 1 && theirs.size() == 1) {
                pairs.put(same.get(0), theirs.get(0));
                onlyBase.remove(same.get(0));
                there.remove(theirs.get(0));
              }
            });
    return new Matching(pairs, List.copyOf(onlyBase), there.stream().sorted().toList());
  }

  private static Map<RowKey, List<RowKey>> withoutEmpty(Collection<RowKey> keys) {
    Map<RowKey, List<RowKey>> found = new HashMap<>();
    keys.forEach(key -> found.computeIfAbsent(key.withoutEmpty(), k -> new ArrayList<>()).add(key));
    return found;
  }

  /** Why a row has no counterpart although its benchmark and parameters are there; or empty. */
  public static Map<RowKey, String> otherwiseMeasured(
      Collection<RowKey> lonely, Collection<RowKey> others) {
    Map<RowKey, RowKey> bySubject = new HashMap<>();
    others.forEach(other -> bySubject.putIfAbsent(other.subject(), other));
    Map<RowKey, String> reasons = new HashMap<>();
    for (RowKey key : lonely) {
      RowKey other = bySubject.get(key.subject());
      reasons.put(key, other == null ? "" : difference(key, other));
    }
    return reasons;
  }

  private static String difference(RowKey key, RowKey other) {
    String is;
    if (!key.mode().equals(other.mode())) {
      is = "in mode " + other.mode();
    } else if (key.threads() != other.threads()) {
      is = "of %d threads".formatted(other.threads());
    } else if (key.batchSize() != other.batchSize()) {
      is = "of batch size %d, which JMH does not divide by".formatted(other.batchSize());
    } else {
      is = "of another kind of unit";
    }
    return "; the other side's is " + is + ", which is another row";
  }
}
