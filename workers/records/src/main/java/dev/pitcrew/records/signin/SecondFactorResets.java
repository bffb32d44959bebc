package dev.pitcrew.records.signin;

import dev.pitcrew.records.people.People;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Takes away a second factor that was lost: one admin asks for it with a reason, another confirms
 * it within a day. Neither a single admin nor the person alone can get past a second factor.
 */
public final class SecondFactorResets {

  private static final String ADMIN = "admin";
  private static final Duration OPEN_FOR = Duration.ofDays(1);

  private final Database database;
  private final SecondFactorRows rows;
  private final People people;
  private final AuditTrail audit;
  private final InstantSource clock;

  SecondFactorResets(
      Database database,
      SecondFactorRows rows,
      People people,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.rows = rows;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /** A reset that waits for its second admin. */
  public record Request(
      long id, String username, String reason, String requestedBy, Instant requestedAt) {}

  /** The requests somebody may still confirm, oldest first. */
  public List<Request> open() {
    return database
        .sql(
            """
            SELECT * FROM second_factor_resets WHERE confirmed_at IS NULL AND requested_at > ?
            ORDER BY id
            """)
        .param(clock.instant().minus(OPEN_FOR).toEpochMilli())
        .query(SecondFactorResets::row)
        .list();
  }

  /**
   * Asks for it; the second factor goes on counting until another admin confirms.
   *
   * @throws IllegalArgumentException when who asks is no admin, gives no reason, or there is
   *     nothing to reset
   */
  public Request request(String username, String by, String reason) {
    return database.write(
        () -> {
          requireAdmin(by);
          if (reason.isBlank() || rows.find(username).isEmpty()) {
            throw new IllegalArgumentException(
                "Expected to reset the second factor of %s for a reason, but %s."
                    .formatted(
                        username, reason.isBlank() ? "none is given" : "there is none to reset"));
          }
          var now = clock.instant();
          var id =
              database
                  .sql(
                      """
                      INSERT INTO second_factor_resets (username, reason, requested_by, requested_at)
                      VALUES (?, ?, ?, ?) RETURNING id
                      """)
                  .param(username)
                  .param(reason)
                  .param(by)
                  .param(now.toEpochMilli())
                  .query(Long.class)
                  .single();
          audit.append(
              by,
              "second-factor-reset-requested",
              "person",
              username,
              Map.of(),
              Map.of("reason", reason));
          return new Request(id, username, reason, by, now);
        });
  }

  /**
   * Takes the second factor away, so that the person enrols anew.
   *
   * @throws IllegalArgumentException when who confirms is no admin, asked for it, or is the person;
   *     or when no such request is open
   */
  public void confirm(long id, String by) {
    database.write(
        () -> {
          requireAdmin(by);
          var request =
              open().stream()
                  .filter(one -> one.id() == id)
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "Expected to confirm reset %d of a second factor, but no such request is open."
                                  .formatted(id)));
          if (by.equals(request.requestedBy()) || by.equals(request.username())) {
            throw new IllegalArgumentException(
                "Expected another admin to confirm the reset for %s, but %s asked for it or is the person."
                    .formatted(request.username(), by));
          }
          int confirmed =
              database
                  .sql(
                      """
                      UPDATE second_factor_resets SET confirmed_by = ?, confirmed_at = ?
                      WHERE id = ? AND confirmed_at IS NULL
                      """)
                  .param(by)
                  .param(clock.millis())
                  .param(id)
                  .update();
          if (confirmed == 1) {
            rows.remove(request.username());
            audit.append(
                by,
                "second-factor-reset",
                "person",
                request.username(),
                Map.of("requestedBy", request.requestedBy()),
                Map.of("confirmedBy", by, "reason", request.reason()));
          }
        });
  }

  private void requireAdmin(String by) {
    if (people.find(by).filter(person -> person.roles().contains(ADMIN)).isEmpty()) {
      throw new IllegalArgumentException(
          "Expected an admin to reset a second factor, but %s is none.".formatted(by));
    }
  }

  private static Request row(ResultSet row, int number) throws SQLException {
    return new Request(
        row.getLong("id"),
        row.getString("username"),
        row.getString("reason"),
        row.getString("requested_by"),
        Columns.instant(row, "requested_at"));
  }
}
