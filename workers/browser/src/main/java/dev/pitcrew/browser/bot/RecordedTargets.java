package dev.pitcrew.browser.bot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.browser.bot.Target.Seek;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads how a recording's steps find what they are about: selectors and frames.
 *
 * @param file of the recording, for what is said of it
 */
record RecordedTargets(String file) {

  private static final Pattern ARIA_ROLE =
      Pattern.compile("^(.*?)\\[role=\"([a-z]+)\"]$", Pattern.DOTALL);

  /** Frames are recorded by their places, the outermost first. */
  static Action framed(JsonNode step, Action action) {
    if (!step.path("frame").isArray() || step.path("frame").isEmpty()) {
      return action;
    }
    Action framed = action;
    for (int i = step.path("frame").size() - 1; i >= 0; i--) {
      var way =
          Way.of(
              Way.How.XPATH,
              literal("(//iframe|//frame)[%d]".formatted(step.path("frame").get(i).asInt() + 1)),
              0);
      var frame = new Target(Seek.FRAME, List.of(way), null, 0, true);
      framed =
          new Action.InFrame(
              frame,
              List.of(new Step("frame", 0, null, literal("In a frame"), null, false, framed)));
    }
    return framed;
  }

  /** The element of a step: its selectors are its ways, in their order. */
  Target of(JsonNode step, Seek seek, int number, int line) {
    var ways = new ArrayList<Way>();
    for (var alternative : step.path("selectors")) {
      var chain = new ArrayList<String>();
      if (alternative.isArray()) {
        alternative.forEach(each -> chain.add(each.asText()));
      } else {
        chain.add(alternative.asText());
      }
      ways.add(way(chain, ways.size()));
    }
    if (ways.isEmpty()) {
      throw new BotFileError(
          line, "Expected selectors in step %d of %s, but there are none.".formatted(number, file));
    }
    return new Target(seek, ways, null, 0, true);
  }

  private static Way way(List<String> chain, int rank) {
    if (chain.size() > 1) {
      return new Way(
          Way.How.PIERCE,
          chain.stream().map(each -> literal(each.replaceFirst("^pierce/", ""))).toList(),
          null,
          rank);
    }
    String selector = chain.isEmpty() ? "" : chain.getFirst();
    if (selector.startsWith("aria/")) {
      var match = ARIA_ROLE.matcher(selector.substring("aria/".length()));
      return match.matches()
          ? new Way(Way.How.NAME, List.of(literal(match.group(1))), match.group(2), rank)
          : Way.of(Way.How.NAME, literal(selector.substring("aria/".length())), rank);
    }
    if (selector.startsWith("text/")) {
      return Way.of(Way.How.TEXT, literal(selector.substring("text/".length())), rank);
    }
    if (selector.startsWith("xpath/")) {
      return Way.of(Way.How.XPATH, literal(selector.substring("xpath/".length())), rank);
    }
    if (selector.startsWith("pierce/")) {
      return Way.of(Way.How.PIERCE, literal(selector.substring("pierce/".length())), rank);
    }
    return Way.of(Way.How.CSS, literal(selector), rank);
  }

  /** A text in which nothing is put in. */
  static Template literal(String text) {
    return new Template(text, List.of(new Template.Words(text)));
  }
}
