package dev.pitcrew.records.privacy;

import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.mail.Outbox;
import dev.pitcrew.records.people.People;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the books know of a person: given out, and erased when the person has left. Who did what to
 * the books must be traceable as long as the books are kept; so the user name, the name and what
 * the person was allowed to do stay for that time, with the reason and the date, and go after it.
 * The audit trail stays whole: it is hung on digests.
 */
public final class Privacy {

  /** What stands instead of a name. */
  static final String ERASED = "(erased)";

  private static final String BECAUSE =
      "Who acted on the books must be traceable while they are kept (§ 147 AO, § 257 HGB; Art."
          + " 17(3)(b) GDPR).";

  private final Database database;
  private final AuditTrail audit;
  private final People people;
  private final PersonTraces traces;
  private final InstantSource clock;

  public Privacy(
      Database database, AuditTrail audit, People people, Entities entities, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.people = people;
    this.traces = new PersonTraces(database, entities);
    this.clock = clock;
  }

  /**
   * What became of a request.
   *
   * @param erased what is gone, in words
   * @param kept what stays for now, absent when nothing does
   * @param keptUntil the last day of it
   */
  public record Erased(
      String username,
      List<String> erased,
      @Nullable String kept,
      @Nullable String keptBecause,
      @Nullable LocalDate keptUntil) {}

  /** There is no such person, or the person is needed. */
  public static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  /** Everything the books hold about a person, by table; secrets are left out. */
  public SortedMap<String, List<Map<String, Object>>> export(String username) {
    return new PersonExport(database, people).of(username);
  }

  /**
   * Erases what is no longer needed of a person, who has left.
   *
   * @param reason why it is asked, in a person's words
   * @throws Refused when nobody is known by this name, or other people still lean on the person
   */
  public Erased erase(String username, String reason, String who) {
    return database.write(
        () -> {
          Person person =
              people
                  .find(username)
                  .orElseThrow(
                      () ->
                          new Refused(
                              "Expected to erase %s, but the books know nobody by this name."
                                  .formatted(username)));
          refuseWhileNeeded(username);
          var gone = new ArrayList<String>();
          signIn(username, gone);
          if (count("DELETE FROM absences WHERE username = ? OR substitute = ?", username, username)
              > 0) {
            gone.add("absences");
          }
          String address = person.email() == null ? username : person.email();
          if (count(Outbox.EMPTIED + " WHERE recipient IN (?, ?)", username, address) > 0) {
            gone.add("messages to the person");
          }
          if (count("DELETE FROM task_notices WHERE username = ?", username)
                  + count("DELETE FROM mail_wishes WHERE username = ?", username)
              > 0) {
            gone.add("which tasks the person was told of by mail");
          }
          if (count("UPDATE mails SET sender = NULL, subject = NULL WHERE sender = ?", address)
              > 0) {
            gone.add("who sent mails and their subjects");
          }
          if (new BotTraces(database).forgetPerson(username, address) > 0) {
            gone.add("what bots saw when they worked for the person");
          }
          Optional<LocalDate> until = traces.keptUntil(username);
          contact(person, until.isEmpty(), gone);
          List<Long> entries =
              until.isPresent()
                  ? traces.entriesWithContact(username)
                  : traces.entriesAbout(username);
          if (audit.erase(entries, who, "person", username, reason).isPresent()) {
            gone.add("values of %d entries of the audit trail".formatted(entries.size()));
          }
          var erased =
              new Erased(
                  username,
                  List.copyOf(gone),
                  until.isPresent()
                      ? "user name, name, and what the person was allowed to do"
                      : null,
                  until.isPresent() ? BECAUSE : null,
                  until.orElse(null));
          note(erased, reason, who);
          return erased;
        });
  }

  /**
   * Erases the rest of those whose time is over. Who they were is in no backup of after it, either.
   */
  public List<String> finish(LocalDate today) {
    return database.write(
        () -> {
          var over =
              database
                  .sql(
                      "SELECT username FROM erasures WHERE finished_at IS NULL AND kept_until < ?"
                          + " ORDER BY username")
                  .param(today.toString())
                  .query(String.class)
                  .list();
          for (String username : over) {
            people.find(username).ifPresent(person -> contact(person, true, new ArrayList<>()));
            audit.erase(
                traces.entriesAbout(username),
                "pitcrew.retention",
                "person",
                username,
                "kept until its date");
            count(
                "UPDATE erasures SET finished_at = ? WHERE username = ?", clock.millis(), username);
          }
          return over;
        });
  }

  /** Whether the person was erased, so far as may be. */
  public boolean isErased(String username) {
    return database
        .sql("SELECT username FROM erasures WHERE username = ?")
        .param(username)
        .query(String.class)
        .optional()
        .isPresent();
  }

  private void refuseWhileNeeded(String username) {
    var open =
        database
            .sql(
                """
                SELECT id FROM claims WHERE claimant = ? AND state = 'open'
                UNION SELECT id FROM claim_payables WHERE username = ? AND state NOT IN ('paid') ORDER BY id
                """)
            .param(username)
            .param(username)
            .query(String.class)
            .list();
    if (!open.isEmpty()) {
      throw new Refused(
          "Expected to erase %s, but the expense claims %s are not paid or ended yet."
              .formatted(username, String.join(", ", open)));
    }
    var led =
        database
            .sql("SELECT username FROM people WHERE manager = ? AND active = 1 ORDER BY username")
            .param(username)
            .query(String.class)
            .list();
    if (!led.isEmpty()) {
      throw new Refused(
          "Expected to erase %s, but %s still has this person as manager."
              .formatted(username, String.join(", ", led)));
    }
  }

  private void signIn(String username, List<String> gone) {
    int rows = 0;
    for (String table :
        List.of("recovery_codes", "second_factor_confirmations", "second_factors", "credentials")) {
      rows += count("DELETE FROM " + table + " WHERE username = ?", username);
    }
    if (rows > 0) {
      gone.add("password and second factor");
    }
  }

  private void contact(Person person, boolean nameToo, List<String> gone) {
    people.save(
        new Person(
            person.username(),
            nameToo ? ERASED : person.name(),
            nameToo ? Set.of() : person.roles(),
            null,
            null,
            false,
            person.entity(),
            null));
    gone.add(
        nameToo ? "name, roles, manager, mail and bank account" : "manager, mail and bank account");
  }

  private void note(Erased erased, String reason, String who) {
    LocalDate until = erased.keptUntil();
    database
        .sql(
            """
            INSERT INTO erasures (username, reason, requested_by, at, kept, kept_because, kept_until, finished_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) DO UPDATE SET reason = excluded.reason,
              requested_by = excluded.requested_by, at = excluded.at, kept = excluded.kept,
              kept_because = excluded.kept_because, kept_until = excluded.kept_until, finished_at = excluded.finished_at
            """)
        .param(erased.username())
        .param(reason)
        .param(who)
        .param(clock.millis())
        .param(erased.kept())
        .param(erased.keptBecause())
        .param(until == null ? null : until.toString())
        .param(until == null ? clock.millis() : null)
        .update();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("erased", erased.erased());
    if (until != null) {
      facts.put("kept", String.valueOf(erased.kept()));
      facts.put("keptBecause", String.valueOf(erased.keptBecause()));
      facts.put("keptUntil", until.toString());
    }
    audit.append(who, null, "person-erased", "person", erased.username(), Map.of(), facts, reason);
  }

  private int count(String sql, Object... parameters) {
    return database.sql(sql).params(List.of(parameters)).update();
  }
}
