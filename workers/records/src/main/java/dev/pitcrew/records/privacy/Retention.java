package dev.pitcrew.records.privacy;

import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.chain.Erasure;
import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.company.RetentionRules;
import dev.pitcrew.records.mail.Outbox;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when each case's documents and texts are kept, and their deletion on the day after. Nobody
 * can have it earlier, whatever their role; a legal hold makes it later. That it was done, of what
 * and under which rule, stays in the books and in the audit trail.
 */
public final class Retention {

  private static final String WHO = "pitcrew.retention";
  private static final int CASES_MAX = 1_000;

  private final Database database;
  private final AuditTrail audit;
  private final KeptCases cases;
  private final BotTraces bots;
  private final InstantSource clock;

  public Retention(Database database, AuditTrail audit, Entities entities, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.cases = new KeptCases(database, entities);
    this.bots = new BotTraces(database);
    this.clock = clock;
  }

  /**
   * One case and its date.
   *
   * @param keptUntil the last day on which it must be there
   * @param hold why it is kept beyond that, absent without a legal hold
   */
  public record Kept(
      String caseId,
      @Nullable Long processInstanceKey,
      RetentionRules.Kind kind,
      LocalDate keptUntil,
      @Nullable String hold) {

    boolean isDue(LocalDate today) {
      return hold == null && today.isAfter(keptUntil);
    }
  }

  /** Deletes what the engine keeps of a case, before the books forget it. */
  public interface Disposal {

    /** What it did: the documents that are gone, and a remark on what could not be deleted. */
    record Done(List<String> documents, @Nullable String remark) {}

    /**
     * @param stillKept instances of kept cases that may show the same pages: what they refer to
     *     stays
     * @param byBots what bots have kept for the case besides what its variables refer to
     */
    Done dispose(Kept due, List<Long> stillKept, List<DocumentRef> byBots);
  }

  /** It must still be kept, or there is nothing to delete. */
  public static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  /** Until when an ended case is kept; nothing for an open one, and for one that is deleted. */
  public Optional<Kept> of(String caseId) {
    return cases.where("AND c.case_id = ?", List.of(caseId)).stream().findFirst();
  }

  /** The cases whose time is over today, at most 1,000, oldest first. */
  public List<Kept> due(LocalDate today) {
    // But for people who did not come, no period is shorter than the year in which a case ended.
    var beginning =
        LocalDate.of(today.getYear(), 1, 1).atStartOfDay(cases.zone()).toInstant().toEpochMilli();
    return cases
        .where(
            "AND (c.ended_at < ? OR c.process IN ('onboarding', 'onboard-employee'))",
            List.of(beginning))
        .stream()
        .filter(kept -> kept.isDue(today))
        .limit(CASES_MAX)
        .toList();
  }

  /** The day it is now, where the company is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), cases.zone());
  }

  /**
   * Deletes one case's documents and texts.
   *
   * @throws Refused before the day, under a legal hold, while it is open, and the second time
   */
  public void delete(String caseId, LocalDate today, Disposal disposal) {
    Kept kept =
        of(caseId)
            .orElseThrow(
                () ->
                    new Refused(
                        "Expected to delete case %s, but it is unknown, open or deleted already."
                            .formatted(caseId)));
    if (kept.hold() != null) {
      throw new Refused(
          "Expected to delete case %s, but it is under legal hold: %s"
              .formatted(caseId, kept.hold()));
    }
    if (!kept.isDue(today)) {
      throw new Refused(
          "Expected to delete case %s, but as %s it must be kept until %s."
              .formatted(caseId, kept.kind().word(), kept.keptUntil()));
    }
    // The engine first: should this end in between, the next run does it again and finds nothing
    // there.
    Disposal.Done done = disposal.dispose(kept, stillKept(caseId), bots.documents(caseId));
    database.write(() -> forget(kept, done));
  }

