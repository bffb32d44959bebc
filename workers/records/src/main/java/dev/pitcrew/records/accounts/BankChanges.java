package dev.pitcrew.records.accounts;

import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.people.People;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import dev.pitcrew.records.vendors.Vendors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The only way to another bank account of a vendor or an employee: one person asks, another one who
 * is a controller asks the payee and confirms. From then on payments to it wait for the
 * cooling-off.
 */
public final class BankChanges {

  private static final int LIST_MAX = 500;

  private final Database database;
  private final Vendors vendors;
  private final People people;
  private final Payees payees;
  private final SecondPerson second;
  private final AuditTrail audit;
  private final InstantSource clock;

  public BankChanges(
      Database database,
      Vendors vendors,
      People people,
      Payees payees,
      SecondPerson second,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.vendors = vendors;
    this.people = people;
    this.payees = payees;
    this.second = second;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of an act. */
  public sealed interface Outcome {
    /** It is done, and the change stands so now. */
    record Done(BankChange change) implements Outcome {}

    /** Nothing happened, for this reason. */
    record Refused(String reason) implements Outcome {}
  }

  public Optional<BankChange> find(long id) {
    return database
        .sql("SELECT * FROM bank_changes WHERE id = ?")
        .param(id)
        .query(BankChanges::row)
        .optional();
  }

  /** Those that wait for a second person, oldest first. */
  public List<BankChange> open() {
    return database
        .sql("SELECT * FROM bank_changes WHERE state = 'requested' ORDER BY id LIMIT " + LIST_MAX)
        .query(BankChanges::row)
        .list();
  }

  /** All changes of a vendor, newest first. */
  public List<BankChange> ofVendor(String vendorId) {
    return database
        .sql("SELECT * FROM bank_changes WHERE vendor_id = ? ORDER BY id DESC LIMIT " + LIST_MAX)
        .param(vendorId)
        .query(BankChanges::row)
        .list();
  }

  /**
   * Asks for another account. The same wish twice is one request.
   *
   * @param vendorId the vendor's id, or that of an employee as {@link Payees} knows it
   * @param by user name of who asks, or the job type that read the account from a document
   */
  public Outcome request(
      String vendorId, String iban, @Nullable String bic, String by, String reason) {
    return database.write(
        () -> {
          var payee = payees.find(vendorId);
          if (payee.isEmpty()) {
            return refused(
                "Expected to change the bank account of vendor %s, but there is no such vendor.",
                vendorId);
          }
          if (!Iban.isValid(iban)) {
            return refused(
                "Expected an account for %s, but %s is no valid IBAN.",
                SecondPerson.named(vendorId), iban);
          }
          if (isSame(payee.get(), iban, bic)) {
            return refused(
                "Expected another account for %s, but %s is the one it has.",
                SecondPerson.named(vendorId), Iban.grouped(iban));
          }
          return new Outcome.Done(
              waiting(vendorId, Iban.compact(iban))
                  .orElseGet(() -> insert(payee.get(), Iban.compact(iban), bic, by, reason)));
        });
  }

  /**
   * A second person called the vendor and heard that the account is its own: it is paid there from
   * now on, after the cooling-off.
   *
   * @param calledNumber where the vendor was called, absent when that is not known
   */
  public Outcome confirm(long id, String by, @Nullable String calledNumber) {
    return confirm(id, by, second.standsInFor(by), calledNumber);
  }

  /**
   * The same as somebody decided at a task, for whom they stood in for at that time.
   *
   * @param calledNumber where the vendor was called, absent when that is not known
   */
  public Outcome confirm(long id, Decision decision, @Nullable String calledNumber) {
    var actsFor = decision.onBehalfOf() == null ? Set.<String>of() : Set.of(decision.onBehalfOf());
    return confirm(id, decision.by(), actsFor, calledNumber);
  }

  private Outcome confirm(long id, String by, Set<String> actsFor, @Nullable String calledNumber) {
    return database.write(
        () -> {
          var change = find(id);
          if (change.isEmpty()) {
            return refused("Expected to confirm bank change %d, but there is no such change.", id);
          }
          var objection =
              second
                  .objection(change.get(), by, actsFor, "confirm")
                  .or(() -> second.outdated(change.get()))
                  .or(() -> second.wrongNumber(change.get(), calledNumber));
          if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
          }
          decide(id, BankChange.State.CONFIRMED, by, calledNumber, null);
          changeAccount(change.get(), by);
          return done(id);
        });
  }

