package dev.pitcrew.web.bot;

import static dev.pitcrew.web.engine.Variables.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where a bot could not go on, as variable {@code botFailure} says it; {@code
 * docs/workers/browser.md} is the contract.
 *
 * @param toDo what a person has to do, step by step, in words
 * @param resumeFrom where the bot goes on; {@code end} when it does not
 * @param expected what the person has to note
 * @param noted what the bot has noted so far, by name
 * @param picture document id of the page's picture; empty when there is none
 * @param bundle document id of picture, page and console in one file; empty when there is none
 */
public record BotFailure(
    String bot,
    String step,
    String stepText,
    List<String> toDo,
    String url,
    String reason,
    String resumeFrom,
    List<Output> expected,
    Map<String, String> noted,
    String picture,
    String bundle) {

  private static final int VALUE_LENGTH_MAX = 120;

  /**
   * What has to be noted.
   *
   * @param kind a text, a file, or a table, which is brought as a sheet
   */
  public record Output(String name, String label, Kind kind) {

    /** How it is handed in. */
    public enum Kind {
      TEXT,
      DOCUMENT,
      ROWS
    }

    static Output of(JsonNode node) {
      String label = text(node, "label");
      return new Output(
          text(node, "name"),
          label.isEmpty() ? text(node, "name") : label,
          switch (text(node, "type")) {
            case "document" -> Kind.DOCUMENT;
            case "rows" -> Kind.ROWS;
            default -> Kind.TEXT;
          });
    }

    public boolean isFile() {
      return kind != Kind.TEXT;
    }
  }

  public static BotFailure of(JsonNode node) {
    Map<String, String> noted = new LinkedHashMap<>();
    node.path("outputs")
        .propertyStream()
        .filter(output -> output.getValue().isValueNode() && !output.getValue().isNull())
        .forEach(output -> noted.put(output.getKey(), shortened(output.getValue().asString())));
    return new BotFailure(
        text(node, "bot"),
        text(node, "step"),
        text(node, "stepText"),
        node.path("toDo").valueStream().filter(JsonNode::isString).map(JsonNode::asString).toList(),
        text(node, "url"),
        text(node, "reason"),
        text(node, "resumeFrom"),
        node.path("expectedOutputs")
            .valueStream()
            .map(Output::of)
            .filter(output -> !output.name().isEmpty())
            .toList(),
        noted,
        text(node.path("picture"), "documentId"),
        text(node.path("bundle"), "documentId"));
  }

  private static String shortened(String value) {
    return value.length() > VALUE_LENGTH_MAX ? value.substring(0, VALUE_LENGTH_MAX) + "…" : value;
  }

  /** Whether anything but the reason is known. */
  public boolean isBots() {
    return !bot.isEmpty();
  }

  public boolean hasPicture() {
    return !picture.isEmpty();
  }

  /** Only what a browser would open as a page; the address came from outside. */
  public boolean isOpenable() {
    return url.matches("https?://[^\\s\"'<>]{1,2000}");
  }

  /** Whether the bot goes on by itself behind the step. */
  public boolean goesOn() {
    return !resumeFrom.isEmpty() && !resumeFrom.equals("end");
  }
}
