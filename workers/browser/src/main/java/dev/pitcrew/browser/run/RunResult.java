package dev.pitcrew.browser.run;

import dev.pitcrew.jobs.shelf.DocumentRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a run of a bot ended. */
public sealed interface RunResult {

  /** A picture of the page after a step. */
  record Picture(String step, DocumentRef document) {}

  /** What was seen and done until the end. */
  record Log(
      List<StepReport> steps,
      List<Picture> pictures,
      List<DocumentRef> downloads,
      List<String> warnings) {}

  /** All steps are done. */
  record Finished(String bot, Map<String, Object> outputs, Log log) implements RunResult {

    /** As the process gets it. */
    public Map<String, Object> toVariable() {
      return variable(bot, outputs, log);
    }
  }

  /** An assertion of the bot's does not hold, and the model knows the code. */
  record Refused(String bot, String code, String message, Map<String, Object> outputs, Log log)
      implements RunResult {
    public Map<String, Object> toVariable() {
      return variable(bot, outputs, log);
    }
  }

  /** Another run may still be about the same effect. */
  record Early(String message, Duration waiting) implements RunResult {}

  /**
   * A step could not be done.
   *
   * @param again whether another try may help
   */
  record Failed(Failure failure, boolean again, Log log) implements RunResult {}

  private static Map<String, Object> variable(String bot, Map<String, Object> outputs, Log log) {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", bot);
    map.put("outputs", outputs);
    map.put(
        "pictures",
        log.pictures().stream()
            .map(each -> Map.of("step", each.step(), "document", each.document().toVariable()))
            .toList());
    map.put("downloads", log.downloads().stream().map(DocumentRef::toVariable).toList());
    map.put("steps", log.steps().stream().map(StepReport::toVariable).toList());
    map.put("warnings", log.warnings());
    return map;
  }

  /**
   * What a person has to note down.
   *
   * @param type {@code text}, {@code document}, or {@code rows}: a sheet is one, too
   */
  public record Expected(String label, String type) {}

  /**
   * What a person needs to know to do the step.
   *
   * @param step its id
   * @param stepText what it does, in words
   * @param toDo it and the steps behind it that a person has to do, in words
   * @param resumeFrom where the bot goes on by itself after that
   * @param expected what the person has to note down, by name, and what it is called
   * @param outputs what the bot itself has noted so far
   * @param picture of the page, absent where the browser was gone
   * @param bundle picture, page, console and steps in one file
   * @param evidence names of what the bundle holds: without a browser only the steps
   */
  public record Failure(
      String bot,
      String step,
      String stepText,
      List<String> toDo,
      String url,
      String reason,
      String resumeFrom,
      Map<String, Expected> expected,
      Map<String, Object> outputs,
      @Nullable DocumentRef picture,
      DocumentRef bundle,
      List<String> evidence) {

    public Map<String, Object> toVariable() {
      var map = new LinkedHashMap<String, Object>();
      map.put("bot", bot);
      map.put("step", step);
      map.put("stepText", stepText);
      map.put("toDo", toDo);
      map.put("url", url);
      map.put("reason", reason);
      map.put("resumeFrom", resumeFrom);
      map.put(
          "expectedOutputs",
          expected.entrySet().stream()
              .map(
                  each ->
                      Map.of(
                          "name",
                          each.getKey(),
                          "label",
                          each.getValue().label(),
                          "type",
                          each.getValue().type()))
              .toList());
      map.put("outputs", outputs);
      map.put("picture", picture == null ? null : picture.toVariable());
      map.put("bundle", bundle.toVariable());
      return map;
    }
  }
}
