package dev.pitcrew.engine.conformance.shipped;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Paths through the shipped processes. */
final class Cases {

  private static final String INVOICE =
      """
      {"intake": {"caseId": "INV-1", "sha256": "ab", "fileName": "a.pdf"}, "document": {"documentId": "d"}}""";
  private static final String READ =
      """
      {"reading": {"kind": "digital-pdf"}, "invoice": {"fields": {}}}""";
  private static final String PLAN =
      """
      {"plan": {"remindAt": "2199-01-01T00:00:00Z", "escalateAt": "2199-01-03T00:00:00Z",
       "dueAt": "2199-01-02T00:00:00Z", "candidateUsers": ["anton"], "escalateTo": {"role": "director"}}}""";
  private static final String PAST_PLAN = PLAN.replace("2199", "2001");
  private static final String CODED =
      """
      {"coding": {"lines": [], "complete": true, "costCentres": []}}""";
  private static final String RECORDED =
      """
      {"plan": {"caseId": "OFF-E1", "name": "Mira Keller", "person": {"name": "Mira Keller"}, "tellTo": "hr",
       "lastDayAt": "2001-01-01T00:00:00Z", "equipmentDueAt": "2001-01-02T00:00:00Z", "accessDueAt": "2001-01-02T00:00:00Z"}}""";

  private Cases() {}

  static List<Case> all() {
    return Stream.of(invoices(), expenses(), reports(), people(), payments())
        .flatMap(List::stream)
        .toList();
  }

  private static String check(String otherwise) {
    return """
    {"check": {"vendorId": "V1001", "vendorName": "Hansen", "vendorRisk": "low", "documentType": "invoice",
     "amount": "119.00", "currency": "EUR", "bankAccountChanged": false, "confident": true, "findings": [],
     "blocking": false, "buyer": "ours", "intercompany": false, "order": {"state": "none"}%s}}"""
        .formatted(otherwise.isEmpty() ? "" : ", " + otherwise);
  }

  private static Case invoice(String name) {
    return Case.of("invoice: " + name, "invoice-intake")
        .published("document-received", "ab", INVOICE)
        .answer("documents.read", READ)
        .answer("records.check-invoice", check(""))
        .answer("records.code-invoice", CODED)
        .answer("records.plan-approval", PLAN)
        .answer("records.register-validation", "{}")
        .answer("records.post-invoice", "{\"posting\": {\"invoiceId\": \"INV-1\"}}")
        .answer("documents.archive", "{\"archive\": {}}")
        .answer("records.remind-approver", "{}")
        .answer("records.escalate-approval", "{}")
        .answer("records.close-case", "{}");
  }

  private static String checkOf(String amount) {
    return check("").replace("\"119.00\"", amount);
  }

  private static List<Case> invoices() {
    String unsure = check("").replace("\"confident\": true", "\"confident\": false");
    return List.of(
        invoice("posted without a person").passes("posted"),
        invoice("approved by a person")
            .answer("records.check-invoice", checkOf("\"2500.00\""))
            .answer(
                "approve-invoice",
                "{\"approvalDecision\": {\"decision\": \"approved\", \"by\": \"anton\"}}")
            .passes("approve-invoice", "posted"),
        invoice("approved late, after a reminder and an escalation")
            .answer("records.check-invoice", checkOf("\"2500.00\""))
            .answer("records.plan-approval", PAST_PLAN)
            .answer(
                "approve-invoice",
                "{\"approvalDecision\": {\"decision\": \"approved\", \"by\": \"anton\"}}")
            .passes("reminded", "posted"),
        invoice("rejected by the approver")
            .answer("records.check-invoice", checkOf("\"2500.00\""))
            .answer(
                "approve-invoice",
                "{\"approvalDecision\": {\"decision\": \"rejected\", \"by\": \"anton\", \"reason\": \"No.\"}}")
            .passes("rejected"),
        invoice("corrected by a clerk")
            .answer("records.check-invoice", unsure, check(""))
            .answer(
                "validate-invoice",
                "{\"validation\": {\"decision\": \"correct\", \"by\": \"clara\"}, \"invoice\": {\"fields\": {\"total\": {\"value\": \"10.00\"}}}}")
            .answer(
                "approve-invoice",
                "{\"approvalDecision\": {\"decision\": \"approved\", \"by\": \"anton\"}}")
            .passes("validate-invoice", "register-validation", "posted"),
        invoice("rejected by a clerk")
            .answer("records.check-invoice", unsure)
            .answer(
                "validate-invoice",
                "{\"validation\": {\"decision\": \"reject\", \"by\": \"clara\", \"reason\": \"No.\"}}")
            .passes("rejected"),
        invoice("a duplicate")
            .answer("records.check-invoice", check("\"duplicateOf\": \"INV-0\""))
            .passes("duplicate"),
        invoice("found posted already")
            .answer("records.post-invoice", "!already-posted {\"reason\": \"It is there.\"}")
            .passes("duplicate"),
        invoice("unreadable")
            .answer("documents.read", "!unreadable {\"reason\": \"It is encrypted.\"}")
            .passes("unreadable"),
        invoice("the reader is out of order").answer("documents.read", "?"));
  }

