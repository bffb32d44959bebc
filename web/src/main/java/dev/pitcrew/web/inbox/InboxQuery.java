package dev.pitcrew.web.inbox;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the reader wants to see; every part of it stands in the address.
 *
 * @param q words that must all occur
 * @param show everything, only mine, or only what nobody has taken
 * @param sort column
 * @param descending direction
 */
public record InboxQuery(String q, Show show, Sort sort, boolean descending) {

  private static final int WORDS_MAX = 200;

  /** Which tasks. */
  public enum Show {
    ALL("All"),
    MINE("Mine"),
    OPEN("Not taken");

    private final String label;

    Show(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean includes(TaskRow row) {
      return switch (this) {
        case ALL -> true;
        case MINE -> row.mine();
        case OPEN -> row.assignee().isEmpty();
      };
    }
  }

  /** By which column. */
  public enum Sort {
    WAITING(Comparator.comparing(TaskRow::created)),
    WHAT(Comparator.comparing(TaskRow::what, String.CASE_INSENSITIVE_ORDER)),
    SUBJECT(Comparator.comparing(TaskRow::subject, String.CASE_INSENSITIVE_ORDER)),
    AMOUNT(Comparator.comparing(TaskRow::amountValue)),
    DUE(Comparator.comparing(TaskRow::dueFirst));

    private final Comparator<TaskRow> order;

    Sort(Comparator<TaskRow> order) {
      this.order = order.thenComparing(TaskRow::key);
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static InboxQuery of(String q, String show, String sort, String dir) {
    String words = q.length() > WORDS_MAX ? q.substring(0, WORDS_MAX) : q;
    return new InboxQuery(
        words.trim(),
        choose(Show.values(), show, Show.ALL),
        choose(Sort.values(), sort, Sort.WAITING),
        "desc".equals(dir));
  }

  private static <T extends Enum<T>> T choose(T[] values, String word, T otherwise) {
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(otherwise);
  }

  Predicate<TaskRow> matches() {
    String[] words = q.toLowerCase(Locale.ROOT).split("\\s+");
    return row -> {
      String text = row.searchable().toLowerCase(Locale.ROOT);
      return show.includes(row) && Arrays.stream(words).allMatch(text::contains);
    };
  }

  Comparator<TaskRow> order() {
    return descending ? sort.order.reversed() : sort.order;
  }

  /** The address of the same list ordered by a column; asking for the same column turns it. */
  public String sortedBy(Sort column) {
    boolean turned = column == sort && !descending;
    return address(show, column, turned);
  }

  public String showing(Show other) {
    return address(other, sort, descending);
  }

  private String address(Show shown, Sort column, boolean down) {
    String words = java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8);
    return "/inbox?q="
        + words
        + "&show="
        + shown.word()
        + "&sort="
        + column.word()
        + (down ? "&dir=desc" : "");
  }

  /** For the table head: how the column is sorted, in ARIA's words. */
  public String ariaSort(Sort column) {
    if (column != sort) {
      return "none";
    }
    return descending ? "descending" : "ascending";
  }
}
