package dev.pitcrew.web.cockpit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case: where it stands, what happened, what it knows.
 *
 * @param marks JSON for the diagram: by element id how many tokens, how many done, why it waits
 * @param refusal why the last action was refused; empty when it was not
 */
public record InstancePage(
    long key,
    String process,
    long definitionKey,
    int version,
    String state,
    boolean running,
    OffsetDateTime started,
    @Nullable OffsetDateTime ended,
    @Nullable Long parent,
    List<Trouble> incidents,
    List<Step> steps,
    boolean stepsCut,
    List<Fact> variables,
    String marks,
    String refusal) {

  /** An incident. */
  public record Trouble(
      long key,
      String element,
      String kind,
      String message,
      @Nullable Long jobKey,
      OffsetDateTime since) {}

  /** An element instance. */
  public record Step(
      String name,
      String elementId,
      String type,
      String state,
      boolean incident,
      @Nullable OffsetDateTime started,
      @Nullable OffsetDateTime ended) {

    public String took() {
      if (started == null || ended == null) {
        return "";
      }
      Duration time = Duration.between(started, ended);
      if (time.toMinutes() >= 60) {
        return time.toHours() + " h " + time.toMinutesPart() + " min";
      }
      if (time.toSeconds() >= 60) {
        return time.toMinutes() + " min " + time.toSecondsPart() + " s";
      }
      return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
  }

  /**
   * A variable.
   *
   * @param local true when it belongs to an element and not to the whole case
   */
  public record Fact(String name, String value, boolean local) {

    private static final int SHORT = 80;

    public boolean isLong() {
      return value.length() > SHORT;
    }

    public String shortened() {
      return isLong() ? value.substring(0, SHORT) + "…" : value;
    }
  }
}
