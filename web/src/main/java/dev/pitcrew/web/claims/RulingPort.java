package dev.pitcrew.web.claims;

import java.util.Map;

/** What the policy said of a claim's lines. Pages ask about a person's own claims only. */
public interface RulingPort {

  /**
   * @param result {@code pays}, {@code needs-person} or {@code refused}
   */
  record Ruling(String result, String reason) {}

  /** By line; empty while the policy was not asked. */
  Map<Integer, Ruling> of(String claimId);
}
