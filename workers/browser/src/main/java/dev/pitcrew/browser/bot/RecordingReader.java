package dev.pitcrew.browser.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.browser.bot.Action.Gesture;
import dev.pitcrew.browser.bot.Target.Seek;
import dev.pitcrew.browser.egress.HostPattern;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Chrome DevTools Recorder exports as JSON. Every step of its format is known; those
 * that would run a script out of the file are refused.
 */
final class RecordingReader {

  private static final int CHARACTERS_MAX = 1024 * 1024;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String file;
  private final JsonNode recording;
  private final RecordedTargets targets;

  private RecordingReader(String file, JsonNode recording) {
    this.file = file;
    this.recording = recording;
    this.targets = new RecordedTargets(file);
  }

  static RecordingReader of(String file, String text) {
    if (text.length() > CHARACTERS_MAX) {
      throw new BotFileError(
          0, "Expected at most %d KB, but %s is larger.".formatted(CHARACTERS_MAX / 1024, file));
    }
    try {
      var recording = JSON.readTree(text);
      if (!recording.path("steps").isArray()) {
        throw new BotFileError(
            0, "Expected a recording with \"steps\", but %s has none.".formatted(file));
      }
      return new RecordingReader(file, recording);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BotFileError(
          line,
          "Expected JSON as Chrome DevTools Recorder exports it, but %s is something else in line %d."
              .formatted(file, line));
    }
  }

  String title() {
    return recording.path("title").asText("");
  }

  /** The hosts it goes to by itself. */
  Set<HostPattern> hosts() {
    var hosts = new LinkedHashSet<HostPattern>();
    for (var step : recording.path("steps")) {
      if (step.path("type").asText().equals("navigate")
          && !step.path("url").asText().contains("{{")) {
        var url = url(step, 0);
        int port = url.getPort();
        boolean usual = port < 0 || port == HTTP || port == HTTPS;
        hosts.add(HostPattern.of(usual ? url.getHost() : url.getHost() + ":" + port));
      }
    }
    return hosts;
  }

  /** The inputs its texts name. */
  Map<String, Bot.Input> inputs() {
    var inputs = new LinkedHashMap<String, Bot.Input>();
    recording
        .findValuesAsText("value")
        .forEach(
            value -> {
              if (value.contains("{{")) {
                Template.of(value)
                    .places()
                    .filter(place -> place.source() == Template.Source.INPUTS)
                    .forEach(
                        place -> inputs.put(place.name(), new Bot.Input(Bot.Type.TEXT, false)));
              }
            });
    return inputs;
  }

  /**
   * Its steps.
   *
   * @param replaced what stands where a recorded value stood
   * @param templates reads a text with places
   */
  List<Step> read(
      String prefix,
      Map<String, Template> replaced,
      Function<String, Template> templates,
      int line) {
    var found = new LinkedHashSet<String>();
    var steps = new ArrayList<Step>();
    int number = 0;
    for (var step : recording.path("steps")) {
      number++;
      if (steps.size() > StepReader.STEPS_MAX) {
        throw new BotFileError(
            line, "Expected at most %d steps in %s.".formatted(StepReader.STEPS_MAX, file));
      }
      var action =
          action(
              step,
              number,
              line,
              value -> {
                if (replaced.containsKey(value)) {
                  found.add(value);
                  return replaced.get(value);
                }
                return templates.apply(value);
              });
      if (action != null) {
        steps.add(
            new Step(
                prefix + number,
                line,
                null,
                RecordedTargets.literal(say(step, action)),
                within(step),
                navigates(step),
                action));
      }
    }
    for (var value : replaced.keySet()) {
      if (!found.contains(value)) {
        throw new BotFileError(
            line,
            "Expected \"%s\" to be a value somebody typed in %s, but it is not."
                .formatted(value, file));
      }
    }
    return List.copyOf(steps);
  }

