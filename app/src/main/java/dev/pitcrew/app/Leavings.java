package dev.pitcrew.app;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.personnel.AccessLine;
import dev.pitcrew.records.personnel.Hires;
import dev.pitcrew.records.personnel.Leaver;
import dev.pitcrew.web.starts.StartsPort.Outcome;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Announces that somebody leaves, and tells that case what has changed; one case at a time. */
final class Leavings {

  private final Messages messages;
  private final Records records;

  Leavings(Messages messages, Records records) {
    this.messages = messages;
    this.records = records;
  }

  /**
   * Begins one offboarding. The message is not stored: it would begin a second one by itself as
   * soon as the first is over.
   */
  Outcome begin(String employeeId, LocalDate lastDay, Map<String, Object> leaver) {
    if (!isKnown(employeeId)) {
      return new Outcome.Refused("Nobody is known by this id.");
    }
    if (isBeingOnboarded(employeeId)) {
      return new Outcome.Refused(
          "They are still being onboarded. If they do not come after all, withdraw the hire.");
    }
    return underWay(employeeId)
        .map(leaving -> again(leaving, lastDay))
        .orElseGet(
            () ->
                messages.tell("leaver-announced", employeeId, Map.of("leaver", leaver))
                    ? new Outcome.Done(employeeId)
                    : new Outcome.Known(employeeId));
  }

  /** Tells the case what has changed, while nothing is taken back yet. */
  Outcome tell(String employeeId, String message, Map<String, Object> said) {
    Optional<Leaver> leaving = underWay(employeeId);
    if (leaving.isEmpty()) {
      return new Outcome.Over();
    }
    Leaver leaver = leaving.get();
    if (hasBegun(leaver)) {
      return new Outcome.Refused(
          "Taking back has begun. %s Nothing was changed; what they need is given anew when this case is over."
              .formatted(taken(leaver)));
    }
    if (!messages.tell(message, employeeId, said)) {
      return new Outcome.Over();
    }
    // Between the look and the message the last day may have ended.
    return hasBegun(leaver)
        ? new Outcome.Late(
            "The case heard it, but taking back had begun by then. %s Look into every access of theirs."
                .formatted(taken(leaver)))
        : new Outcome.Done(employeeId);
  }

  /** The time of the plan is over, or the ledger has a line of it. */
  private boolean hasBegun(Leaver leaver) {
    return leaver.immediate()
        || !leaver
            .lastDayEnds(records.calendars().of(leaver.entityId()))
            .isAfter(records.clock().instant())
        || revoked(leaver).findAny().isPresent();
  }

  private String taken(Leaver leaver) {
    String systems =
        revoked(leaver).map(AccessLine::system).distinct().collect(Collectors.joining(", "));
    return systems.isEmpty()
        ? "The ledger does not say yet what is gone."
        : "Gone by the ledger: %s.".formatted(systems);
  }

  private Stream<AccessLine> revoked(Leaver leaver) {
    return records.accessLedger().history(leaver.employeeId()).stream()
        .filter(line -> line.action() == AccessLine.Action.REVOKED)
        .filter(line -> line.caseId().equals(leaver.caseId()));
  }

  private static Outcome again(Leaver leaving, LocalDate lastDay) {
    return leaving.lastDay().equals(lastDay)
        ? new Outcome.Known(leaving.caseId())
        : new Outcome.Refused(
            "A leaving of theirs is under way, with %s as the last day. Change that day instead."
                .formatted(leaving.lastDay()));
  }

  private boolean isKnown(String employeeId) {
    return records.hires().find(employeeId).isPresent()
        || records.people().find(employeeId).isPresent()
        || !records.accessLedger().history(employeeId).isEmpty();
  }

  private boolean isBeingOnboarded(String employeeId) {
    return records
        .hires()
        .find(employeeId)
        .filter(entry -> entry.state() == Hires.State.UNDER_WAY)
        .isPresent();
  }

  /** The leaving whose case is open; one that was cancelled on the engine is under way no more. */
  private Optional<Leaver> underWay(String employeeId) {
    return records.leavers().ofEmployee(employeeId).stream()
        .filter(
            leaver ->
                records
                    .cases()
                    .find(leaver.caseId())
                    .filter(found -> found.outcome() == null)
                    .filter(this::runs)
                    .isPresent())
        .findFirst();
  }

  private boolean runs(Case found) {
    return found.processInstanceKey() == null || messages.runs(found.processInstanceKey());
  }
}
