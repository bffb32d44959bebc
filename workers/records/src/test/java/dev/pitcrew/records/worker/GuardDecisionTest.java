package dev.pitcrew.records.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobInput.ListenedTask;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.guard.Guard;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the listener writes down, and what it sends back to the person. */
final class GuardDecisionTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String CASE =
      """
      "intake": {"caseId": "INV-1", "sha256": "aa", "fileName": "a.pdf"},
      "check": {"vendorId": "V1001", "entityId": "brueckner-voss"},
      "invoice": {"fields": {
        "vendor": {"value": "Hansen Bürobedarf GmbH"}, "invoice_number": {"value": "RE-1"},
        "issue_date": {"value": "2026-11-10"}, "currency": {"value": "EUR"},
        "net": {"value": "100.00"}, "tax": {"value": "19.00"}, "total": {"value": "119.00"},
        "payable": {"value": "119.00"}, "iban": {"value": "DE06 9999 0002 0044 5566 77"}},
        "taxes": [{"rate": "19", "net": "100.00", "tax": "19.00"}], "lineItems": []}
      """;

  @TempDir Path folder;
  private Records records;
  private GuardDecision work;

  @BeforeEach
  void open() {
    records = Records.open(TestBooks.SQLITE.stocked(folder), InstantSource.fixed(NOW));
    records.cases().open("INV-1", "invoice-intake", 2L, "a.pdf", "aa", NOW);
    work = new GuardDecision(records, new Guard(records, name -> List.of(), (name, why) -> false));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldBindTheApprovalToWhatWasShownWhenItPasses() {
    // given
    records.approvalSteps().plan(9, "INV-1", "approver");
    var input =
        input(
            "approve-invoice",
            "anton",
            "\"approvalDecision\": {\"decision\": \"approved\", \"by\": \"anton\"}");

    // when it is handed out twice
    assertThat(work.run(input)).isEqualTo(JobOutcome.completed());
    assertThat(work.run(input)).isEqualTo(JobOutcome.completed());

    // then
    assertThat(records.decisions().ofCase("INV-1"))
        .singleElement()
        .extracting(Decision::binding)
        .isEqualTo(
            CheckedContent.of(
                input.required(dev.pitcrew.records.check.ReadInvoice.class, "invoice"),
                "V1001",
                "aa"));
  }

  @Test
  void shouldBindTheCallBackToTheAccountWhenItPasses() {
    // when
    work.run(
        input(
            "verify-bank-account",
            "carl",
            "\"bankAccount\": {\"decision\": \"confirmed\", \"by\": \"carl\"}"));

    // then
    assertThat(FourEyes.isConfirmed(records, "INV-1", "DE06999900020044556677")).isTrue();
    assertThat(FourEyes.isConfirmed(records, "INV-1", "DE66999900070031415926")).isFalse();
  }

  @Test
  void shouldDenyTheCodingWhenItCannotBeBooked() {
    assertThat(work.run(coding("X9", "100.00")))
        .isEqualTo(
            new JobOutcome.Denied(
                "Line 1 has the VAT code X9, which the books of Brückner & Voss Maschinenbau GmbH"
                    + " do not know."));
    assertThat(work.run(coding("V19", "90.00"))).isInstanceOf(JobOutcome.Denied.class);
    assertThat(records.decisions().ofCase("INV-1")).isEmpty();

    // and when it can, it passes
    assertThat(work.run(coding("V19", "100.00"))).isEqualTo(JobOutcome.completed());
    assertThat(records.decisions().ofCase("INV-1"))
        .extracting(Decision::decision)
        .containsExactly("coded");
  }

  @Test
  void shouldFetchWhateverATaskCanBeCompletedWith() {
    assertThat(GuardDecision.VARIABLES)
        .contains("validation", "claimDecision", "review", "bankFetched", "policy")
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldAskAPersonWhenTheJobIsNoListener() {
    assertThatThrownBy(() -> work.run(JobInput.parse(1, 2, 3, "invoice-intake", "{}")))
        .isInstanceOf(ContractBroken.class)
        .hasMessage(
            "Expected to guard a decision as a completing task listener, but the job is none.");
  }

  private static JobInput coding(String vatCode, String net) {
    return input(
        "code-invoice",
        "clara",
        """
        "coding": {"lines": [{"line": 1, "net": "%s", "account": "6815", "costCentre": "1100", "vatCode": "%s",
          "source": "person"}], "complete": true, "costCentres": ["1100"], "by": "clara"}
        """
            .formatted(net, vatCode));
  }

  private static JobInput input(String element, String assignee, String variables) {
    return JobInput.parse(
        1,
        2,
        3,
        "invoice-intake",
        "{" + CASE + "," + variables + "}",
        new ListenedTask(77, element, assignee));
  }
}
