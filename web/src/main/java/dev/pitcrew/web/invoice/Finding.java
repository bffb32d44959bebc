package dev.pitcrew.web.invoice;

import static dev.pitcrew.web.engine.Variables.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something a check found.
 *
 * @param severity error, warning or info
 * @param field key of the field it is about; empty when about the whole
 * @param message a sentence a clerk understands
 */
public record Finding(
    String severity,
    String field,
    String message,
    String expected,
    String found,
    @Nullable Place place) {

  public static Finding of(JsonNode node) {
    String severity = text(node, "severity");
    return new Finding(
        severity.equals("error") || severity.equals("warning") ? severity : "info",
        text(node, "field"),
        text(node, "message"),
        text(node, "expected"),
        text(node, "found"),
        Place.of(node).orElse(null));
  }

  /** The word beside the icon, so that the severity is not told by colour alone. */
  public String word() {
    return switch (severity) {
      case "error" -> "Wrong";
      case "warning" -> "Doubtful";
      default -> "Note";
    };
  }

  public String icon() {
    return switch (severity) {
      case "error" -> "wrong";
      case "warning" -> "doubt";
      default -> "info";
    };
  }
}