  private @Nullable Action action(
      JsonNode step, int number, int line, Function<String, Template> value) {
    String type = step.path("type").asText();
    return switch (type) {
      case "setViewport" ->
          new Action.Resize(step.path("width").asInt(1280), step.path("height").asInt(900));
      case "navigate" -> {
        String address = step.path("url").asText();
        if (!address.contains("{{")) {
          url(step, line);
        }
        yield new Action.Open(value.apply(address));
      }
      case "click" ->
          RecordedTargets.framed(
              step,
              new Action.Click(
                  targets.of(step, Seek.CLICKABLE, number, line),
                  step.path("button").asText().equals("secondary")
                      ? Gesture.RIGHT_CLICK
                      : Gesture.CLICK));
      case "doubleClick" ->
          RecordedTargets.framed(
              step,
              new Action.Click(
                  targets.of(step, Seek.CLICKABLE, number, line), Gesture.DOUBLE_CLICK));
      case "hover" ->
          RecordedTargets.framed(
              step,
              new Action.Click(targets.of(step, Seek.CLICKABLE, number, line), Gesture.HOVER));
      case "change" ->
          RecordedTargets.framed(
              step,
              new Action.Fill(
                  targets.of(step, Seek.FIELD, number, line),
                  value.apply(step.path("value").asText()),
                  false));
      case "keyDown", "keyUp" -> {
        KeyNames.check(step.path("key").asText(), line);
        yield new Action.Key(step.path("key").asText(), type.equals("keyDown"));
      }
      case "scroll" -> new Action.Scroll(step.path("x").asInt(), step.path("y").asInt());
      case "waitForElement" -> waitFor(step, number, line);
      case "close", "emulateNetworkConditions" -> null;
      case "waitForExpression", "customStep" ->
          throw new BotFileError(
              line,
              "Expected steps without scripts, but step %d of %s is %s: wait for an element instead."
                  .formatted(number, file, type));
      default ->
          throw new BotFileError(
              line,
              "Expected a step of Chrome DevTools Recorder, but step %d of %s is \"%s\"."
                  .formatted(number, file, type));
    };
  }

  private Action waitFor(JsonNode step, int number, int line) {
    if (step.has("properties") || step.has("attributes")) {
      throw new BotFileError(
          line,
          "Expected waitForElement by selectors, count and visibility, but step %d of %s asks for properties."
              .formatted(number, file));
    }
    int count = step.path("count").asInt(1);
    String operator = step.path("operator").asText(">=");
    boolean gone =
        !step.path("visible").asBoolean(true)
            || operator.equals("==") && count == 0
            || operator.equals("<=") && count == 0;
    return RecordedTargets.framed(
        step,
        new Action.WaitFor(targets.of(step, Seek.SHOWN, number, line), gone, Math.max(1, count)));
  }

  private URI url(JsonNode step, int line) {
    String text = step.path("url").asText();
    try {
      var url = URI.create(text);
      if (url.getHost() != null
          && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for every other address that is none of the web.
    }
    throw new BotFileError(
        line,
        "Expected %s to go to http or https addresses, but found \"%s\".".formatted(file, text));
  }

  private @Nullable Duration within(JsonNode step) {
    int millis = step.path("timeout").asInt(recording.path("timeout").asInt(0));
    return millis <= 0 ? null : Duration.ofMillis(millis);
  }

  private static boolean navigates(JsonNode step) {
    if (step.path("type").asText().equals("navigate")) {
      return false;
    }
    for (var event : step.path("assertedEvents")) {
      if (event.path("type").asText().equals("navigation")) {
        return true;
      }
    }
    return false;
  }

  private static String say(JsonNode step, Action action) {
    return switch (action) {
      case Action.Open open -> "Open " + open.url().raw();
      case Action.Fill fill ->
          "Fill %s with %s".formatted(fill.field().called(), fill.value().raw());
      case Action.Click click ->
          "%s %s"
              .formatted(
                  step.path("type").asText().equals("hover") ? "Hover over" : "Click",
                  click.what().called());
      case Action.WaitFor waiting -> "Wait for " + waiting.what().called();
      case Action.InFrame frame -> say(step, frame.body().getFirst().action());
      default -> "Do %s".formatted(step.path("type").asText());
    };
  }
}
