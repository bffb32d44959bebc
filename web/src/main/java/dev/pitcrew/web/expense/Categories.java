package dev.pitcrew.web.expense;

import java.util.List;
import java.util.Locale;

/** The categories of expenses, as people call them. */
public final class Categories {

  private static final List<String> WORDS =
      List.of(
          "travel",
          "lodging",
          "meals",
          "per-diem",
          "mileage",
          "taxi",
          "fuel",
          "office",
          "communication",
          "entertainment",
          "training",
          "other");

  private Categories() {}

  /** All there are, as variables write them. */
  public static List<String> words() {
    return WORDS;
  }

  /** {@code per-diem} is “Per diem”. */
  public static String label(String word) {
    return word.isEmpty()
        ? ""
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).replace('-', ' ');
  }
}
