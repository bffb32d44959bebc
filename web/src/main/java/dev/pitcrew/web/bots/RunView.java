package dev.pitcrew.web.bots;

import dev.pitcrew.records.bots.BotBook;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One attempt of a bot, as its page shows it.
 *
 * @param report what was kept of it; missing where nothing was
 */
public record RunView(BotBook.Attempt attempt, JsonNode report) {

  /** Longer than any bot may run: a worker was killed and nobody took the job up since. */
  private static final Duration RUNS_AT_MOST = Duration.ofMinutes(35);

  /**
   * A step as it went.
   *
   * @param firstWay the way that should have found it; empty where it did
   * @param picture id of its picture; empty where there is none
   */
  public record StepView(
      String id, String text, String outcome, String firstWay, String foundBy, String picture) {

    /** The page has changed: another way than the first led there. */
    public boolean changed() {
      return !firstWay.isEmpty() && !foundBy.isEmpty() && !firstWay.equals(foundBy);
    }
  }

  public static RunView of(BotBook.Attempt attempt) {
    return new RunView(attempt, json(attempt.report()));
  }

  /** How it stands, in a word. */
  public String stands(Instant now) {
    return switch (attempt.state()) {
      case HELD -> "held back";
      case RUNNING ->
          Duration.between(attempt.began(), now).compareTo(RUNS_AT_MOST) > 0
              ? "broken off"
              : "running";
      case FINISHED -> attempt.warnings() > 0 ? "done, the page has changed" : "done";
      case FAILED -> "failed";
    };
  }

  /** The colour that goes with the word. */
  public String look(Instant now) {
    return switch (stands(now)) {
      case "done" -> "done";
      case "failed", "broken off" -> "wrong";
      case "running" -> "";
      default -> "doubt";
    };
  }

  public String address() {
    return "/bots/runs/%d/%d".formatted(attempt.run().jobKey(), attempt.run().attempt());
  }

  public OffsetDateTime began() {
    return attempt.began().atOffset(ZoneOffset.UTC);
  }

  /** How long it took, such as {@code 12 s}; empty while it runs. */
  public String took() {
    Instant ended = attempt.ended();
    if (ended == null) {
      return "";
    }
    long seconds = Duration.between(attempt.began(), ended).toSeconds();
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }

  /** What the failed step does, in words; its number where no words were kept. */
  public String stepText() {
    String text = report.path("stepText").asString("");
    String step = attempt.step();
    return text.isEmpty() && step != null ? "step " + step : text;
  }

  public String url() {
    return report.path("url").asString("");
  }

  public List<String> warnings() {
    return report.path("warnings").valueStream().map(each -> each.asString("")).toList();
  }

  public List<StepView> steps() {
    List<StepView> steps = new ArrayList<>();
    for (JsonNode step : report.path("steps")) {
      String id = step.path("id").asString("");
      steps.add(
          new StepView(
              id,
              step.path("text").asString(""),
              step.path("outcome").asString(""),
              step.path("firstWay").asString(""),
              step.path("foundBy").asString(""),
              pictureOf(id)));
    }
    return steps;
  }

  private String pictureOf(String step) {
    return report
        .path("pictures")
        .valueStream()
        .filter(each -> each.path("step").asString("").equals(step))
        .map(each -> each.path("document").path("documentId").asString(""))
        .findFirst()
        .orElse("");
  }

  public boolean hasBundle() {
    return bundle().isObject();
  }

  /** What can be taken out of the bundle. */
  public List<BundlePart> parts() {
    List<String> held =
        report.path("evidence").valueStream().map(each -> each.asString("")).toList();
    // Earlier reports do not say it: then there was a page where there is a picture of it.
    boolean hadPage = held.isEmpty() && !failurePicture().isEmpty();
    return Arrays.stream(BundlePart.values())
        .filter(part -> hasBundle())
        .filter(
            part ->
                hadPage || held.contains(part.file()) || held.isEmpty() && part == BundlePart.STEPS)
        .toList();
  }

  public JsonNode bundle() {
    return report.path("bundle");
  }

  /** Id of the picture of the page where it failed; empty where there is none. */
  public String failurePicture() {
    return failure().path("documentId").asString("");
  }

  /** A document of this attempt, and of no other. */
  Optional<JsonNode> document(String id) {
    List<JsonNode> all = new ArrayList<>();
    report.path("pictures").forEach(each -> all.add(each.path("document")));
    all.add(bundle());
    all.add(failure());
    return all.stream()
        .filter(each -> !id.isEmpty() && each.path("documentId").asString("").equals(id))
        .findFirst();
  }

  private JsonNode failure() {
    return json(attempt.picture());
  }

  private static JsonNode json(@Nullable String text) {
    try {
      return text == null ? MissingNode.getInstance() : JsonMapper.shared().readTree(text);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }
}
