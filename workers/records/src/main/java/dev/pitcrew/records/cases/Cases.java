package dev.pitcrew.records.cases;

import dev.pitcrew.records.payable.InvoiceNumbers;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cases of all processes: what lists, the demo's table and the figures are made from. */
public final class Cases {

  private static final int LIST_MAX = 5_000;

  private final Database database;
  private final CaseOwners owners;
  private final InstantSource clock;

  public Cases(Database database, InstantSource clock) {
    this.database = database;
    this.owners = new CaseOwners(database);
    this.clock = clock;
  }

  public Optional<Case> find(String caseId) {
    return database
        .sql("SELECT * FROM cases WHERE case_id = ?")
        .param(caseId)
        .query(CaseRows::row)
        .optional();
  }

  /** The case that a process instance works on. */
  public Optional<Case> ofInstance(long processInstanceKey) {
    return database
        .sql("SELECT * FROM cases WHERE process_instance_key = ?")
        .param(processInstanceKey)
        .query(CaseRows::row)
        .optional();
  }

  /** The newest cases first, at most 5,000. */
  public List<Case> latest(int limit) {
    return database
        .sql("SELECT * FROM cases ORDER BY started_at DESC, case_id LIMIT ?")
        .param(Math.min(limit, LIST_MAX))
        .query(CaseRows::row)
        .list();
  }

  /** The ids of the processes that there are cases of. */
  public List<String> processes() {
    return database.sql("SELECT DISTINCT process FROM cases").query(String.class).list();
  }

  /**
   * Cases of some processes in which a text stands: in the case's id, the vendor's name or id, the
   * number or the file's name. The newest first, at most 5,000.
   *
   * @param text empty for all
   */
  public List<Case> search(Collection<String> processes, String text, int limit) {
    if (processes.isEmpty()) {
      return List.of();
    }
    var like = "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    return database
        .sql(
            """
            SELECT c.* FROM cases c LEFT JOIN vendors v ON v.id = c.vendor
            WHERE c.process IN (:processes) AND lower(c.case_id || ' ' || coalesce(c.vendor, '') || ' '
              || coalesce(v.name, '') || ' ' || coalesce(c.invoice_number, '') || ' '
              || coalesce(c.file_name, '')) LIKE :like ESCAPE '!'
            ORDER BY c.started_at DESC, c.case_id LIMIT :limit
            """)
        .param("processes", processes)
        .param("like", like)
        .param("limit", Math.min(limit, LIST_MAX))
        .query(CaseRows::row)
        .list();
  }

  /** Open cases of the same vendor and number, others than the given one. */
  public List<Case> openLike(String vendor, String invoiceNumber, String exceptCaseId) {
    var key = InvoiceNumbers.key(invoiceNumber);
    return database
        .sql(
            "SELECT * FROM cases WHERE ended_at IS NULL AND vendor = ? AND case_id <> ? ORDER BY"
                + " started_at, case_id")
        .param(vendor)
        .param(exceptCaseId)
        .query(CaseRows::row)
        .list()
        .stream()
        .filter(
            other ->
                other.invoiceNumber() != null
                    && InvoiceNumbers.key(other.invoiceNumber()).equals(key))
        .toList();
  }

  /**
   * Opens a case; one that is open already only learns what was not known before. An instance works
   * on one case, and an open case is worked on by one instance: whatever a job's variables name, it
   * neither takes up a second case nor another instance's.
   */
  public void open(
      String caseId,
      String process,
      @Nullable Long processInstanceKey,
      @Nullable String fileName,
      @Nullable String sha256,
      Instant startedAt) {
    database.write(
        () -> {
          if (processInstanceKey != null) {
            owners.requireFree(find(caseId), caseId, processInstanceKey);
          }
          database
              .sql(
                  """
                  INSERT INTO cases (case_id, process, process_instance_key, file_name, sha256, touched, started_at)
                  VALUES (?, ?, ?, ?, ?, 0, ?)
                  ON CONFLICT (case_id) DO UPDATE SET
                    process_instance_key = coalesce(excluded.process_instance_key, cases.process_instance_key),
                    file_name = coalesce(cases.file_name, excluded.file_name),
                    sha256 = coalesce(cases.sha256, excluded.sha256)
                  """)
              .param(caseId)
              .param(process)
              .param(processInstanceKey)
              .param(fileName)
              .param(sha256)
              .param(startedAt.toEpochMilli())
              .update();
        });
  }

