package dev.pitcrew.web.expense;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.invoice.TypedValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One place of a claim that cannot be read, or in more than one way, and what was answered.
 *
 * @param where the sheet and cell; empty for a line of the form
 * @param value what stands there; empty when nothing does
 * @param readings the ways in which it can be read; empty when it can be read in none
 * @param typed what was chosen or typed; empty when nothing was
 * @param fault what is wrong with that, in a sentence; empty when nothing is
 */
public record Ask(
    int line,
    String field,
    String where,
    String value,
    String expected,
    String message,
    List<Reading> readings,
    String chosen,
    String typed,
    String fault) {

  /** What stands for typing something that is none of the readings. */
  static final String OTHER = "other";

  private static final int TEXT_LENGTH_MAX = 500;
  private static final Set<String> NUMBERS = Set.of("amount", "kilometres", "days");
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("date", "Day"),
          Map.entry("category", "Category"),
          Map.entry("description", "What it was"),
          Map.entry("merchant", "Paid to"),
          Map.entry("amount", "Amount"),
          Map.entry("currency", "Currency"),
          Map.entry("country", "Country"),
          Map.entry("paidWith", "Paid with"),
          Map.entry("receipt", "Receipt"),
          Map.entry("kilometres", "Kilometres"),
          Map.entry("days", "Days"));

  /** One way to read a value, and what it would mean. */
  public record Reading(String value, String means) {}

  static Ask of(JsonNode node) {
    String sheet = text(node, "sheet");
    String cell = text(node, "cell");
    return new Ask(
        node.path("line").asInt(0),
        text(node, "field"),
        cell.isEmpty() || sheet.isEmpty() || cell.contains("!") ? cell : sheet + "!" + cell,
        text(node, "value"),
        text(node, "expected"),
        text(node, "message"),
        node.path("readings")
            .valueStream()
            .map(reading -> new Reading(text(reading, "value"), text(reading, "means")))
            .filter(reading -> !reading.value().isEmpty())
            .toList(),
        "",
        "",
        "");
  }

  /** Only what stands in a known field of a line can be answered here. */
  boolean isAnswerable() {
    return line > 0 && LABELS.containsKey(field);
  }

  /** With what a form says about it. */
  Ask answered(Map<String, String> form) {
    String word = form.getOrDefault("choice-" + key(), "").strip();
    String text = form.getOrDefault("answer-" + key(), "").strip();
    return new Ask(
        line, field, where, value, expected, message, readings, word, text, fault(word, text));
  }

  private String fault(String word, String text) {
    if (!readings.isEmpty() && !word.equals(OTHER)) {
      return readings.stream().anyMatch(reading -> reading.value().equals(word))
          ? ""
          : "Say what is meant.";
    }
    return text.isEmpty() ? "Write what is right." : understood(text).objection();
  }

  private TypedValue understood(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      return new TypedValue(text, "Use at most 500 characters.");
    }
    if (field.equals("date")) {
      return TypedValue.date(text);
    }
    return NUMBERS.contains(field) ? TypedValue.amount(text) : new TypedValue(text, "");
  }

  /** What is answered, as variables write it. */
  String answer() {
    return readings.isEmpty() || chosen.equals(OTHER) ? understood(typed).value() : chosen;
  }

  public String key() {
    return line + "-" + field;
  }

  public String label() {
    return LABELS.getOrDefault(field, field);
  }

  public boolean isDate() {
    return field.equals("date");
  }

  public boolean isNumber() {
    return NUMBERS.contains(field);
  }

  public boolean isCategory() {
    return field.equals("category");
  }

  public boolean isOther() {
    return chosen.equals(OTHER);
  }
}
