package dev.pitcrew.app;

import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.personnel.Hires;
import dev.pitcrew.web.starts.StartsPort;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Starts processes and tells them what has changed, by the messages of their contracts. */
final class Starts implements StartsPort {

  private static final int HEX_OF_ONCE = 8;
  private static final int YEARS_BACK_MAX = 2;
  private static final int YEARS_AHEAD_MAX = 5;

  private final Messages messages;
  private final Records records;
  private final Leavings leavings;

  Starts(Messages messages, Records records) {
    this.messages = messages;
    this.records = records;
    this.leavings = new Leavings(messages, records);
  }

  @Override
  public Outcome report(Report report, String by) {
    if (records.entities().find(report.entityId()).isEmpty()) {
      return new Outcome.Refused("The books do not know this company.");
    }
    YearMonth now = YearMonth.from(today(report.entityId()));
    if (report.period().isAfter(now)) {
      return new Outcome.Refused("This month has not begun yet.");
    }
    String once = by + "\n" + report.once();
    String id =
        "REP-%s-%s-%s"
            .formatted(
                report.entityId(),
                report.period(),
                Sha256.of(once.getBytes(StandardCharsets.UTF_8)).substring(0, HEX_OF_ONCE));
    if (records.cases().find(id).isPresent()) {
      return new Outcome.Known(id);
    }
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("requestId", id);
    value.put("period", report.period().toString());
    value.put("entityId", report.entityId());
    value.put("by", by);
    value.put("requestedAt", records.clock().instant().toString());
    return messages.publish("report-requested", id, id, Map.of("report", value))
        ? new Outcome.Done(id)
        : new Outcome.Known(id);
  }

  @Override
  public Outcome startsOn(String hireId, LocalDate day, String reason, String by) {
    Optional<Outcome> no = hireIsOver(hireId).or(() -> unlikely(day));
    return no.orElseGet(
        () ->
            told(
                messages.tell(
                    "start-date-changed",
                    hireId,
                    Map.of("change", with(by, reason, Map.of("startDate", day.toString())))),
                hireId));
  }

  @Override
  public Outcome withdrawHire(String hireId, String reason, String by) {
    return hireIsOver(hireId)
        .orElseGet(
            () ->
                told(
                    messages.tell(
                        "hire-withdrawn", hireId, Map.of("withdrawal", with(by, reason, Map.of()))),
                    hireId));
  }

  private Optional<Outcome> hireIsOver(String hireId) {
    return records
            .hires()
            .find(hireId)
            .filter(entry -> entry.state() == Hires.State.UNDER_WAY)
            .isPresent()
        ? Optional.empty()
        : Optional.of(new Outcome.Over());
  }

  @Override
  public Outcome leaves(
      String employeeId, LocalDate lastDay, boolean immediate, String reason, String by) {
    return unlikely(lastDay)
        .orElseGet(
            () -> {
              Map<String, Object> leaver = new LinkedHashMap<>();
              leaver.put("employeeId", employeeId);
              leaver.put("lastDay", lastDay.toString());
              leaver.put("immediate", immediate);
              leaver.putAll(with(by, reason, Map.of()));
              return leavings.begin(employeeId, lastDay, leaver);
            });
  }

  @Override
  public Outcome leavesOn(String employeeId, LocalDate lastDay, String reason, String by) {
    return unlikely(lastDay)
        .orElseGet(
            () ->
                leavings.tell(
                    employeeId,
                    "last-day-changed",
                    Map.of("change", with(by, reason, Map.of("lastDay", lastDay.toString())))));
  }

  @Override
  public Outcome stays(String employeeId, String reason, String by) {
    return leavings.tell(
        employeeId, "leaving-withdrawn", Map.of("withdrawal", with(by, reason, Map.of())));
  }

  @Override
  public Outcome withdrawClaim(String claimId, String reason, String by) {
    Optional<Claim> claim = records.claims().find(claimId).filter(one -> one.claimant().equals(by));
    if (claim.isEmpty()) {
      return new Outcome.Refused("This is no claim of yours.");
    }
    if (claim.get().state() != Claim.State.OPEN) {
      return new Outcome.Over();
    }
    return told(
        messages.tell("claim-withdrawn", claimId, Map.of("withdrawal", with(by, reason, Map.of()))),
        claimId);
  }

  private static Outcome told(boolean done, String id) {
    return done ? new Outcome.Done(id) : new Outcome.Over();
  }

  private Map<String, Object> with(String by, String reason, Map<String, Object> more) {
    Map<String, Object> said = new LinkedHashMap<>(more);
    if (!reason.isBlank()) {
      said.put("reason", reason.strip());
    }
    said.put("by", by);
    said.put("at", records.clock().instant().toString());
    return said;
  }

  /** A slip of the finger in the year would start everything at once, or never. */
  private Optional<Outcome> unlikely(LocalDate day) {
    LocalDate now = records.today().ofCompany(null);
    return day.isBefore(now.minusYears(YEARS_BACK_MAX))
            || day.isAfter(now.plusYears(YEARS_AHEAD_MAX))
        ? Optional.of(new Outcome.Refused("%s is too far away. Is the year right?".formatted(day)))
        : Optional.empty();
  }

  private LocalDate today(String entityId) {
    return records.calendars().of(entityId).dayOf(records.clock().instant());
  }
}
