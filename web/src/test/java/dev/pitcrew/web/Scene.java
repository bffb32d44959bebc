package dev.pitcrew.web;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cases that look real, put into the stand-in engine. */
final class Scene {

  static final long VALIDATE = 2251799813685300L;
  static final long APPROVE = 2251799813685400L;
  static final long BANK = 2251799813685500L;
  static final long RELEASE = 2251799813685600L;
  static final long FORM = 2251799813685700L;

  private static final SampleSheet SHEET = new SampleSheet();

  private Scene() {}

  static void all(StubEngine engine) {
    validate(engine);
    approve(engine, "clara");
    bankAccount(engine);
    release(engine);
    form(engine);
  }

  static void validate(StubEngine engine) {
    engine
        .task(VALIDATE, "validate-invoice", "Validate invoice", "clerk")
        .put("dueDate", "2026-11-22T11:00:00.000Z");
    common(engine, VALIDATE + 2, "rechnung-0417.pdf");
    ObjectNode invoice = StubEngine.JSON.createObjectNode();
    ObjectNode fields = fields(invoice);
    SHEET.field(fields, "tax", "180.00", 0.48, "ocr");
    SHEET.field(fields, "iban", "DE02120300000000202057", 0.55, "ocr");
    engine.variable(VALIDATE + 2, "invoice", invoice.toString());
    ObjectNode check = check();
    check.putArray("doubtfulFields").add("tax").add("iban");
    ArrayNode findings = check.putArray("findings");
    finding(findings, "error", "tax", "Net + tax is 1,180.00, total says 1,190.00.");
    finding(findings, "error", "iban", "The check digits of the IBAN do not fit.");
    finding(findings, "warning", "", "This vendor’s last invoice came eleven days ago.");
    engine.variable(VALIDATE + 2, "check", check.toString());
  }

  static void approve(StubEngine engine, String validatedBy) {
    engine
        .task(APPROVE, "approve-invoice", "Approve invoice", "approver")
        .put("dueDate", "2026-11-24T11:00:00.000Z");
    common(engine, APPROVE + 2, "rechnung-0417.pdf");
    ObjectNode invoice = StubEngine.JSON.createObjectNode();
    fields(invoice);
    engine.variable(APPROVE + 2, "invoice", invoice.toString());
    ObjectNode check = check();
    check.putArray("doubtfulFields");
    finding(check.putArray("findings"), "info", "", "No purchase order is named.");
    engine.variable(APPROVE + 2, "check", check.toString());
    engine.variable(
        APPROVE + 2,
        "validation",
        "{\"decision\":\"correct\",\"by\":\"%s\",\"corrections\":{\"tax\":\"190.00\"}}"
            .formatted(validatedBy));
    engine.variable(
        APPROVE + 2,
        "approval",
        """
        {"rule":"2","steps":[{"role":"approver","label":"Approval by the department"}],
        "reasons":["The amount is over 500 EUR.","A person corrected what was read."]}
        """);
    engine.variable(
        APPROVE + 2, "step", "{\"role\":\"approver\",\"label\":\"Approval by the department\"}");
    engine.variable(APPROVE + 2, "approvals", "[null]");
  }

  static void bankAccount(StubEngine engine) {
    engine.task(BANK, "verify-bank-account", "Verify bank account", "controller");
    common(engine, BANK + 2, "rechnung-0417.pdf");
    ObjectNode invoice = StubEngine.JSON.createObjectNode();
    fields(invoice);
    engine.variable(BANK + 2, "invoice", invoice.toString());
    ObjectNode check = check().put("bankAccountChanged", true);
    finding(
        check.putArray("findings"),
        "error",
        "iban",
        "The account on the invoice is not the one in the vendor master.");
    engine.variable(BANK + 2, "check", check.toString());
  }

  static void release(StubEngine engine) {
    engine
        .task(RELEASE, "release-payments", "Release payments", "treasurer")
        .put("processDefinitionId", "payment-run")
        .put("processName", "Payment run");
    engine.variable(RELEASE + 2, "proposal", PROPOSAL);
  }

  static final String PROPOSAL =
      """
      {"runId":"RUN-2026-11-21-1","count":2,"total":"1505.50","currency":"EUR",
      "executionDate":"2026-11-24","items":[
      {"invoiceId":"I-1","vendorId":"V-1","vendor":"Nordwind Bürobedarf GmbH",
      "iban":"DE02120300000000202051","amount":"1190.00","invoiceNumber":"RE-2026-0417",
      "dueDate":"2026-12-03"},
      {"invoiceId":"I-2","vendorId":"V-2","vendor":"Südwind Energie AG",
      "iban":"AT483200000012345864","amount":"315.50","invoiceNumber":"4711/26",
      "dueDate":"2026-11-20"}],
      "held":[{"invoiceId":"I-3","reason":"The vendor’s account was changed two days ago."}]}
      """;

