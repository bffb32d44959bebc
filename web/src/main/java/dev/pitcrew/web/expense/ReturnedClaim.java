package dev.pitcrew.web.expense;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A claim that came back to who handed it in.
 *
 * @param unreadable why nothing of the sheet could be read; empty when it could
 * @param sheet the document as it was handed in; empty for a form
 * @param marked the copy in which each bad cell is marked; empty when there is none
 * @param asks what can be answered, in the order of the lines
 * @param whole what only another sheet mends, in sentences
 * @param right lines that are read already
 * @param receipts names of those that were handed in
 * @param missing receipts that lines name and nobody handed in
 * @param context what else stands in a line that is asked about, by its number
 */
public record ReturnedClaim(
    String claimId,
    String title,
    String unreadable,
    File sheet,
    File marked,
    List<Ask> asks,
    List<String> whole,
    List<Line> right,
    List<String> receipts,
    List<Missing> missing,
    Map<Integer, String> context) {

  private static final int WORDS_MAX = 5;
  private static final int WORD_LENGTH_MAX = 40;

  /** A document that can be saved; empty texts where there is none. */
  public record File(String document, String name) {

    static File of(JsonNode reference) {
      return new File(text(reference, "documentId"), text(reference.path("metadata"), "fileName"));
    }

    public boolean isThere() {
      return !document.isEmpty();
    }
  }

  /** A line that is clear. */
  public record Line(
      int line, String date, String what, String amount, String currency, String receipt) {}

  /** A receipt that a line names. */
  public record Missing(int line, String what, String name) {

    public String part() {
      return "receipt-" + line;
    }
  }

  static ReturnedClaim of(Variables variables) {
    JsonNode claim = variables.get("claim");
    JsonNode lines = variables.get("claimLines");
    Map<String, Ask> asks = new LinkedHashMap<>();
    List<String> whole = new ArrayList<>();
    Stream.concat(lines.path("questions").valueStream(), lines.path("problems").valueStream())
        .map(Ask::of)
        .forEach(
            ask -> {
              if (ask.isAnswerable()) {
                asks.putIfAbsent(ask.key(), ask);
              } else {
                whole.add(ask.message());
              }
            });
    List<Line> right =
        lines
            .path("lines")
            .valueStream()
            .map(ReturnedClaim::line)
            .filter(l -> l.line() > 0)
            .toList();
    List<String> receipts =
        claim
            .path("receipts")
            .valueStream()
            .map(reference -> text(reference.path("metadata"), "fileName"))
            .toList();
    boolean isRead = !asks.isEmpty() || !whole.isEmpty();
    return new ReturnedClaim(
        text(claim, "claimId"),
        text(claim, "title"),
        isRead ? "" : textOf(variables.get("reason")),
        File.of(claim.path("sheet")),
        File.of(variables.get("markedCopy")),
        asks.values().stream().sorted(Comparator.comparingInt(Ask::line)).toList(),
        whole,
        right,
        receipts,
        missing(right, receipts),
        context(asks.values(), variables.get("table"), claim));
  }

  private static String textOf(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? node.asString() : "";
  }

  private static Line line(JsonNode line) {
    String description = Variables.text(line, "description");
    return new Line(
        line.path("line").asInt(0),
        Variables.text(line, "date"),
        description.isEmpty() ? Categories.label(Variables.text(line, "category")) : description,
        Variables.text(line, "amount"),
        Variables.text(line, "currency"),
        Variables.text(line, "receipt"));
  }

  /** A bare number is the place of a receipt, not its name. */
  private static List<Missing> missing(List<Line> lines, List<String> receipts) {
    Set<String> known =
        receipts.stream()
            .flatMap(name -> Stream.of(plain(name), withoutEnding(plain(name))))
            .collect(Collectors.toSet());
    return lines.stream()
        .filter(line -> !line.receipt().isEmpty() && !line.receipt().matches("\\d{1,4}"))
        .filter(line -> !known.contains(plain(line.receipt())))
        .map(line -> new Missing(line.line(), line.what(), line.receipt()))
        .toList();
  }

  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.strip().toLowerCase(Locale.ROOT);
  }

  private static String withoutEnding(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** What else stands in the line, so that people know which one is meant. */
  private static Map<Integer, String> context(Iterable<Ask> asks, JsonNode table, JsonNode claim) {
    Map<String, JsonNode> rows =
        table
            .path("rows")
            .valueStream()
            .collect(Collectors.toMap(row -> Variables.text(row, "row"), row -> row, (a, b) -> a));
    Map<Integer, String> context = new LinkedHashMap<>();
    for (Ask ask : asks) {
      String row = ask.where().substring(ask.where().lastIndexOf('!') + 1).replaceAll("\\D", "");
      JsonNode cells = rows.getOrDefault(row, claim.path("none")).path("cells");
      String words =
          cells.isObject()
              ? words(
                  cells
                      .valueStream()
                      .map(
                          cell ->
                              Variables.text(cell, "text").isEmpty()
                                  ? Variables.text(cell, "value")
                                  : Variables.text(cell, "text")))
              : rows.isEmpty() ? words(formLine(claim, ask.line())) : "";
      context.putIfAbsent(ask.line(), words);
    }
    return context;
  }

  private static Stream<String> formLine(JsonNode claim, int line) {
    JsonNode found = claim.path("lines").path(line - 1);
    return Stream.of("date", "description", "merchant", "amount", "currency")
        .map(field -> Variables.text(found, field));
  }

  private static String words(Stream<String> words) {
    return words
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(
            word ->
                word.length() > WORD_LENGTH_MAX ? word.substring(0, WORD_LENGTH_MAX) + "…" : word)
        .limit(WORDS_MAX)
        .collect(Collectors.joining(" · "));
  }

  /** The claim's own name, or its number. */
  public String name() {
    return title.isEmpty() ? claimId : title;
  }
}
