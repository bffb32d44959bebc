package dev.pitcrew.web.audit;

import dev.pitcrew.records.trail.AuditEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A part of the trail.
 *
 * @param about the id of the thing that was changed; empty: of anything
 * @param person who did it or for whom; empty: anybody
 * @param from the first day as it was typed; empty: from the beginning
 * @param to the last day; empty: until now
 * @param fault what is wrong with what was asked; empty: nothing
 */
public record AuditPage(
    List<AuditEntry> entries,
    String about,
    String person,
    String from,
    String to,
    boolean hasOlder,
    String fault) {

  /** The address of what comes before the oldest entry of this page. */
  public String older() {
    return "/audit?about=%s&person=%s&from=%s&to=%s&before=%d"
        .formatted(
            encode(about), encode(person), encode(from), encode(to), entries.getLast().seq());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
