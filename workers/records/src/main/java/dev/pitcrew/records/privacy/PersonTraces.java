package dev.pitcrew.records.privacy;

import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.company.RetentionRules;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person did to the books, and where the audit trail speaks of the person. */
final class PersonTraces {

  private final Database database;
  private final Entities entities;

  PersonTraces(Database database, Entities entities) {
    this.database = database;
    this.entities = entities;
  }

  /**
   * The last day on which who acted must be known: the end of the year of the last act, and the
   * time books are kept from there. Nothing when the person never acted.
   */
  Optional<LocalDate> keptUntil(String username) {
    Long last =
        database
            .sql(
                """
                SELECT max(at) FROM (
                  SELECT at FROM audit WHERE (who = ? OR for_whom = ?) AND what NOT IN ('signed-in', 'signed-out')
                  UNION ALL SELECT at FROM decisions WHERE by_user = ? OR on_behalf_of = ?
                  UNION ALL SELECT at FROM invoice_people WHERE username = ?
                  UNION ALL SELECT at FROM corrections WHERE by_user = ?
                  UNION ALL SELECT submitted_at AS at FROM claims WHERE claimant = ?) acts
                """)
            .params(Collections.nCopies(7, username))
            .query((row, n) -> Columns.longOrNull(row, row.getMetaData().getColumnLabel(1)))
            .list()
            .stream()
            .filter(at -> at != null)
            .findFirst()
            .orElse(null);
    if (last == null) {
      return Optional.empty();
    }
    var entity = entities.all().stream().findFirst();
    ZoneId zone = entity.map(Entity::timeZone).orElse(ZoneId.of("UTC"));
    var rules = new RetentionRules(entity.map(Entity::retention).orElse(Map.of()));
    return Optional.of(
        rules.keptUntil(
            RetentionRules.Kind.BOOKS,
            LocalDate.ofInstant(Instant.ofEpochMilli(last), zone),
            null));
  }

  /** Entries of the audit trail about the person that were not erased before. */
  List<Long> entriesAbout(String username) {
    return database
        .sql(
            "SELECT seq FROM audit WHERE subject = 'person' AND subject_id = ? AND erased_by IS"
                + " NULL")
        .param(username)
        .query(Long.class)
        .list();
  }

  /** Those that hold more than name and roles: they are not needed to trace who did what. */
  List<Long> entriesWithContact(String username) {
    return database
        .sql(
            """
            SELECT seq FROM audit WHERE subject = 'person' AND subject_id = ? AND erased_by IS NULL
              AND (coalesce(before_json, '') LIKE '%"email"%' OR coalesce(before_json, '') LIKE '%"iban"%'
                OR coalesce(after_json, '') LIKE '%"email"%' OR coalesce(after_json, '') LIKE '%"iban"%')
            """)
        .param(username)
        .query(Long.class)
        .list();
  }
}