  private static Case claim(String name, String amount) {
    return Case.of("expenses: " + name, "expense-approval")
        .published(
            "claim-received",
            "EXP-1",
            "{\"claim\": {\"claimId\": \"EXP-1\", \"claimant\": \"emil\", \"receipts\": [], \"lines\": [{}]}}")
        .answer(
            "records.read-claim",
            """
            {"claimLines": {"lines": [{"line": 1, "category": "training", "date": "2026-11-10", "paidWith": "own"}],
             "problems": [], "questions": []}}""")
        .answer("documents.read-receipt", "{\"receipts\": []}")
        .answer(
            "records.match-claim",
            """
            {"matching": {"lines": [{"line": 1, "amountInBooks": "%1$s", "daysLate": 3, "weekend": false, "hasReceipt": true,
             "receiptDoubtful": false, "differences": []}], "total": "%1$s", "grade": "B"}}"""
                .formatted(amount))
        .answer("records.plan-claim-approval", PLAN)
        .answer(
            "records.post-claim",
            "{\"posting\": {\"reimbursable\": \"%s\", \"companyCard\": \"0.00\"}}"
                .formatted(amount))
        .answer("spreadsheets.read", "{\"table\": {\"rows\": []}}")
        .answer("spreadsheets.mark", "{\"markedCopy\": {\"documentId\": \"m\"}}")
        .answer("records.remind-approver", "{}")
        .answer("records.escalate-approval", "{}")
        .answer("records.tell-claimant", "{}")
        .answer("records.close-case", "{}");
  }

  private static String decided(String decision) {
    return "{\"claimDecision\": {\"lines\": [{\"line\": 1, \"decision\": \"%s\"}], \"by\": \"anton\"}}"
        .formatted(decision);
  }

  private static List<Case> expenses() {
    return List.of(
        claim("reimbursed without a person", "24.10").passes("claim-posted"),
        claim("approved by a person", "400.00")
            .answer("decide-claim", decided("approved"))
            .passes("decide-claim", "claim-posted"),
        claim("refused by a person", "400.00")
            .answer("decide-claim", decided("rejected"))
            .passes("decide-claim"),
        claim("withdrawn while a person decides", "400.00")
            .begins(
                scenario ->
                    scenario
                        .publish(
                            "claim-received",
                            "EXP-1",
                            "{\"claim\": {\"claimId\": \"EXP-1\", \"claimant\": \"emil\", \"receipts\": [], \"lines\": [{}]}}")
                        .publish("claim-withdrawn", "EXP-1", "{}"))
            .passes("claim-given-up"));
  }

  private static Case report(String name) {
    String table = "{\"table\": {\"rows\": [{\"row\": 2}]}}";
    return Case.of("report: " + name, "report-generation")
        .published(
            "report-requested",
            "REQ-1",
            "{\"report\": {\"requestId\": \"REQ-1\", \"period\": \"2026-10\"}}")
        .answer(
            "records.open-report",
            """
            {"report": {"requestId": "REQ-1", "period": "2026-10", "title": "Report", "locale": "en", "recipients": ["board@example.org"]}}""")
        .answer("records.collect-books", "{\"books\": {}}")
        .answer("records.collect-kpis", "{\"kpis\": {}}")
        .answer(
            "records.find-shared-file",
            "{\"sharedSheet\": {\"document\": {\"documentId\": \"csv\"}}}")
        .answer("browser.run", "{\"bot\": {\"downloads\": [{\"documentId\": \"csv\"}]}}")
        .answer("spreadsheets.read", table)
        .answer(
            "records.freeze-report",
            """
            {"frozen": {"reportId": "REP-1", "version": 1, "frozenAt": "2026-11-04T05:00:00Z"}, "workbook": {"sheets": []}}""")
        .answer("spreadsheets.write", "{\"workbookDocument\": {\"documentId\": \"xlsx\"}}")
        .answer("reports.render-pdf", "{\"pdf\": {\"documentId\": \"pdf\"}}")
        .answer("review-report", "{\"review\": {\"decision\": \"approved\", \"by\": \"carl\"}}")
        .answer("records.archive-report", "{\"archived\": {\"version\": 1}}")
        .answer("records.send-report", "{\"mail\": {\"state\": \"written\"}}")
        .answer("records.close-case", "{}");
  }