  static void form(StubEngine engine) {
    engine.task(FORM, "check-list", "Check list", "clerk").put("formKey", "5");
    engine.form(
        FORM,
        """
        {"type":"default","id":"list","schemaVersion":18,"components":[
        {"type":"text","text":"# Before the month is closed","id":"c0"},
        {"type":"textfield","key":"answer.name","label":"Who did it","id":"c1",
        "validate":{"required":true}},
        {"type":"checkbox","key":"answer.done","label":"All receipts are there","id":"c2"},
        {"type":"radio","key":"answer.when","label":"When","id":"c3","values":[
        {"label":"Today","value":"today"},{"label":"Tomorrow","value":"tomorrow"}]}]}
        """);
  }

  private static void common(StubEngine engine, long instance, String fileName) {
    engine.document("page-1", SHEET.png());
    engine.document("words-1", SHEET.words());
    engine.document("original", "%PDF-1.7 sample".getBytes(StandardCharsets.UTF_8));
    engine.variable(instance, "document", reference("original"));
    engine.variable(
        instance,
        "intake",
        """
        {"caseId":"INV-0a1b2c3d4e5f","channel":"folder","fileName":"%s","sha256":"0a1b",
        "receivedAt":"2026-11-21T09:58:00Z"}
        """
            .formatted(fileName));
    engine.variable(
        instance,
        "reading",
        """
        {"kind":"scan","language":"de","millis":3900,"pageCount":1,"pages":[
        {"page":1,"width":595,"height":842,"image":%s}],"words":%s,"findings":[]}
        """
            .formatted(reference("page-1"), reference("words-1")));
  }

  private static String reference(String id) {
    return "{\"camunda.document.type\":\"camunda\",\"storeId\":\"local\",\"documentId\":\""
        + id
        + "\",\"contentHash\":\"h\",\"metadata\":{}}";
  }

  private static ObjectNode fields(ObjectNode invoice) {
    ObjectNode fields = invoice.putObject("fields");
    SHEET.field(fields, "vendor", "Nordwind Bürobedarf GmbH", 0.97, "ocr");
    SHEET.field(fields, "invoice_number", "RE-2026-0417", 0.95, "ocr");
    SHEET.field(fields, "issue_date", "2026-11-03", 0.96, "ocr");
    SHEET.field(fields, "due_date", "2026-12-03", 0.93, "ocr");
    SHEET.field(fields, "currency", "EUR", 0.99, "ocr");
    SHEET.field(fields, "net", "1000.00", 0.94, "ocr");
    SHEET.field(fields, "tax", "190.00", 0.94, "ocr");
    SHEET.field(fields, "total", "1190.00", 0.96, "ocr");
    SHEET.field(fields, "payable", "1190.00", 0.9, "ocr");
    SHEET.field(fields, "iban", "DE02120300000000202051", 0.92, "ocr");
    SHEET.field(fields, "vat_id", "DE129273398", 0.91, "ocr");
    ArrayNode lines = invoice.putArray("lineItems");
    lines
        .addObject()
        .put("description", "Druckerpapier A4")
        .put("quantity", "40")
        .put("unitPrice", "16.00")
        .put("amount", "640.00");
    lines
        .addObject()
        .put("description", "Bürostuhl Ergo")
        .put("quantity", "1")
        .put("unitPrice", "360.00")
        .put("amount", "360.00");
    return fields;
  }

  private static ObjectNode check() {
    ObjectNode check = StubEngine.JSON.createObjectNode();
    check.put("vendorId", "V-1").put("vendorName", "Nordwind Bürobedarf GmbH");
    check.put("bankAccountChanged", false).put("confident", false);
    check
        .putArray("vendorCandidates")
        .addObject()
        .put("vendorId", "V-1")
        .put("name", "Nordwind Bürobedarf GmbH")
        .put("why", "same VAT id");
    return check;
  }

  private static void finding(ArrayNode findings, String severity, String field, String message) {
    ObjectNode finding = findings.addObject().put("code", "x").put("severity", severity);
    finding.put("message", message);
    if (!field.isEmpty()) {
      finding.put("field", field);
    }
  }
}
