package dev.pitcrew.browser.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one step went.
 *
 * @param id the step's place, in loops with the row's number behind it
 * @param foundBy the way its element was found by, absent where it has none
 * @param firstWay the way that should have found it
 */
public record StepReport(
    String id,
    String text,
    Outcome outcome,
    @Nullable String foundBy,
    @Nullable String firstWay,
    long millis) {

  /** How a step ended. */
  public enum Outcome {
    DONE,
    SKIPPED,
    FAILED
  }

  /** As the process and the books get it. */
  public Map<String, Object> toVariable() {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", id);
    map.put("text", text);
    map.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
    map.put("foundBy", foundBy);
    map.put("firstWay", firstWay);
    map.put("millis", millis);
    return map;
  }
}