  /** A second person says no; the account stays. */
  public Outcome refuse(long id, String by, String reason) {
    return database.write(
        () -> {
          var change = find(id);
          if (change.isEmpty()) {
            return refused("Expected to refuse bank change %d, but there is no such change.", id);
          }
          var objection = second.objection(change.get(), by, second.standsInFor(by), "refuse");
          if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
          }
          decide(id, BankChange.State.REFUSED, by, null, reason);
          audit.append(
              by,
              SecondPerson.kind(change.get().vendorId()) + "-bank-change-refused",
              SecondPerson.subject(change.get().vendorId()),
              SecondPerson.subjectId(change.get().vendorId()),
              Map.of(),
              Map.of(
                  "bankChange",
                  id,
                  "iban",
                  SecondPerson.shown(change.get().vendorId(), change.get().iban()),
                  "reason",
                  reason));
          return done(id);
        });
  }

  private static boolean isSame(Payee payee, String iban, @Nullable String bic) {
    return payee.iban() != null
        && Iban.compact(payee.iban()).equals(Iban.compact(iban))
        && (bic == null || bic.equals(payee.bic()));
  }

  private void changeAccount(BankChange change, String by) {
    var employee = Payee.employee(change.vendorId());
    if (employee.isEmpty()) {
      vendors.changeBankAccount(change.vendorId(), change.iban(), change.bic(), by);
      return;
    }
    people.changeBankAccount(employee.get(), change.iban(), clock.instant());
    audit.append(
        by,
        "employee-bank-account-changed",
        "person",
        employee.get(),
        Map.of("iban", SecondPerson.shown(change.vendorId(), change.oldIban())),
        Map.of("iban", SecondPerson.shown(change.vendorId(), change.iban())));
  }

  private Optional<BankChange> waiting(String vendorId, String iban) {
    return database
        .sql("SELECT * FROM bank_changes WHERE vendor_id = ? AND iban = ? AND state = 'requested'")
        .param(vendorId)
        .param(iban)
        .query(BankChanges::row)
        .optional();
  }

  private BankChange insert(
      Payee payee, String iban, @Nullable String bic, String by, String reason) {
    long id =
        database
            .sql(
                """
                INSERT INTO bank_changes (vendor_id, old_iban, old_bic, iban, bic, state, reason, requested_by, requested_at)
                VALUES (?, ?, ?, ?, ?, 'requested', ?, ?, ?) RETURNING id
                """)
            .param(payee.id())
            .param(payee.iban())
            .param(payee.bic())
            .param(iban)
            .param(bic)
            .param(reason)
            .param(by)
            .param(clock.millis())
            .query(Long.class)
            .single();
    audit.append(
        by,
        SecondPerson.kind(payee.id()) + "-bank-change-requested",
        SecondPerson.subject(payee.id()),
        SecondPerson.subjectId(payee.id()),
        Map.of("iban", SecondPerson.shown(payee.id(), payee.iban())),
        Map.of("bankChange", id, "iban", SecondPerson.shown(payee.id(), iban), "reason", reason));
    return find(id).orElseThrow();
  }

  private void decide(
      long id,
      BankChange.State state,
      String by,
      @Nullable String calledNumber,
      @Nullable String reason) {
    database
        .sql(
            """
            UPDATE bank_changes SET state = ?, decided_by = ?, decided_at = ?, called_number = ?, decision_reason = ?
            WHERE id = ?
            """)
        .param(state.word())
        .param(by)
        .param(clock.millis())
        .param(calledNumber)
        .param(reason)
        .param(id)
        .update();
  }

  private Outcome done(long id) {
    return new Outcome.Done(find(id).orElseThrow());
  }

  private static Outcome refused(String text, Object... values) {
    return new Outcome.Refused(text.formatted(values));
  }

  private static BankChange row(ResultSet row, int number) throws SQLException {
    return new BankChange(
        row.getLong("id"),
        row.getString("vendor_id"),
        row.getString("old_iban"),
        row.getString("old_bic"),
        row.getString("iban"),
        row.getString("bic"),
        BankChange.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        row.getString("requested_by"),
        Columns.instant(row, "requested_at"),
        row.getString("decided_by"),
        Columns.instantOrNull(row, "decided_at"),
        row.getString("called_number"),
        row.getString("decision_reason"));
  }
}
