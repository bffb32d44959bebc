package dev.pitcrew.records.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How a record of erasures names the rows: {@code {"rows":"3,9-12"}}. */
public final class Erasure {

  /** What such a row says was done. */
  public static final String WHAT = "erased";

  private static final Pattern ROWS = Pattern.compile("\"rows\":\"([0-9,-]*)\"");
  private static final int ROWS_MAX = 1_000_000;

  private Erasure() {}

  /** The numbers, as short as can be. */
  public static String text(Collection<Long> seqs) {
    List<String> ranges = new ArrayList<>();
    long from = 0;
    long to = -1;
    for (long seq : new TreeSet<>(seqs)) {
      if (to >= from && seq == to + 1) {
        to = seq;
        continue;
      }
      range(ranges, from, to);
      from = seq;
      to = seq;
    }
    range(ranges, from, to);
    return String.join(",", ranges);
  }

  private static void range(List<String> ranges, long from, long to) {
    if (to >= from) {
      ranges.add(from == to ? Long.toString(from) : from + "-" + to);
    }
  }

  /** The numbers in a record's JSON; none when it is not one. */
  static List<Long> rows(@Nullable String json) {
    Matcher rows = ROWS.matcher(json == null ? "" : json);
    List<Long> seqs = new ArrayList<>();
    if (!rows.find()) {
      return seqs;
    }
    for (String range : rows.group(1).split(",")) {
      if (range.matches("[0-9]{1,18}(-[0-9]{1,18})?")) {
        String[] ends = range.split("-");
        LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
            .limit(ROWS_MAX - seqs.size())
            .forEach(seqs::add);
      }
    }
    return seqs;
  }
}
