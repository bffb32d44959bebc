package dev.pitcrew.records.cases;

import dev.pitcrew.records.decisions.Decisions;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a refused or failed case up again. What people decided before no longer counts; the
 * document waits in the intake until the engine has the case another time, also after a crash in
 * between.
 */
public final class Reopening {

  private static final Set<String> OUTCOMES =
      Set.of("rejected", "duplicate", "not-an-invoice", "unreadable");
  private static final List<String> DECIDED_AT =
      List.of(
          "validate-invoice",
          "resolve-order",
          "code-invoice",
          "verify-bank-account",
          "approve-invoice");
  private static final int REASON_MAX = 2_000;

  /** What came of it. */
  public sealed interface Outcome {
    /** The case is open again, for the so-manieth time. */
    record Reopened(String caseId, int attempt) implements Outcome {}

    /** Nothing happened, for this reason. */
    record Refused(String reason) implements Outcome {}
  }

  private final Database database;
  private final Cases cases;
  private final Decisions decisions;
  private final IntakeRecords intake;
  private final AuditTrail audit;

  public Reopening(
      Database database, Cases cases, Decisions decisions, IntakeRecords intake, AuditTrail audit) {
    this.database = database;
    this.cases = cases;
    this.decisions = decisions;
    this.intake = intake;
    this.audit = audit;
  }

  /**
   * @param reason why it is tried again; others will ask
   * @param who an operator; whether they are one is asked by whoever lets them press the button
   */
  public Outcome reopen(String caseId, String reason, String who) {
    if (reason.isBlank() || reason.length() > REASON_MAX) {
      return new Outcome.Refused(
          "Say why the case is taken up again, in at most 2,000 characters.");
    }
    return database.write(
        () -> {
          var found = cases.find(caseId);
          if (found.isEmpty()) {
            return new Outcome.Refused("There is no case %s.".formatted(caseId));
          }
          var before = found.get().outcome();
          if (before == null) {
            return new Outcome.Refused("Case %s is still open.".formatted(caseId));
          }
          var sha256 = found.get().sha256();
          if (!OUTCOMES.contains(before) || sha256 == null) {
            return new Outcome.Refused(
                "Case %s ended as %s; only refused or failed cases are taken up again."
                    .formatted(caseId, before));
          }
          if (!cases.reopen(caseId)) {
            return new Outcome.Refused("Somebody else took case %s up again.".formatted(caseId));
          }
          DECIDED_AT.forEach(
              element -> decisions.makeVoid(caseId, element, "The case was reopened.", who));
          intake.arrivedAgain(sha256);
          audit.append(
              who,
              null,
              "case-reopened",
              "case",
              caseId,
              Map.of("outcome", before),
              Map.of("attempt", cases.attempt(caseId)),
              reason);
          return new Outcome.Reopened(caseId, cases.attempt(caseId));
        });
  }
}
