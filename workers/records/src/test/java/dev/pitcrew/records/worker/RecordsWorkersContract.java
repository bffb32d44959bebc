package dev.pitcrew.records.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.InvoicePeople;
import dev.pitcrew.records.OutboxMessage;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.check.Thresholds;
import dev.pitcrew.records.guard.Guard;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class RecordsWorkersContract {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String INTAKE =
      """
      "intake": {"caseId": "INV-1", "channel": "folder", "fileName": "a.pdf", "sha256": "aa", "receivedAt": "2026-11-20T08:59:00Z"}
      """;
  private static final String INVOICE =
      """
      "invoice": {"fields": {
        "vendor": {"value": "Hansen Bürobedarf GmbH", "confidence": 0.99, "page": 1, "box": [1, 2.5, 3, 4], "source": "text"},
        "customer": {"value": "Brückner & Voss Maschinenbau GmbH", "confidence": 1, "source": "text"},
        "invoice_number": {"value": "RE-1", "confidence": 1, "source": "text"},
        "issue_date": {"value": "2026-11-10", "confidence": 1, "source": "text"},
        "currency": {"value": "EUR", "confidence": 1, "source": "text"},
        "net": {"value": "100.00", "confidence": 1, "source": "text"},
        "tax": {"value": "19.00", "confidence": 1, "source": "text"},
        "total": {"value": "119.00", "confidence": 1, "source": "text"},
        "payable": {"value": "119.00", "confidence": 1, "source": "text"},
        "iban": {"value": "%s", "confidence": 1, "source": "text"}}, "lineItems": [], "future": 1}
      """;
  private static final String MASTER_IBAN = "DE06999900020044556677";
  private static final String NEW_IBAN = "DE66999900070031415926";
  private static final String CHECK =
      """
      "check": {"vendorId": "V1001", "vendorName": "Hansen Bürobedarf GmbH", "entityId": "brueckner-voss"}
      """;

  @TempDir Path folder;

  private final TestBooks books;
  private final FixedPolicies policies = new FixedPolicies();
  private Records records;
  private long userTasks;

  RecordsWorkersContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws SQLException {
    records = Records.open(books.stocked(folder), InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldAnswerTheCheckAndNoteTheCaseWhenAnInvoiceWasRead() {
    // when
    var outcome =
        new CheckInvoice(records, Thresholds.SHIPPED)
            .run(
                input(
                    INTAKE,
                    INVOICE.formatted(MASTER_IBAN),
                    "\"reading\": {\"kind\": \"scan\", \"findings\": []}"));

    // then
    assertThat(((JobOutcome.Completed) outcome).variables().get("check"))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("vendorId", "V1001")
        .containsEntry("vendorRisk", "low")
        .containsEntry("documentType", "invoice")
        .containsEntry("amount", "119.00")
        .containsEntry("confident", true)
        .doesNotContainKey("duplicateOf");
    var noted = records.cases().find("INV-1").orElseThrow();
    assertThat(noted.kind()).isEqualTo("scan");
    assertThat(noted.vendor()).isEqualTo("V1001");
    assertThat(noted.startedAt()).isEqualTo("2026-11-20T08:59:00Z");
    assertThat(noted.touched()).isFalse();
  }

  @Test
  void shouldAskForAPersonWhenTheContractIsBroken() {
    assertThatThrownBy(() -> new CheckInvoice(records, Thresholds.SHIPPED).run(input(INTAKE)))
        .isInstanceOf(ContractBroken.class)
        .hasMessage("Expected to find variable invoice, but it is missing.");
  }

  @Test
  void shouldKnowTheVendorNextTimeWhenAPersonCorrectedItsName() {
    // given
    var read = INVOICE.formatted(MASTER_IBAN);

    // when
    new RegisterValidation(records)
        .run(
            input(
                INTAKE,
                read,
                """
                "validation": {"decision": "correct", "by": "clara", "corrections": {
                  "vendor": {"from": "Hansen Bueroladen", "to": "Hansen Bürobedarf GmbH"}, "total": "119.00"}},
                "check": {"read": {"vendor": "Hansen Bueroladen"}}
                """));

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().aliases())
        .contains("Hansen Bueroladen");
    assertThat(records.corrections().ofVendor("V1001"))
        .extracting(one -> one.field() + " " + one.read() + " " + one.corrected() + " " + one.box())
        .containsExactlyInAnyOrder(
            "vendor Hansen Bueroladen Hansen Bürobedarf GmbH [1,2.5,3,4]",
            "total null 119.00 null");
    assertThat(
            ((JobOutcome.Completed)
                    new CheckInvoice(records, Thresholds.SHIPPED)
                        .run(
                            input(
                                INTAKE,
                                read.replace("Hansen Bürobedarf GmbH", "Hansen Bueroladen"))))
                .variables()
                .get("check")
                .toString())
        .contains("vendorId=V1001");
  }

  @Test
  void shouldNotLearnANameWhenItIsNothingLikeTheVendors() {
    // when
    new RegisterValidation(records)
        .run(
            input(
                INTAKE,
                INVOICE.formatted(MASTER_IBAN),
                """
                "validation": {"decision": "correct", "by": "clara", "corrections": {
                  "vendor": "Hansen Bürobedarf GmbH"}},
                "check": {"read": {"vendor": "Rechnung"}}
                """));

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().aliases()).doesNotContain("Rechnung");
  }

  @Test
  void shouldPostOnceWhenTheJobIsHandedOutTwice() {
    // given
    var input =
        input(
            INTAKE,
            INVOICE.formatted(MASTER_IBAN),
            CHECK,
            "\"document\": {\"documentId\": \"d1\"}");
    var work = new PostInvoice(records, policies);

    check(input);

    // when
    var first = work.run(input);
    var second = work.run(input);

    // then
    assertThat(first).isEqualTo(second);
    assertThat(((JobOutcome.Completed) first).variables().get("posting").toString())
        .isEqualTo("{invoiceId=INV-1, dueDate=2026-11-24, payable=119.00, currency=EUR}");
    assertThat(records.invoices().ofVendor("V1001"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.payable()).isEqualByComparingTo("119.00");
              assertThat(item.total()).isEqualByComparingTo("119.00");
              assertThat(item.document()).isEqualTo("{\"documentId\":\"d1\"}");
            });
  }

  @Test
  void shouldSayAlreadyPostedWhenAnotherCaseHasTheNumber() {
    // given
    var work = new PostInvoice(records, policies);
    work.run(checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK));
    var other = checked(INTAKE.replace("INV-1", "INV-2"), INVOICE.formatted(MASTER_IBAN), CHECK);

    // when, then
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThat(work.run(other))
          .isEqualTo(
              JobOutcome.error(
                  "already-posted", "RE-1 of Hansen Bürobedarf GmbH was posted before."));
    }
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldTakeOverTheAccountWhenItWasConfirmed() {
    // given
    var input = checked(INTAKE, INVOICE.formatted(NEW_IBAN), CHECK, steps("approver", "director"));
    decided("validate-invoice", "correct", "clara", null);
    decided("verify-bank-account", "confirmed", "carl", FourEyes.accountHash(NEW_IBAN));
    approved(input, "anton", "dora");

    // when
    new PostInvoice(records, policies).run(input);

    // then
    var vendor = records.vendors().find("V1001").orElseThrow();
    assertThat(vendor.iban()).isEqualTo(NEW_IBAN);
    assertThat(vendor.bankChangedAt()).isEqualTo(NOW);
    assertThat(records.invoices().find("INV-1").orElseThrow().iban()).isEqualTo(NEW_IBAN);
    assertThat(records.invoices().people().of("INV-1", InvoicePeople.Part.APPROVED))
        .containsExactly("anton", "dora");
    assertThat(records.invoices().people().of(java.util.List.of("INV-1")))
        .containsExactlyInAnyOrder("clara", "carl", "anton", "dora");
    assertThat(records.bankChanges().ofVendor("V1001"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.requestedBy()).isEqualTo("clara");
              assertThat(change.decidedBy()).isEqualTo("carl");
            });
  }

  @Test
  void shouldPostNothingWhenWhoConfirmedTheAccountIsNoSecondPerson() {
    // given
    var input = checked(INTAKE, INVOICE.formatted(NEW_IBAN), CHECK);
    records.bankChanges().request("V1001", NEW_IBAN, null, "carl", "Letter.");
    decided("verify-bank-account", "confirmed", "carl", FourEyes.accountHash(NEW_IBAN));

    // when
    var outcome = new PostInvoice(records, policies).run(input);

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.NeedsPerson.class,
            needs -> assertThat(needs.toString()).contains("but carl asked for it."));
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(MASTER_IBAN);
    assertThat(records.invoices().find("INV-1")).isEmpty();
  }

  @Test
  void shouldDenyTheCallBackWhenTheNumberIsNotTheMasterDatas() {
    // given
    var work =
        new GuardDecision(
            records,
            new Guard(records, username -> java.util.List.of(), (username, purpose) -> true));

    // when, then
    assertThat(work.run(calledBack("+49 171 6660666")))
        .isEqualTo(
            new JobOutcome.Denied(
                "Call Hansen Bürobedarf GmbH at +49 40 5550 210, the number in the master data; +49 171 6660666 is another one."));
    assertThat(work.run(calledBack("040 5550-210")))
        .isNotEqualTo(work.run(calledBack("+49 171 6660666")));
  }

  private static JobInput calledBack(String number) {
    var job =
        input(
            INTAKE,
            INVOICE.formatted(NEW_IBAN),
            CHECK,
            "\"bankAccount\": {\"decision\": \"confirmed\", \"by\": \"carl\", \"calledNumber\": \"%s\"}"
                .formatted(number));
    return new JobInput(
        job.jobKey(),
        job.processInstanceKey(),
        job.elementInstanceKey(),
        job.processId(),
        job.variables(),
        new JobInput.ListenedTask(77, "verify-bank-account", "carl"),
        job.headers(),
        job.retries());
  }

  @Test
  void shouldKeepTheKnownAccountWhenNobodyConfirmedAnother() {
    // when
    new PostInvoice(records, policies).run(checked(INTAKE, INVOICE.formatted(NEW_IBAN), CHECK));

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(MASTER_IBAN);
    assertThat(records.invoices().find("INV-1").orElseThrow().iban()).isEqualTo(MASTER_IBAN);
  }

  @Test
  void shouldVoidTheApprovalsWhenTheDataWereChangedSinceTheCheck() {
    // given
    var asApproved = checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, steps("approver"));
    approved(asApproved, "anton");

    // when somebody changes amount, account or vendor through the API after the approval
    var amount = INVOICE.formatted(MASTER_IBAN).replace("\"119.00\"", "\"900.00\"");
    var account = INVOICE.formatted(NEW_IBAN);
    var vendor = CHECK.replace("V1001", "V1002");

    // then
    var refusal =
        JobOutcome.error(
            "approval-void", "The data of the invoice were changed after it was checked.");
    var work = new PostInvoice(records, policies);
    assertThat(work.run(input(INTAKE, amount, CHECK, steps("approver")))).isEqualTo(refusal);
    assertThat(work.run(input(INTAKE, account, CHECK, steps("approver")))).isEqualTo(refusal);
    assertThat(work.run(input(INTAKE, INVOICE.formatted(MASTER_IBAN), vendor, steps("approver"))))
        .isEqualTo(refusal);
    assertThat(records.invoices().latest(10)).isEmpty();
    assertThat(records.audit().about("case", "INV-1"))
        .filteredOn(entry -> entry.what().equals("decisions-void"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.reason())
                    .isEqualTo("The data of the invoice were changed after it was checked."));

    // and with the data put back it still has to be approved again
    assertThat(work.run(asApproved))
        .isEqualTo(JobOutcome.error("approval-void", "1 approvals are needed, but 0 were given."));
    approved(asApproved, "anton");
    assertThat(work.run(asApproved)).isInstanceOf(JobOutcome.Completed.class);
  }

  @Test
  void shouldMakeAmountsNegativeWhenItIsACreditNote() {
    // given
    var credit =
        INVOICE
            .formatted(MASTER_IBAN)
            .replace("\"lineItems\"", "\"x\"")
            .replace(
                "\"fields\": {",
                "\"fields\": {\"type_code\": {\"value\": \"381\", \"confidence\": 1},");

    // when
    new PostInvoice(records, policies).run(checked(INTAKE, credit, CHECK));

    // then
    var item = records.invoices().find("INV-1").orElseThrow();
    assertThat(item.type()).isEqualTo(Invoice.Type.CREDIT_NOTE);
    assertThat(item.payable()).isEqualByComparingTo("-119.00");
  }

  @Test
  void shouldStopAndThenBeApprovedAnewWhenTheListOfApprovalsWasShortened() {
    // given a policy that asks for two, and an operator who left one of them in the variable
    policies.due("approver", "director");
    var input =
        checked(
            INTAKE,
            INVOICE.formatted(MASTER_IBAN),
            CHECK,
            "\"approval\": {\"steps\": [{\"role\": \"approver\"}]}");
    approved(input, "anton");
    var work = new PostInvoice(records, policies);

    // when
    var stopped = work.run(input);

    // then
    assertThat(stopped)
        .isEqualTo(
            new JobOutcome.NeedsPerson(
                "Expected the approvals that are due: policy approval-policy (version 1, rule rule-of-2) asks for approver, director, but the process lists approver. 2 approvals are needed, but 1 were given. Put the policy's steps back into variable approval and retry: then it is checked and approved anew."));
    assertThat(work.run(input)).isEqualTo(stopped);
    assertThat(records.invoices().find("INV-1")).isEmpty();
    assertThat(records.decisions().standing("INV-1", "approve-invoice")).hasSize(1);
    assertThat(records.effects().unresolved()).isEmpty();
    assertThat(audited("approvals-short"))
        .contains("\"due\":\"approver, director\"", "\"listed\":\"approver\"")
        .contains("\"given\":\"anton\"", "\"version\":1");

    // and when the steps are back, the approvals are void and asked for anew
    var restored =
        input(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, steps("approver", "director"));
    assertThat(work.run(restored))
        .isEqualTo(JobOutcome.error("approval-void", "2 approvals are needed, but 1 were given."));
    approved(input, "anton", "dora");
    assertThat(work.run(restored)).isInstanceOf(JobOutcome.Completed.class);
    assertThat(audited("policy-applied"))
        .contains("\"due\":\"approver, director\"", "\"given\":\"anton, dora\"");
  }

  @Test
  void shouldNotPostWithoutApprovalWhenTheListWasEmptiedOrTakenAway() {
    policies.due("approver");
    for (var list : List.of("\"approval\": {\"steps\": []}", "\"approval\": null")) {
      // given
      var input = checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, list);

      // when, then: each is another job
      assertThat(
              new PostInvoice(records, policies)
                  .run(JobInput.parse(list.length(), 2, 3, "p", input.variables().toString())))
          .isInstanceOfSatisfying(
              JobOutcome.NeedsPerson.class,
              stop -> assertThat(stop.message()).contains("lists nobody"));
    }
    assertThat(records.invoices().find("INV-1")).isEmpty();
  }

  @Test
  void shouldNotTakeAnApproverForTheDirectorWhenTheRoleOfAStepWasChanged() {
    // given two approvals, each at a step for approvers
    policies.due("approver", "director");
    var input =
        checked(
            INTAKE,
            INVOICE.formatted(MASTER_IBAN),
            CHECK,
            "\"approval\": {\"steps\": [{\"role\": \"approver\"}, {\"role\": \"approver\"}]}");
    for (var who : List.of("anton", "sven")) {
      records.approvalSteps().plan(50 + userTasks, "INV-1", "approver");
      approved(input, who);
      records.approvalSteps().decided("INV-1", userTasks);
    }

    // when, then
    assertThat(new PostInvoice(records, policies).run(input))
        .isInstanceOfSatisfying(
            JobOutcome.NeedsPerson.class,
            stop -> assertThat(stop.message()).contains("No director has approved it."));
    assertThat(records.invoices().find("INV-1")).isEmpty();
  }

  @Test
  void shouldAskThePolicyByTheBooksAndTheVersionPeopleWereAskedBy() {
    // given a check, a plan by version 1, and an operator who writes a smaller amount
    var input = checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, steps());
    new PlanApproval(records, policies)
        .run(input(INTAKE, CHECK, "\"step\": {\"role\": \"approver\"}"));
    policies.deployAnother();
    var smaller =
        input(
            INTAKE,
            INVOICE.formatted(MASTER_IBAN),
            CHECK.replace("{", "{\"amount\": \"0.01\", \"vendorRisk\": \"low\", "),
            "\"approval\": {\"steps\": []}");
    policies.asked.clear();
    policies.versions.clear();

    // when
    assertThat(new PostInvoice(records, policies).run(smaller))
        .isInstanceOf(JobOutcome.Completed.class);

    // then
    assertThat(policies.asked.getFirst())
        .containsEntry("validated", false)
        .containsEntry("documentType", "invoice")
        .containsEntry("currency", "EUR")
        .containsEntry("orderMatched", false)
        .hasEntrySatisfying(
            "amount",
            amount -> assertThat(new BigDecimal(amount.toString())).isEqualByComparingTo("119"));
    assertThat(policies.versions.getFirst().orElseThrow().version()).isEqualTo(1);
    assertThat(audited("policy-applied")).contains("\"version\":1");

    // and a case that is checked again is asked by the newest
    check(input);
    assertThat(records.policyNotes().table("INV-1", "approval-policy")).isEmpty();
  }

  private String audited(String what) {
    return records.audit().about("case", "INV-1").stream()
        .filter(entry -> entry.what().equals(what))
        .findFirst()
        .orElseThrow()
        .after();
  }

  @Test
  void shouldVoidTheApprovalWhenFourEyesAreNotFour() {
    // given
    decided("validate-invoice", "correct", "dora", null);

    // when, then what the variables say about approvals counts for nothing
    assertVoid(
        "2 approvals are needed, but 1 were given.",
        steps("approver", "director"),
        "\"approvals\": [{\"decision\": \"approved\", \"by\": \"sven\"}]",
        "anton");
    assertVoid(
        "dora validated the invoice or approved it before, and cannot approve it too.",
        steps("approver"),
        "\"approvals\": []",
        "dora");
    assertVoid(
        "anton validated the invoice or approved it before, and cannot approve it too.",
        steps("approver", "director"),
        "\"approvals\": []",
        "anton",
        "anton");
    decided("approve-invoice", "approved", "anton", "the hash of something else");
    assertVoid(
        "anton approved something else than what is to be posted.",
        steps("approver"),
        "\"approvals\": []");
    assertThat(records.invoices().find("INV-1")).isEmpty();

    // and the next, proper approval counts
    var input = checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, steps("approver"));
    approved(input, "anton");
    new PostInvoice(records, policies).run(input);
    assertThat(records.invoices().find("INV-1")).isPresent();
  }

  @Test
  void shouldForgetTheApprovalsWhenTheCaseEndsOtherwise() {
    // given
    decided("approve-invoice", "approved", "anton", "bound");
    decided("approve-invoice", "rejected", "dora", "bound");

    // when
    new CloseCase(records).run(input(INTAKE, "\"outcome\": \"rejected\""));

    // then
    assertThat(records.decisions().standing("INV-1", "approve-invoice")).isEmpty();
  }

  @Test
  void shouldWriteToNobodyWhenAReportIsGivenUp() {
    // when
    new CloseCase(records)
        .run(
            input(
                INTAKE,
                "\"outcome\": \"rejected\"",
                "\"report\": {\"requestId\": \"INV-1\"}",
                "\"review\": {\"decision\": \"rejected\", \"reason\": \"The month is not posted.\"}"));

    // then
    assertThat(records.cases().find("INV-1").orElseThrow().reason())
        .isEqualTo("The month is not posted.");
    assertThat(records.outbox().latest(10)).isEmpty();
  }

  @Test
  void shouldTellTheSenderOnceWhenACaseIsRefused() {
    // given
    var work = new CloseCase(records);
    var input =
        input(
            INTAKE,
            "\"outcome\": \"rejected\"",
            "\"validation\": {\"decision\": \"reject\", \"by\": \"clara\", \"reason\": \"The sums are wrong.\"}");

    // when
    work.run(input);
    work.run(input);

    // then
    var closed = records.cases().find("INV-1").orElseThrow();
    assertThat(closed.outcome()).isEqualTo("rejected");
    assertThat(closed.reason()).isEqualTo("The sums are wrong.");
    assertThat(closed.touched()).isTrue();
    assertThat(closed.took().orElseThrow()).hasSeconds(60);
    assertThat(records.outbox().latest(10))
        .containsExactly(
            new OutboxMessage(
                "sender of a.pdf",
                "We cannot accept your invoice",
                "a.pdf (INV-1): The sums are wrong.",
                NOW));
  }

  @Test
  void shouldGiveTheRightReasonWhenACaseIsClosed() {
    assertThat(closedWith("unreadable", "\"reason\": \"The PDF is encrypted.\""))
        .isEqualTo("The PDF is encrypted.");
    assertThat(closedWith("duplicate", "\"check\": {\"duplicateOf\": \"INV-0\"}"))
        .isEqualTo("It was posted before as INV-0.");
    assertThat(
            closedWith(
                "rejected",
                "\"bankAccount\": {\"decision\": \"refused\", \"reason\": \"Not theirs.\", \"by\": \"carl\"}"))
        .isEqualTo("Not theirs.");
    assertThat(
            closedWith(
                "rejected",
                "\"approvals\": [{\"decision\": \"rejected\", \"reason\": \"Not ordered.\", \"by\": \"anton\"}, null]"))
        .isEqualTo("Not ordered.");
    assertThat(closedWith("posted", "\"reason\": \"old\"")).isNull();
  }

  @Test
  void shouldRemindOnceWhenTheJobIsHandedOutTwice() {
    // given
    var work = new RemindApprover(records);
    var input =
        input(
            INTAKE,
            "\"step\": {\"role\": \"director\"}",
            "\"check\": {\"vendorName\": \"Hansen\", \"amount\": \"1.00\", \"currency\": \"EUR\"}");

    // when
    work.run(input);
    work.run(input);

    // then
    assertThat(records.outbox().latest(10))
        .containsExactly(
            new OutboxMessage(
                "director",
                "An invoice waits for approval",
                "INV-1 of Hansen, 1.00 EUR, has waited for a working day.",
                NOW));
  }

  private @org.jspecify.annotations.Nullable String closedWith(String outcome, String variables) {
    var id = "INV-" + outcome + variables.hashCode();
    new CloseCase(records)
        .run(input(INTAKE.replace("INV-1", id), "\"outcome\": \"" + outcome + "\"", variables));
    return records.cases().find(id).orElseThrow().reason();
  }

  private void assertVoid(String why, String steps, String approvals, String... people) {
    var input = checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK, steps, approvals);
    approved(input, people);
    assertThat(new PostInvoice(records, policies).run(input))
        .isEqualTo(JobOutcome.error("approval-void", why));
  }

  private void approved(JobInput input, String... people) {
    var content =
        CheckedContent.of(
            input.required(dev.pitcrew.records.check.ReadInvoice.class, "invoice"),
            "V1001",
            input.requiredText("intake", "sha256"));
    for (var who : people) {
      decided("approve-invoice", "approved", who, content);
    }
  }

  private void decided(
      String element, String word, String by, @org.jspecify.annotations.Nullable String binding) {
    records
        .decisions()
        .record(
            new dev.pitcrew.records.Decision(
                ++userTasks, "INV-1", element, word, null, by, null, binding, NOW));
  }

  private String steps(String... roles) {
    policies.due(roles);
    var steps =
        java.util.Arrays.stream(roles)
            .map("{\"role\": \"%s\", \"label\": \"x\"}"::formatted)
            .toList();
    return "\"approval\": {\"rule\": \"r\", \"steps\": [%s], \"reasons\": []}"
        .formatted(String.join(",", steps));
  }

  /** As it is when the check has seen it. */
  private JobInput checked(String... variables) {
    return check(input(variables));
  }

  private JobInput check(JobInput input) {
    new CheckInvoice(records, Thresholds.SHIPPED).run(input);
    return input;
  }

  private static JobInput input(String... variables) {
    return JobInput.parse(1, 2, 3, "invoice-intake", "{" + String.join(",", variables) + "}");
  }
}
