package dev.pitcrew.records.claimcheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.company.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim with all its lines, from its form, its sheet and what was answered about them.
 *
 * @param lines those that are right
 * @param total what they come to, when they are all in one currency
 */
public record ReadClaim(
    List<ClaimLine> lines,
    List<Map<String, Object>> problems,
    List<Map<String, Object>> questions,
    @Nullable BigDecimal total,
    String currency) {

  private static final Set<String> OF_A_PROBLEM =
      Set.of("code", "sheet", "cell", "line", "field", "value", "expected", "message", "readings");

  /** What somebody answered about one field of one line. */
  public record Answer(int line, String field, String value) {}

  public ReadClaim {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
    questions = List.copyOf(questions);
  }

  /**
   * @param formLines absent when there are none
   * @param table absent when no sheet was handed in
   * @param answers in the order in which they were given: the last one counts
   */
  public static ReadClaim of(
      @Nullable JsonNode formLines,
      @Nullable JsonNode table,
      List<Answer> answers,
      Entity entity,
      LocalDate today,
      @Nullable String locale) {
    var raw = new ArrayList<RawLine>();
    if (table != null && RawLines.count(table) > ClaimReader.LINES_MAX) {
      return of(
          List.of(),
          List.of(ClaimReader.tooMany(RawLines.count(table)).toMap()),
          List.of(),
          entity);
    }
    if (table != null) {
      raw.addAll(RawLines.ofTable(table, 1));
    }
    if (formLines != null) {
      raw.addAll(RawLines.ofForm(formLines, raw.size() + 1));
    }
    for (var answer : answers) {
      raw.replaceAll(
          line ->
              line.line() == answer.line() ? line.answered(answer.field(), answer.value()) : line);
    }
    var read = ClaimReader.read(raw, entity, today, locale);
    var problems = new ArrayList<Map<String, Object>>();
    var questions = new ArrayList<Map<String, Object>>();
    var seen = new LinkedHashSet<String>();
    for (var problem : read.problems()) {
      (problem.isQuestion() ? questions : problems).add(problem.toMap());
      seen.add(problem.cell() + "|" + problem.line());
    }
    if (table != null) {
      ofTable(table, answers, seen, problems, questions);
    }
    return of(read.lines(), problems, questions, entity);
  }

  private static ReadClaim of(
      List<ClaimLine> lines,
      List<Map<String, Object>> problems,
      List<Map<String, Object>> questions,
      Entity entity) {
    var currencies = new LinkedHashSet<String>();
    lines.forEach(line -> currencies.add(line.currency()));
    var total =
        currencies.size() == 1
            ? lines.stream().map(ClaimLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add)
            : null;
    return new ReadClaim(
        lines,
        problems,
        questions,
        total,
        currencies.size() == 1 ? currencies.getFirst() : entity.bookkeeping().currency());
  }

  /** What the sheet's reader says of cells that we have said nothing about and nobody answered. */
  private static void ofTable(
      JsonNode table,
      List<Answer> answers,
      Set<String> seen,
      List<Map<String, Object>> problems,
      List<Map<String, Object>> questions) {
    var lines = RawLines.lineByRow(table, 1);
    for (var name : List.of("problems", "questions")) {
      for (var one : table.path(name)) {
        var cell = one.path("cell").asText("");
        var line = RawLines.row(cell).map(lines::get).orElse(null);
        var field = RawLines.field(table, one.path("column").asText("")).orElse(null);
        boolean isAnswered =
            line != null
                && answers.stream()
                    .anyMatch(answer -> answer.line() == line && answer.field().equals(field));
        if (isAnswered) {
          continue;
        }
        var map = copy(one, line, field);
        if (one.path("readings").isArray() && !one.path("readings").isEmpty()) {
          questions.removeIf(other -> isAbout(other, cell));
          problems.removeIf(other -> isAbout(other, cell));
          questions.add(map);
        } else if (cell.isEmpty() || !seen.contains(cell + "|" + line)) {
          problems.add(map);
        }
      }
    }
  }

  private static boolean isAbout(Map<String, Object> problem, String cell) {
    return !cell.isEmpty() && cell.equals(problem.get("cell"));
  }

  private static Map<String, Object> copy(
      JsonNode one, @Nullable Integer line, @Nullable String field) {
    var map = new LinkedHashMap<String, Object>();
    for (var entry : one.properties()) {
      if (OF_A_PROBLEM.contains(entry.getKey()) && !entry.getValue().isNull()) {
        map.put(entry.getKey(), plain(entry.getValue()));
      }
    }
    map.putIfAbsent("code", "unreadable-cell");
    map.putIfAbsent("message", "A cell could not be read.");
    if (line != null) {
      map.put("line", line);
    }
    if (field != null) {
      map.put("field", field);
    }
    return map;
  }

  private static Object plain(JsonNode node) {
    if (!node.isArray()) {
      return node.isInt() ? (Object) node.asInt() : node.asText();
    }
    var list = new ArrayList<Object>();
    node.forEach(
        one ->
            list.add(
                one.isObject()
                    ? Map.of(
                        "value", one.path("value").asText(), "means", one.path("means").asText())
                    : Map.of("value", one.asText(), "means", one.asText())));
    return list;
  }

  public boolean isRight() {
    return problems.isEmpty() && questions.isEmpty();
  }

  /** As variable {@code claimLines}. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("lines", lines.stream().map(ClaimLine::toMap).toList());
    map.put("problems", problems);
    map.put("questions", questions);
    map.put("total", total == null ? null : total.toPlainString());
    map.put("currency", currency);
    return map;
  }
}
