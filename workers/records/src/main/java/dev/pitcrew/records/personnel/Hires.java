package dev.pitcrew.records.personnel;

import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Those who were handed in to be onboarded, each once however often they are handed in. */
public final class Hires {

  private static final String SUBJECT = "employee";

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public Hires(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** How far somebody is. */
  public enum State {
    /** Handed in and not ended. */
    UNDER_WAY,
    ONBOARDED,
    WITHDRAWN,
    LEFT;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * What the books have of somebody.
   *
   * @param hire absent when the data were deleted because their time was over
   * @param planVersion counts how often the start date was set
   */
  public record Entry(
      String hireId, @Nullable Hire hire, State state, int attempt, int planVersion) {}

  public Optional<Entry> find(String hireId) {
    return database
        .sql("SELECT * FROM hires WHERE hire_id = ?")
        .param(hireId)
        .query(Hires::row)
        .optional();
  }

  /** The hire whose data are there. */
  public Optional<Hire> hire(String hireId) {
    return find(hireId).map(Entry::hire);
  }

  /** Those under way or onboarded whose name or id holds a text; at most 500. */
  public List<Entry> latest(int limit) {
    return database
        .sql("SELECT * FROM hires ORDER BY registered_at DESC, hire_id LIMIT ?")
        .param(Math.min(limit, 500))
        .query(Hires::row)
        .list();
  }

  /**
   * Registers somebody who is new, or who withdrew or left before and comes again.
   *
   * @return as registered, with the attempt; empty when they are known and under way or with us,
   *     and were not registered by this very roster
   */
  public Optional<Hire> register(Hire hire, String who) {
    return database.write(
        () -> {
          var known = find(hire.hireId());
          if (known.isEmpty()) {
            insert(hire);
            note(hire, who);
            return Optional.of(hire);
          }
          var entry = known.get();
          boolean isBack = entry.state() == State.WITHDRAWN || entry.state() == State.LEFT;
          if (isBack) {
            var again = hire.attempt(entry.attempt() + 1);
            database
                .sql("UPDATE hires SET attempt = attempt + 1 WHERE hire_id = ?")
                .param(hire.hireId())
                .update();
            change(again, State.UNDER_WAY);
            note(again, who);
            return Optional.of(again);
          }
          // The same job again must answer the same: what this roster registered is still its own.
          return Optional.ofNullable(entry.hire())
              .filter(registered -> registered.rosterId().equals(hire.rosterId()));
        });
  }

  /** Sets another start date; the same one again changes nothing. */
  public Hire startOn(String hireId, LocalDate startDate, @Nullable String reason, String who) {
    return database.write(
        () -> {
          var hire =
              hire(hireId)
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "Expected to plan hire %s anew, but the books do not know them."
                                  .formatted(hireId)));
          if (hire.startDate().equals(startDate)) {
            return hire;
          }
          var moved = hire.startingOn(startDate);
          change(moved, State.UNDER_WAY);
          audit.append(
              who,
              null,
              "start-date-changed",
              SUBJECT,
              hireId,
              Map.of("startDate", hire.startDate().toString()),
              Map.of("startDate", startDate.toString()),
              reason);
          return moved;
        });
  }

  /** Notes the signed contract; the same one again changes nothing. */
  public void signed(Hire hire, String document, String sha256, String who) {
    database.write(
        () -> {
          int rows =
              database
                  .sql(
                      """
                      UPDATE hires SET contract = ?, contract_sha256 = ?, contract_signed_at = ?
                      WHERE hire_id = ? AND (contract_sha256 IS NULL OR contract_sha256 <> ?)
                      """)
                  .param(document)
                  .param(sha256)
                  .param(clock.millis())
                  .param(hire.hireId())
                  .param(sha256)
                  .update();
          if (rows == 1) {
            audit.append(
                who,
                "contract-signed",
                SUBJECT,
                hire.hireId(),
                Map.of(),
                Map.of("sha256", sha256, "case", hire.caseId()));
          }
        });
  }

  /** Notes how it ended; the same again changes nothing. */
  public void end(String hireId, State state, @Nullable LocalDate keptUntil) {
    database.write(
        () -> {
          database
              .sql(
                  "UPDATE hires SET state = ?, ended_at = ?, kept_until = ? WHERE hire_id = ? AND"
                      + " state <> ?")
              .param(state.word())
              .param(clock.millis())
              .param(keptUntil == null ? null : keptUntil.toString())
              .param(hireId)
              .param(state.word())
              .update();
        });
  }

  private void insert(Hire hire) {
    database
        .sql(
            """
            INSERT INTO hires (hire_id, entity_id, roster_id, start_date, state, attempt, plan_version, registered_at)
            VALUES (?, ?, ?, ?, ?, ?, 0, ?)
            """)
        .param(hire.hireId())
        .param(hire.entityId())
        .param(hire.rosterId())
        .param(hire.startDate().toString())
        .param(State.UNDER_WAY.word())
        .param(hire.attempt())
        .param(clock.millis())
        .update();
    change(hire, State.UNDER_WAY);
  }

  private void change(Hire hire, State state) {
    database
        .sql(
            """
            UPDATE hires SET details = ?, roster_id = ?, manager = ?, buddy = ?, email = ?, start_date = ?, state = ?,
              plan_version = plan_version + 1, ended_at = NULL, kept_until = NULL, erased_at = NULL
            WHERE hire_id = ?
            """)
        .param(Json.write(hire.toVariable()))
        .param(hire.rosterId())
        .param(hire.manager())
        .param(hire.buddy())
        .param(hire.email())
        .param(hire.startDate().toString())
        .param(state.word())
        .param(hire.hireId())
        .update();
  }

  private void note(Hire hire, String who) {
    audit.append(
        who,
        "hire-registered",
        SUBJECT,
        hire.hireId(),
        Map.of(),
        Map.of(
            "roster", hire.rosterId(),
            "name", hire.name(),
            "startDate", hire.startDate().toString(),
            "attempt", hire.attempt()));
  }

  private static Entry row(ResultSet row, int number) throws SQLException {
    var details = row.getString("details");
    return new Entry(
        row.getString("hire_id"),
        details == null ? null : Hire.of(Json.read(details)),
        State.of(row.getString("state")),
        row.getInt("attempt"),
        row.getInt("plan_version"));
  }
}