  private static List<Case> reports() {
    return List.of(
        report("published").passes("report-published"),
        report("rejected")
            .answer(
                "review-report",
                "{\"review\": {\"decision\": \"rejected\", \"by\": \"carl\", \"reason\": \"No.\"}}")
            .passes("report-rejected"),
        report("published without a budget")
            .answer("records.find-shared-file", "!shared-file-missing {\"reason\": \"No budget.\"}")
            .passes("report-published"),
        report("a person fetches what the bot could not")
            .answer(
                "browser.run",
                "!bot-failed {\"botFailure\": {\"bot\": \"bank\", \"reason\": \"Down.\", \"toDo\": []}}")
            .answer(
                "fetch-bank-report",
                "{\"bankFetched\": {\"decision\": \"fetched\", \"document\": {\"documentId\": \"csv\"}, \"by\": \"carl\"}}")
            .passes("fetch-bank-report", "report-published"),
        Case.of("report: asked for on the first", "report-schedule")
            .begins(scenario -> scenario.pass(Duration.ofDays(31)))
            .answer(
                "records.plan-report",
                "{\"plan\": {\"due\": true, \"runAt\": \"2001-01-01T00:00:00Z\", \"period\": \"2026-10\"}}")
            .answer("records.request-report", "{}"));
  }

  private static final String HIRE =
      """
      "hire": {"hireId": "HIR-1", "caseId": "HIR-1", "name": "Mira Keller", "firstName": "Mira", "lastName": "Keller",
       "email": "mira@example.com", "startDate": "2027-01-11", "annualSalary": "52000.00", "language": "de"}""";

  private static Case hired(String name) {
    String past = "\"2001-01-01T00:00:00Z\"";
    return Case.of("onboarding: " + name, "onboarding", "onboard-employee", "portal-access")
        .published(
            "roster-received",
            "RST-1",
            "{\"roster\": {\"rosterId\": \"RST-1\", \"by\": \"hanna\", \"hires\": [{\"firstName\": \"Mira\"}]}}")
        .answer(
            "records.register-hires",
            """
            {"registration": {"registered": true, "problems": [],
             "hires": [{"hireId": "HIR-1", "caseId": "HIR-1", "name": "Mira Keller", "language": "de"}]}}""")
        .answer(
            "records.plan-onboarding",
            """
            {%s, "contract": {"data": {"managerName": "Anton Berg"}, "fileName": "c.pdf"},
             "plan": {"contractDueAt": %2$s, "accessAt": %2$s, "accessDueAt": %2$s, "equipmentAt": %2$s, "accountsAt": %2$s,
              "managerListAt": %2$s, "itListAt": %2$s, "welcomeAt": %2$s, "firstDayAt": %2$s,
              "checkIns": [{"name": "first-day", "at": %2$s}, {"name": "day-30", "at": %2$s}, {"name": "day-90", "at": %2$s}],
              "managerTask": {"candidateUsers": ["anton"], "candidateGroups": []},
              "hireTask": {"candidateUsers": ["clara"], "candidateGroups": ["hr"]}}}"""
                .formatted(HIRE, past))
        .answer("reports.render-pdf", "{\"pdf\": {\"documentId\": \"d\"}}")
        .answer(
            "sign-contract",
            "{\"contractDecision\": {\"decision\": \"signed\", \"document\": {\"documentId\": \"s\"}, \"by\": \"hanna\"}}")
        .answer("records.store-contract", "{\"signedContract\": {\"sha256\": \"aa\"}}")
        .answer(
            "approve-access",
            "{\"accessDecision\": {\"decision\": \"approved\", \"access\": [\"hr-portal\", \"it-portal\"], \"by\": \"anton\"}}")
        .answer("records.request-access", "{\"request\": {\"grantId\": \"G\", \"already\": false}}")
        .answer("browser.run", "{\"bot\": {\"outputs\": {\"account\": \"mira\"}}}")
        .answer("records.grant-access", "{\"granted\": {\"account\": \"mira\"}}")
        .answer("records.revoke-access", "{\"revoked\": {\"account\": \"mira\"}}")
        .answer("records.order-equipment", "{\"order\": {\"orderId\": \"EQ-1\"}}")
        .answer(
            "manager-check-list",
            "{\"checkList\": {\"decision\": \"done\", \"done\": [], \"by\": \"anton\"}}")
        .answer(
            "it-check-list",
            "{\"checkList\": {\"decision\": \"done\", \"done\": [], \"by\": \"anton\"}}")
        .answer(
            "hire-check-list",
            "{\"checkList\": {\"decision\": \"done\", \"done\": [], \"by\": \"anton\"}}")
        .answer(
            "hold-check-in",
            "{\"checkIn\": {\"decision\": \"done\", \"note\": \"so so\", \"by\": \"anton\"}}")
        .answer("records.hand-over-equipment", "{\"equipment\": []}")
        .answer("mail.send", "{\"mail\": {}}")
        .answer("records.close-personnel-case", "{}");
  }

