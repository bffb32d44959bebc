package dev.pitcrew.web.cases;

import dev.pitcrew.records.cases.Case;
import java.util.List;

/**
 * A list of cases, the newest first.
 *
 * @param q what was searched for; empty: everything
 * @param max how many a list shows
 */
public record CasesPage(List<Case> cases, String q, int max) {

  /** How a case stands, in a word. */
  public static String stands(Case one) {
    return one.outcome() == null ? "open" : one.outcome().replace('-', ' ');
  }

  /** The colour of that word: green only for done, red only for what is wrong. */
  public static String tone(Case one) {
    return switch (String.valueOf(one.outcome())) {
      case "posted", "paid-out" -> "done";
      case "unreadable" -> "wrong";
      default -> "";
    };
  }
}