  /**
   * Stops a job whose variables name a case that is not its instance's, be it open or ended. A case
   * that nobody has opened yet is anybody's.
   */
  public void requireOwn(String caseId, long processInstanceKey) {
    owners.requireOwn(find(caseId), caseId, processInstanceKey);
  }

  /** Lets another instance take a case up, because the one that worked on it is gone. */
  public void letGo(String caseId) {
    database.write(
        () -> {
          database
              .sql("UPDATE cases SET process_instance_key = NULL WHERE case_id = ?")
              .param(caseId)
              .update();
        });
  }

  /** Notes what was read, so that the lists can show it. */
  public void describe(
      String caseId,
      @Nullable String kind,
      @Nullable String vendor,
      @Nullable String invoiceNumber,
      @Nullable BigDecimal amount,
      @Nullable String currency) {
    database.write(
        () -> {
          database
              .sql(
                  "UPDATE cases SET kind = ?, vendor = ?, invoice_number = ?, amount = ?, currency"
                      + " = ? WHERE case_id = ?")
              .param(kind)
              .param(vendor)
              .param(invoiceNumber)
              .param(Columns.text(amount))
              .param(currency)
              .param(caseId)
              .update();
        });
  }

  /** Notes what the last check looked at, as one hash. */
  public void checked(String caseId, String hash) {
    database.write(
        () -> {
          database
              .sql("UPDATE cases SET checked = ? WHERE case_id = ?")
              .param(hash)
              .param(caseId)
              .update();
        });
  }

  /** Whether the last check of the case looked at exactly this. */
  public boolean wasChecked(String caseId, String hash) {
    return database
        .sql("SELECT case_id FROM cases WHERE case_id = ? AND checked = ?")
        .param(caseId)
        .param(hash)
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** Notes that a person had to look at it: the case is no longer touchless. */
  public void touched(String caseId) {
    database.write(
        () -> {
          database.sql("UPDATE cases SET touched = 1 WHERE case_id = ?").param(caseId).update();
        });
  }

  /**
   * Ends a case.
   *
   * @return false when it had ended before; its first outcome stays
   */
  public boolean close(String caseId, String outcome, @Nullable String reason) {
    return database.write(
        () ->
            database
                    .sql(
                        "UPDATE cases SET outcome = ?, reason = ?, ended_at = ? WHERE case_id = ?"
                            + " AND ended_at IS NULL")
                    .param(outcome)
                    .param(reason)
                    .param(clock.millis())
                    .param(caseId)
                    .update()
                == 1);
  }

  /**
   * Opens a case that had ended, for another attempt by another instance.
   *
   * @return false when it is open
   */
  boolean reopen(String caseId) {
    return database.write(
        () ->
            database
                    .sql(
                        """
                        UPDATE cases SET outcome = NULL, reason = NULL, ended_at = NULL, attempt = attempt + 1, reopened_at = ?,
                          process_instance_key = NULL
                        WHERE case_id = ? AND ended_at IS NOT NULL
                        """)
                    .param(clock.millis())
                    .param(caseId)
                    .update()
                == 1);
  }

  /** How often the case was begun; 1 unless it was reopened. */
  public int attempt(String caseId) {
    return database
        .sql("SELECT attempt FROM cases WHERE case_id = ?")
        .param(caseId)
        .query(Integer.class)
        .optional()
        .orElse(1);
  }
}