  private static List<Case> people() {
    return List.of(
        hired("everybody is here").passes("onboarded", "roster-done"),
        hired("declines")
            .answer(
                "sign-contract",
                "{\"contractDecision\": {\"decision\": \"declined\", \"reason\": \"no\"}}")
            .passes("hire-declined", "roster-done"),
        Case.of(
                "offboarding: everything comes back",
                "offboarding",
                "portal-access",
                "onboard-employee")
            .published(
                "leaver-announced",
                "E1",
                "{\"leaver\": {\"employeeId\": \"E1\", \"lastDay\": \"2027-06-26\", \"by\": \"hanna\"}}")
            .answer("records.plan-offboarding", RECORDED)
            .answer(
                "records.open-access",
                """
                {"openAccess": [{"grantId": "GRT-0", "system": "hr-portal", "account": "E-0"}],
                 "equipmentOut": [{"id": "EQ-1/1", "item": "Laptop"}]}""")
            .answer(
                "records.request-access", "{\"request\": {\"grantId\": \"G\", \"already\": false}}")
            .answer(
                "browser.run",
                "!bot-failed {\"botFailure\": {\"bot\": \"b\", \"stepText\": \"Click\", \"toDo\": [\"Click\"], \"resumeFrom\": \"saved\", \"outputs\": {}}}",
                "{\"bot\": {}}")
            .answer(
                "do-bot-step",
                "{\"botStep\": {\"decision\": \"resume\", \"by\": \"ivo\", \"outputs\": {}}}")
            .answer("records.revoke-access", "{\"revoked\": {\"grantId\": \"G\"}}")
            .answer(
                "return-equipment",
                "{\"equipmentReturn\": {\"decision\": \"returned\", \"by\": \"ivo\"}}")
            .answer("records.return-equipment", "{\"equipment\": []}")
            .answer(
                "records.prove-access",
                "{\"proof\": {\"proven\": true, \"open\": [], \"revoked\": [1], \"equipmentMissing\": []}}")
            .answer("mail.send", "{\"mail\": {}}")
            .answer("records.close-personnel-case", "{}")
            .passes("do-bot-step", "offboarded"),
        Case.of(
                "offboarding: an employee nobody knows",
                "offboarding",
                "portal-access",
                "onboard-employee")
            .published(
                "leaver-announced",
                "E1",
                "{\"leaver\": {\"employeeId\": \"E1\", \"lastDay\": \"2027-06-26\", \"by\": \"hanna\"}}")
            .answer("records.plan-offboarding", "!employee-unknown {\"reason\": \"Nobody.\"}")
            .answer("mail.send", "{\"mail\": {}}")
            .answer("records.close-personnel-case", "{}")
            .passes("nobody-left"));
  }

  private static Case payment(String name, int count) {
    return Case.of("payments: " + name, "payment-run")
        .created("payment-run", "{\"runDate\": \"2026-11-20\"}")
        .answer(
            "payments.propose",
            "{\"proposal\": {\"runId\": \"PR-1\", \"count\": %d, \"total\": \"1.00\"}}"
                .formatted(count))
        .answer("payments.create-file", "{\"paymentFile\": {\"messageId\": \"PR-1\"}}")
        .answer("payments.discard", "{}")
        .answer(
            "release-payments", "{\"release\": {\"decision\": \"released\", \"by\": \"theo\"}}");
  }

  private static List<Case> payments() {
    return List.of(
        payment("paid", 2).passes("release-payments", "paid-out"),
        payment("nothing due", 0).passes("nothing-due"),
        payment("discarded", 1)
            .answer(
                "release-payments",
                "{\"release\": {\"decision\": \"discarded\", \"by\": \"theo\"}}")
            .passes("discarded"),
        payment("a binding is broken", 1)
            .answer(
                "payments.create-file", "!binding-broken {\"reason\": \"The account changed.\"}")
            .passes("discarded"),
        Case.of("payments: every day at six", "payment-run-schedule", "payment-run")
            .begins(scenario -> scenario.pass(Duration.ofDays(1)))
            .answer("payments.plan-run", "{\"plan\": {\"day\": \"2026-03-03\", \"due\": true}}")
            .answer("payments.propose", "{\"proposal\": {\"count\": 0}}")
            .passes("nothing-due", "run-ended"));
  }
}
