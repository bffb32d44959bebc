package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Candidate;
import dev.pitcrew.documents.extract.Text;
import dev.pitcrew.documents.page.Box;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which lines may name the merchant: those at the head, and those with a form of company. */
final class Merchants {
  private static final int HEAD_ROWS = 14;
  private static final int LETTERS_MIN = 3;
  private static final int LENGTH_MAX = 80;

  private static final class Value {
    private final Evidence evidence = new Evidence();
    private final Set<Integer> readings = new HashSet<>();
    private final Named best;

    private Value(Named best) {
      this.best = best;
    }
  }

  private record Named(String name, int page, Box box, double confidence) {}

  private Merchants() {}

  static List<Candidate> of(List<Reading> readings) {
    Map<String, Value> values = new TreeMap<>();
    for (int i = 0; i < readings.size(); i++) {
      add(readings.get(i), i, values);
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Value value : values.values()) {
      value.evidence.most("agree", value.readings.size() / (double) readings.size());
      candidates.add(
          new Candidate(
              "merchant",
              value.best.name,
              0,
              value.best.page,
              value.best.box,
              value.best.confidence,
              value.evidence.features(),
              0));
    }
    return candidates;
  }

  private static void add(Reading reading, int number, Map<String, Value> values) {
    int position = 0;
    for (Reading.Seen row : reading.rows()) {
      int end = row.row().words().size();
      for (Phrases.Hit hit : row.hits()) {
        if (hit.mark() == Mark.X_NUMBER && hit.from() > 0) {
          end = Math.min(end, hit.from());
        }
      }
      String name = cleaned(row, end);
      long letters = name.chars().filter(Character::isLetter).count();
      if (letters < LETTERS_MIN || name.length() > LENGTH_MAX) {
        continue;
      }
      boolean formed = Words.count("form", name) > 0;
      if (position >= HEAD_ROWS && !formed) {
        position++;
        continue;
      }
      put(reading, number, row, name, end, position, values);
      joined(reading, number, row, name, end, position, values);
      position++;
    }
  }

  /** A name whose form of company stands in the line below. */
  private static void joined(
      Reading reading,
      int number,
      Reading.Seen row,
      String name,
      int end,
      int position,
      Map<String, Value> values) {
    if (row.order() + 1 >= reading.rows().size() || Words.count("form", name) > 0) {
      return;
    }
    Reading.Seen below = reading.rows().get(row.order() + 1);
    String rest = cleaned(below, below.row().words().size());
    if (Words.count("form", rest) > 0 && rest.length() <= 24) {
      put(reading, number, row, name + " " + rest, end, position, values);
    }
  }

  private static void put(
      Reading reading,
      int number,
      Reading.Seen row,
      String name,
      int end,
      int position,
      Map<String, Value> values) {
    String key = key(name);
    double confidence =
        row.row().words().subList(0, end).stream()
            .mapToDouble(w -> w.confidence())
            .average()
            .orElse(0);
    Value value = values.get(key);
    if (value == null) {
      Box box = reading.printed(row.row().page(), row.row().box(0, end));
      value = new Value(new Named(name, row.row().page(), box, confidence));
      values.put(key, value);
    }
    value.readings.add(number);
    long letters = name.chars().filter(Character::isLetter).count();
    long capitals = name.chars().filter(Character::isUpperCase).count();
    double usual = usualHeight(reading);
    value
        .evidence
        .most("first", position == 0)
        .most("second", position == 1)
        .most("third", position == 2)
        .most("top", Math.max(0, 1 - position / 10.0))
        .most("below_head", position >= HEAD_ROWS)
        .most("form", Words.count("form", name) > 0)
        .most("forms", Words.count("form", name) > 1)
        .most("trade", Words.count("trade", name) > 0)
        .most("title", Words.count("title", name) > 0)
        .most("street", Math.min(2, Words.count("street", name)) / 2.0)
        .most("digits", Math.min(1, Text.digits(name) / 4.0))
        .most("capitals", capitals / (double) letters)
        .most("letters", letters / (double) name.length())
        .most("short", letters < 6)
        .most("long", name.length() > 40)
        .most("quoted", name.indexOf('"') >= 0 || name.indexOf('“') >= 0)
        .most("big", Math.clamp(row.row().height() / usual - 1, 0, 1))
        .most("amount", !row.amounts().isEmpty())
        .most("labelled", row.hits().stream().anyMatch(h -> h.mark() != Mark.CARD && h.from() == 0))
        .most("confidence", confidence);
  }

  private static double usualHeight(Reading reading) {
    double[] heights =
        reading.rows().stream().mapToDouble(r -> r.row().height()).sorted().toArray();
    return Math.max(1, heights[heights.length / 2]);
  }

  static String key(String name) {
    StringBuilder key = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ROOT).split("\\s+")) {
      key.append(Text.norm(word));
    }
    return key.toString();
  }

  /** Without register numbers in brackets and marks at its ends. */
  private static String cleaned(Reading.Seen row, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < end; i++) {
      text.append(i > 0 ? " " : "").append(row.row().words().get(i).text());
    }
    String name = text.toString().replaceAll("\\s*[(\\[{][^)]*\\d{3}[^)]*[)\\]}]?\\s*$", "");
    return name.replaceAll("^[^\\p{L}\\d\"]+|[^\\p{L}\\d.\")]+$", "").strip();
  }
}
