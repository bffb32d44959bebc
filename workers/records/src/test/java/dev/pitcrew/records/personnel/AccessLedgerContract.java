package dev.pitcrew.records.personnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.company.RetentionRules;
import dev.pitcrew.records.personnel.AccessLine.Action;
import dev.pitcrew.records.privacy.Retention;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do for access, hires and equipment. */
abstract class AccessLedgerContract {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  @TempDir Path folder;

  private final TestBooks books;
  private String url;
  private Records records;

  AccessLedgerContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws Exception {
    url = books.fresh(folder);
    records = Records.open(url, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldWriteEachLineOnceWhenItIsSaidAgain() {
    // given
    var ledger = records.accessLedger();

    // when everything is said twice
    var access = ledger.request("HIR-1", "hr-portal", "HIR-1", "bot", "anton");
    assertThat(ledger.request("HIR-1", "hr-portal", "HIR-1", "bot", "anton")).isEqualTo(access);
    assertThat(access.isOpen()).isTrue();
    ledger.grant(access.grantId(), "m.keller", "HIR-1", "bot", "{}");
    ledger.grant(access.grantId(), "m.keller", "HIR-1", "bot", "{}");
    assertThat(ledger.openOf("HIR-1")).extracting(Access::account).containsExactly("m.keller");
    ledger.revoke(access.grantId(), null, "HIR-1", "bot", null, "gone");
    ledger.revoke(access.grantId(), null, "HIR-1", "bot", null, "gone");

    // then
    assertThat(ledger.openOf("HIR-1")).isEmpty();
    assertThat(ledger.history("HIR-1"))
        .extracting(AccessLine::action)
        .containsExactly(Action.REQUESTED, Action.GRANTED, Action.REVOKED);
    assertThat(ledger.history("HIR-1").getLast().account()).isEqualTo("m.keller");
    assertThat(ledger.employees()).containsExactly("HIR-1");
    assertThat(records.audit().about("employee", "HIR-1"))
        .extracting(AuditEntry::what)
        .containsExactlyInAnyOrder("access-requested", "access-granted", "access-revoked");
  }

  @Test
  void shouldBeAnotherAccessWhenItIsGivenAgain() {
    // given
    var ledger = records.accessLedger();
    var first = ledger.request("HIR-1", "it-portal", "HIR-1", "bot", null);
    ledger.revoke(first.grantId(), null, "HIR-1", "bot", null, null);

    // when
    var second = ledger.request("HIR-1", "it-portal", "HIR-1-2", "bot", null);

    // then
    assertThat(second.grantId()).isNotEqualTo(first.grantId());
    assertThatThrownBy(() -> ledger.grant(first.grantId(), "x", "HIR-1", "bot", null))
        .hasMessage(
            "Expected to note access %s as granted, but it was revoked before."
                .formatted(first.grantId()));
    assertThatThrownBy(() -> ledger.revoke("GRT-0", null, "HIR-1", "bot", null, null))
        .hasMessage("Expected to note access GRT-0 as revoked, but nobody asked for it.");
  }

  @Test
  void shouldRefuseWhenALineIsChangedOrDeleted() {
    // given
    var access = records.accessLedger().request("HIR-1", "hr-portal", "HIR-1", "bot", null);
    records.accessLedger().grant(access.grantId(), "m.keller", "HIR-1", "bot", "{}");

    // when, then
    try (var database = new Database(url)) {
      for (var sql :
          List.of(
              "DELETE FROM access_ledger",
              "UPDATE access_ledger SET system = 'it-portal'",
              "UPDATE access_ledger SET account = 'somebody'",
              "UPDATE access_ledger SET account = NULL, note = NULL, evidence = NULL, who = 'x'",
              "DELETE FROM hires",
              "INSERT INTO access_ledger (grant_id, employee_id, system, action, case_id, who, at)"
                  + " VALUES ('GRT-9', 'HIR-9', 'hr-portal', 'granted', 'HIR-9', 'x', 1)")) {
        if (sql.equals("DELETE FROM hires")) {
          records.hires().register(hire(1), "hanna");
        }
        assertThatThrownBy(() -> database.write(() -> database.sql(sql).update()))
            .as(sql)
            .rootCause()
            .hasMessageMatching("(?s).*(append-only|not deleted|in order).*");
      }
      // What names the person can go, and nothing else.
      database.write(
          () -> {
            database
                .sql("UPDATE access_ledger SET account = NULL, note = NULL, evidence = NULL")
                .update();
          });
    }
    assertThat(records.accessLedger().openOf("HIR-1")).hasSize(1);
  }

  @Test
  void shouldKnowAHireOnceWhenHandedInAgain() {
    // given
    var hires = records.hires();
    assertThat(hires.register(hire(1), "hanna")).contains(hire(1));

    // when, then the same roster again is answered the same, another roster is told
    assertThat(hires.register(hire(1), "hanna")).contains(hire(1));
    var other = roster(hire(1), "RST-2");
    assertThat(hires.register(other, "hanna")).isEmpty();

    // and after a withdrawal it is another attempt
    hires.end("HIR-1", Hires.State.WITHDRAWN, LocalDate.of(2027, 5, 20));
    var again = hires.register(other, "hanna").orElseThrow();
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.caseId()).isEqualTo("HIR-1-2");
    assertThat(hires.register(other, "hanna")).contains(again);
    assertThat(hires.find("HIR-1").orElseThrow().state()).isEqualTo(Hires.State.UNDER_WAY);
  }

  @Test
  void shouldCountThePlanWhenTheStartDateChanges() {
    // given
    records.hires().register(hire(1), "hanna");
    int before = records.hires().find("HIR-1").orElseThrow().planVersion();

    // when twice the same
    var moved = records.hires().startOn("HIR-1", LocalDate.of(2027, 2, 1), "later", "hanna");
    records.hires().startOn("HIR-1", LocalDate.of(2027, 2, 1), "later", "hanna");

    // then
    assertThat(moved.startDate()).isEqualTo("2027-02-01");
    assertThat(records.hires().hire("HIR-1")).contains(moved);
    assertThat(records.hires().find("HIR-1").orElseThrow().planVersion()).isEqualTo(before + 1);
    assertThat(records.audit().about("employee", "HIR-1"))
        .filteredOn(entry -> entry.what().equals("start-date-changed"))
        .singleElement()
        .extracting(AuditEntry::reason)
        .isEqualTo("later");
  }

  @Test
  void shouldOrderOnceAndMoveOnceWhenSaidAgain() {
    // given
    var orders = records.equipmentOrders();
    assertThat(orders.order("EQ-1", "HIR-1", "HIR-1", List.of("Laptop", "Badge"), "bot")).isTrue();
    assertThat(orders.order("EQ-1", "HIR-1", "HIR-1", List.of("Laptop", "Badge"), "bot")).isFalse();

    // when
    var laptop = orders.of("EQ-1").getFirst();
    orders.move(laptop, Equipment.State.HANDED_OVER, "ivo");
    orders.move(laptop, Equipment.State.HANDED_OVER, "ivo");

    // then
    assertThat(orders.ofEmployee("HIR-1"))
        .extracting(thing -> thing.item() + " " + thing.state().word())
        .containsExactly("Laptop handed-over", "Badge ordered");
    assertThat(records.audit().about("employee", "HIR-1")).hasSize(2);
  }

  @Test
  void shouldForgetAHireWhoDidNotComeWhenTheHalfYearIsOver() {
    // given one who withdrew and one who came
    var hires = records.hires();
    hires.register(hire(1), "hanna");
    var access = records.accessLedger().request("HIR-1", "hr-portal", "HIR-1", "bot", null);
    records.accessLedger().revoke(access.grantId(), "m.keller", "HIR-1", "bot", null, "gone");
    records.cases().open("HIR-1", "onboard-employee", 20L, "Mira Keller", null, NOW);
    records.cases().close("HIR-1", "withdrawn", "another offer");
    hires.end("HIR-1", Hires.State.WITHDRAWN, LocalDate.of(2027, 5, 20));
    records.cases().open("HIR-2", "onboard-employee", 21L, "Jo Ober", null, NOW);
    records.cases().close("HIR-2", "onboarded", null);
    var retention = records.retention();

    // when, then
    assertThat(retention.due(LocalDate.of(2027, 5, 20))).isEmpty();
    assertThat(retention.due(LocalDate.of(2027, 5, 21)))
        .singleElement()
        .extracting(Retention.Kept::caseId)
        .isEqualTo("HIR-1");
    retention.delete(
        "HIR-1",
        LocalDate.of(2027, 5, 21),
        (kept, still, byBots) -> new Retention.Disposal.Done(List.of("d1"), null));
    assertThat(hires.hire("HIR-1")).isEmpty();
    assertThat(records.accessLedger().history("HIR-1"))
        .allSatisfy(line -> assertThat(line.account()).isNull())
        .hasSize(2);
    assertThat(records.audit().about("employee", "HIR-1"))
        .allSatisfy(entry -> assertThat(entry.after()).isNull());
    assertThat(retention.of("HIR-2").orElseThrow().kind()).isEqualTo(RetentionRules.Kind.PERSONNEL);

    // and who came is kept as long as they are with us
    hires.register(roster(hire(1), "RST-9"), "hanna");
    records.cases().open("HIR-1-2", "onboard-employee", 22L, "Mira Keller", null, NOW);
    records.cases().close("HIR-1-2", "onboarded", null);
    hires.end("HIR-1", Hires.State.ONBOARDED, null);
    assertThat(retention.of("HIR-1-2")).isEmpty();
    hires.end("HIR-1", Hires.State.LEFT, null);
    assertThat(retention.of("HIR-1-2").orElseThrow().keptUntil()).isEqualTo("2029-12-31");
  }

  private static Hire hire(int attempt) {
    return new Hire(
        "HIR-1",
        "RST-1",
        "brueckner-voss",
        "Mira",
        "Keller",
        LocalDate.of(1994, 3, 2),
        "mira@example.com",
        "Planner",
        null,
        "anton",
        null,
        LocalDate.of(2027, 1, 4),
        null,
        null,
        null,
        null,
        null,
        "de",
        List.of("hr-portal", "it-portal"),
        List.of("Laptop"),
        attempt);
  }

  private static Hire roster(Hire hire, String rosterId) {
    return new Hire(
        hire.hireId(),
        rosterId,
        hire.entityId(),
        hire.firstName(),
        hire.lastName(),
        hire.birthDate(),
        hire.email(),
        hire.position(),
        hire.department(),
        hire.manager(),
        hire.buddy(),
        hire.startDate(),
        hire.endDate(),
        hire.weeklyHours(),
        hire.annualSalary(),
        hire.currency(),
        hire.location(),
        hire.language(),
        hire.access(),
        hire.equipment(),
        hire.attempt());
  }
}
