package io.rnnbench.report.result;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order people expect parameters: numbers and sizes by value, before text. */
public final class ParamOrder {
  /** Such as 16, -0.5, 1e6, 64k, 10KB, 2MiB. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?)([kKMGT]?)i?B?");

  private static final String SUFFIXES = "KMGT";
  private static final int MOST_DIGITS = 18;

  private ParamOrder() {}

  /** The value as a number; empty where it is text. */
  public static Optional<BigDecimal> number(String value) {
    Matcher number = NUMBER.matcher(value);
    if (!number.matches()) {
      return Optional.empty();
    }
    BigDecimal size = new BigDecimal(number.group(1));
    String suffix = number.group(2).replace('k', 'K');
    return Optional.of(
        suffix.isEmpty()
            ? size
            : size.multiply(BigDecimal.valueOf(1024).pow(1 + SUFFIXES.indexOf(suffix))));
  }

  /** Numbers by size, and before text. */
  public static int compareValues(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    if (isShort(a) && isShort(b)) { // the usual case, at a tenth of the cost
      int order = Long.compare(Long.parseLong(a), Long.parseLong(b));
      return order != 0 ? order : a.compareTo(b);
    }
    Optional<BigDecimal> first = number(a);
    Optional<BigDecimal> second = number(b);
    if (first.isPresent() && second.isPresent()) {
      int order = first.get().compareTo(second.get());
      return order != 0 ? order : a.compareTo(b);
    }
    return first.isEmpty() && second.isEmpty() ? a.compareTo(b) : first.isPresent() ? -1 : 1;
  }

  /** Whether it is a whole number that a long can hold. */
  private static boolean isShort(String value) {
    return !value.isEmpty()
        && value.length() <= MOST_DIGITS
        && value.chars().allMatch(c -> '0' <= c && c <= '9');
  }

  /**
   * By the first parameter, in the order of names, that differs; one that is absent comes before
   * any value.
   */
  public static int compareParams(SortedMap<String, String> a, SortedMap<String, String> b) {
    Iterator<Map.Entry<String, String>> left = a.entrySet().iterator();
    Iterator<Map.Entry<String, String>> right = b.entrySet().iterator();
    while (left.hasNext() && right.hasNext()) {
      Map.Entry<String, String> x = left.next();
      Map.Entry<String, String> y = right.next();
      int names = x.getKey().compareTo(y.getKey());
      if (names != 0) {
        return -names; // the one whose name comes later lacks the earlier one
      }
      int values = compareValues(x.getValue(), y.getValue());
      if (values != 0) {
        return values;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }
}
