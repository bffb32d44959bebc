package dev.pitcrew.records.cases;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.records.store.Database;
import java.util.Optional;

/**
 * An instance works on one case, and a case is worked on by one instance: a job whose variables
 * name what is not its own is stopped.
 */
final class CaseOwners {

  private final Database database;

  CaseOwners(Database database) {
    this.database = database;
  }

  /** Stops whoever works on another case, or on one that another instance works on. */
  void requireFree(Optional<Case> known, String caseId, long processInstanceKey) {
    requireNoOther(caseId, processInstanceKey);
    known
        .filter(open -> open.endedAt() == null)
        .ifPresent(open -> requireSame(open, processInstanceKey));
  }

  /** As {@link #requireFree}, for a case that may have ended: it stays its instance's. */
  void requireOwn(Optional<Case> known, String caseId, long processInstanceKey) {
    requireNoOther(caseId, processInstanceKey);
    known.ifPresent(one -> requireSame(one, processInstanceKey));
  }

  private void requireNoOther(String caseId, long processInstanceKey) {
    database
        .sql("SELECT case_id FROM cases WHERE process_instance_key = ? AND case_id <> ? LIMIT 1")
        .param(processInstanceKey)
        .param(caseId)
        .query(String.class)
        .optional()
        .ifPresent(
            own -> {
              throw new ContractBroken(
                  "Expected this instance to go on with its case %s, but its variables name %s."
                      .formatted(own, caseId));
            });
  }

  private static void requireSame(Case known, long processInstanceKey) {
    var other = known.processInstanceKey();
    if (other != null && other != processInstanceKey) {
      throw new ContractBroken(
          "Expected case %s to be of this instance, but it is of instance %d."
              .formatted(known.caseId(), other));
    }
  }
}