  /**
   * A document is kept once, under the hash of its bytes: a page of an invoice that came twice is
   * the same picture in both cases.
   */
  private List<Long> stillKept(String caseId) {
    return database
        .sql(
            """
            SELECT o.process_instance_key FROM cases c JOIN cases o ON o.case_id <> c.case_id
              AND (o.invoice_number = c.invoice_number OR o.vendor = c.vendor AND o.amount = c.amount)
            WHERE c.case_id = ? AND o.process_instance_key IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM deletions d WHERE d.case_id = o.case_id)
            UNION
            SELECT o.process_instance_key FROM claim_receipts r JOIN claim_receipts s ON s.sha256 = r.sha256
              AND s.claim_id <> r.claim_id JOIN cases o ON o.case_id = s.claim_id
            WHERE r.claim_id = ? AND o.process_instance_key IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM deletions d WHERE d.case_id = o.case_id)
            ORDER BY 1
            """)
        .param(caseId)
        .param(caseId)
        .query(Long.class)
        .list();
  }

  private void forget(Kept kept, Disposal.Done done) {
    String id = kept.caseId();
    for (String sql :
        List.of(
            "UPDATE cases SET file_name = NULL, vendor = NULL, invoice_number = NULL, reason = NULL"
                + " WHERE case_id = ?",
            "UPDATE intake SET file_name = '', sender = NULL, detail = NULL WHERE case_id = ?",
            "UPDATE corrections SET read_value = NULL, corrected_value = NULL WHERE case_id = ?",
            "UPDATE decisions SET reason = NULL, void_reason = NULL WHERE case_id = ?",
            "UPDATE claims SET title = NULL, answers = NULL WHERE id = ?",
            "UPDATE claim_lines SET description = '', merchant = NULL, receipt = NULL WHERE"
                + " claim_id = ?",
            "UPDATE claim_receipts SET file_name = NULL, merchant = NULL, content_key = NULL,"
                + " document = NULL WHERE claim_id = ?",
            "UPDATE claim_decisions SET reason = NULL WHERE claim_id = ?",
            "UPDATE access_ledger SET account = NULL, evidence = NULL, note = NULL WHERE case_id ="
                + " ?")) {
      database.sql(sql).param(id).update();
    }
    bots.forgetCase(id);
    database
        .sql(
            """
            UPDATE hires SET details = NULL, manager = NULL, buddy = NULL, email = NULL, contract = NULL, erased_at = ?
            WHERE state <> 'under-way' AND (hire_id = ? OR ? LIKE hire_id || '-%')
            """)
        .param(clock.millis())
        .param(id)
        .param(id)
        .update();
    database
        .sql(Outbox.EMPTIED + " WHERE effect_key LIKE ? OR body LIKE ?")
        .param("%" + id)
        .param("%" + id + "%")
        .update();
    database
        .sql("UPDATE mails SET sender = NULL, subject = NULL, detail = NULL WHERE cases LIKE ?")
        .param("%" + id + "%")
        .update();
    database
        .sql(
            "INSERT INTO deletions (case_id, kind, kept_until, at, documents, remark) VALUES (?, ?,"
                + " ?, ?, ?, ?)")
        .param(id)
        .param(kept.kind().word())
        .param(kept.keptUntil().toString())
        .param(clock.millis())
        .param(String.join(" ", done.documents()))
        .param(done.remark())
        .update();
    String because = "kept as %s until %s".formatted(kept.kind().word(), kept.keptUntil());
    audit.erase(entriesAbout(id), WHO, "case", id, because);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", kept.kind().word());
    facts.put("keptUntil", kept.keptUntil().toString());
    facts.put("documents", done.documents());
    audit.append(WHO, null, "deleted-as-due", "case", id, facts, Map.of(), because);
  }

  private List<Long> entriesAbout(String caseId) {
    return database
        .sql(
            """
            SELECT seq FROM audit WHERE what <> ? AND erased_by IS NULL AND (subject_id = ? OR subject_id IN (
              SELECT hire_id FROM hires WHERE erased_at IS NOT NULL AND ? LIKE hire_id || '-%'))
            """)
        .param(Erasure.WHAT)
        .param(caseId)
        .param(caseId)
        .query(Long.class)
        .list();
  }
}
