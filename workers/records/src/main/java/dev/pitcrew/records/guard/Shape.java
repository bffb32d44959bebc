package dev.pitcrew.records.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.guard.Verdict.Denied;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a decision is one: its word known, its reason given, its parts there. What comes through
 * the API without a form must not put a case into a state that no step understands.
 */
final class Shape {

  private static final int TEXT_MAX = 2_000;
  private static final int LINES_MAX = 1_000;

  private Shape() {}

  static Optional<Denied> objection(GuardedTask task, JsonNode variables) {
    var object = variables.path(task.object());
    if (!object.isObject()) {
      return denied(
          "Nothing was decided: the task is completed with one object %s."
              .formatted(task.object()));
    }
    if (task == GuardedTask.CODE) {
      return coding(object);
    }
    if (task == GuardedTask.DECIDE) {
      return lines(object.path("lines"));
    }
    var word = object.path("decision").asText();
    if (!task.words().contains(word)) {
      return denied(
          "The decision is %s, but it must be one of %s."
              .formatted(
                  word.isBlank() ? "missing" : "another word",
                  task.words().stream().sorted().collect(Collectors.joining(", "))));
    }
    var reason = object.path("reason").asText("");
    if (task.wordsWithReason().contains(word) && reason.isBlank()) {
      return denied("Say why: “%s” needs a reason.".formatted(word));
    }
    if (reason.length() > TEXT_MAX) {
      return denied("The reason is longer than %d characters.".formatted(TEXT_MAX));
    }
    return task == GuardedTask.VALIDATE && word.equals("correct")
        ? invoice(variables.path("invoice"), object.path("corrections"))
        : Optional.empty();
  }

  /** What the check needs in order to look at it: the shape, not whether it is right. */
  private static Optional<Denied> invoice(JsonNode invoice, JsonNode corrections) {
    if (!invoice.path("fields").isObject()) {
      return denied("The corrected invoice has no fields.");
    }
    for (var field : invoice.path("fields").properties()) {
      if (!field.getValue().isObject() || field.getValue().path("value").isContainerNode()) {
        return denied("Field %s of the corrected invoice has no value.".formatted(field.getKey()));
      }
    }
    var lines = invoice.path("lineItems");
    if (!lines.isMissingNode() && !lines.isNull() && !lines.isArray()) {
      return denied("The line items of the corrected invoice are no list.");
    }
    if (!corrections.isMissingNode() && !corrections.isNull() && !corrections.isObject()) {
      return denied("The corrections must be an object of field names and values.");
    }
    return Optional.empty();
  }

  /** Each line once, with a word, and a reason where somebody will ask for it. */
  private static Optional<Denied> lines(JsonNode lines) {
    if (!lines.isArray() || lines.isEmpty() || lines.size() > LINES_MAX) {
      return denied("Nothing was decided: each line is approved or refused.");
    }
    var seen = new HashSet<Integer>();
    for (var line : lines) {
      var number = line.path("line");
      // Forms hand numbers over as text.
      if (!number.asText().matches("\\d{1,6}") || !seen.add(Integer.parseInt(number.asText()))) {
        return denied("Each line is decided once, by its number.");
      }
      var word = line.path("decision").asText();
      if (!word.equals("approved") && !word.equals("refused")) {
        return denied("Line %s is neither approved nor refused.".formatted(number.asText()));
      }
      var reason = line.path("reason").asText("");
      if (word.equals("refused") && reason.isBlank()) {
        return denied("Say why: refusing line %s needs a reason.".formatted(number.asText()));
      }
      if (reason.length() > TEXT_MAX) {
        return denied("The reason is longer than %d characters.".formatted(TEXT_MAX));
      }
      var amount = line.path("amount");
      if (!amount.isMissingNode() && !amount.isNull() && !isAmount(amount.asText())) {
        return denied("Line %s has an amount that is none.".formatted(number.asText()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Denied> coding(JsonNode coding) {
    var lines = coding.path("lines");
    if (!lines.isArray() || lines.isEmpty() || lines.size() > LINES_MAX) {
      return denied("The coding has no lines.");
    }
    for (var line : lines) {
      var number = line.path("line").asText("?");
      for (var part : new String[] {"account", "vatCode"}) {
        if (line.path(part).asText("").isBlank()) {
          return denied(
              "Line %s has no %s yet."
                  .formatted(number, part.equals("account") ? part : "VAT code"));
        }
      }
      if (!isAmount(line.path("net").asText(""))) {
        return denied("Line %s has no net amount.".formatted(number));
      }
    }
    return coding.path("complete").asBoolean()
        ? Optional.empty()
        : denied("The coding says that it is not complete.");
  }

  private static boolean isAmount(String text) {
    return text.matches("[+-]?\\d{1,15}(\\.\\d{1,6})?") && new BigDecimal(text).scale() <= 6;
  }

  private static Optional<Denied> denied(String reason) {
    return Optional.of(new Denied(reason));
  }
}
