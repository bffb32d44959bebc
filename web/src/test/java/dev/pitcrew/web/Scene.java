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

  static final long ORDER = 2251799813685720L;
  static final long CODING = 2251799813685740L;

  static final long INSTANCE = 2251799813685800L;

  private static final SampleSheet SHEET = new SampleSheet();

  private Scene() {}

  static void all(StubEngine engine) {
    validate(engine);
    approve(engine, "clara");
    bankAccount(engine);
    order(engine);
    coding(engine);
    release(engine);
    form(engine);
    cockpit(engine);
    ClaimScene.all(engine);
    CorrectionScene.all(engine);
    BotStepScene.all(engine);
    HireScene.all(engine);
    ReportScene.review(engine);
    ReportScene.budget(engine);
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

  /** An invoice of three that is more than its order leaves. */
  static void order(StubEngine engine) {
    engine.task(ORDER, "resolve-order", "Resolve order", "controller");
    common(engine, ORDER + 2, "rechnung-0417.pdf");
    ObjectNode invoice = StubEngine.JSON.createObjectNode();
    fields(invoice);
    engine.variable(ORDER + 2, "invoice", invoice.toString());
    engine.variable(
        ORDER + 2,
        "check",
        """
        {"vendorName":"Muster GmbH","order":{"number":"4500-0771","state":"excess","lines":[
          {"line":"1","description":"Spindle","ordered":"10","received":"6","invoicedBefore":"10",
           "thisInvoice":"3","orderPrice":"120.00","unitPrice":"125.00"}]}}
        """);
  }

  /** An invoice of two lines, the second of which nobody knows where to put. */
  static void coding(StubEngine engine) {
    engine.task(CODING, "code-invoice", "Code invoice", "clerk");
    common(engine, CODING + 2, "rechnung-0417.pdf");
    ObjectNode invoice = StubEngine.JSON.createObjectNode();
    fields(invoice);
    engine.variable(CODING + 2, "invoice", invoice.toString());
    engine.variable(CODING + 2, "check", "{\"vendorName\":\"Muster GmbH\"}");
    engine.variable(
        CODING + 2,
        "coding",
        """
        {"lines":[
          {"line":1,"description":"Paper","net":"800.00","account":"6815","costCentre":"1100",
           "vatCode":"S19","source":"vendor"},
          {"line":2,"description":"Carpet","net":"200.00","source":"vendor"}],
         "complete":false,"costCentres":["1100"]}
        """);
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

  /** Two cases, one of them stopped; and a payment run whose file is written. */
  static void cockpit(StubEngine engine) {
    engine.definition(definition(7, "invoice-intake", "Invoice intake"), BPMN);
    engine.definition(definition(8, "payment-run", "Payment run"), BPMN);
    engine.instance(instance(INSTANCE, 7, "invoice-intake", "Invoice intake", "ACTIVE", true));
    engine.instance(instance(VALIDATE + 2, 7, "invoice-intake", "Invoice intake", "ACTIVE", false));
    engine.instance(instance(901, 8, "payment-run", "Payment run", "COMPLETED", false));
    engine.variable(901, "proposal", PROPOSAL);
    engine.variable(901, "release", "{\"decision\":\"released\",\"by\":\"theo\"}");
    engine.variable(901, "outcome", "\"paid-out\"");
    engine.variable(
        901,
        "paymentFile",
        "{\"document\":"
            + reference("file")
            + ",\"fileName\":\"pain.001-RUN-2026-11-21-1.xml\",\"controlSum\":\"1505.50\",\"count\":2}");
    engine.document("file", "<Document/>".getBytes(StandardCharsets.UTF_8));
    engine.variable(INSTANCE, "intake", "{\"caseId\":\"INV-1\",\"fileName\":\"scan-0007.pdf\"}");
    engine.element(element(1, "arrived", "Document arrived", "START_EVENT", "COMPLETED"));
    engine.element(
        element(2, "read", "Read document", "SERVICE_TASK", "ACTIVE").put("hasIncident", true));
    ObjectNode incident = StubEngine.JSON.createObjectNode();
    incident.put("incidentKey", "55").put("processDefinitionKey", "7");
    incident.put("processDefinitionId", "invoice-intake");
    incident.put("processInstanceKey", String.valueOf(INSTANCE)).put("errorType", "JOB_NO_RETRIES");
    incident.put("errorMessage", "The reader ran out of time after 120 s on page 3.");
    incident.put("elementId", "read").put("elementInstanceKey", "2").put("state", "ACTIVE");
    incident.put("creationTime", "2026-11-21T10:02:00.000Z").put("jobKey", "77");
    incident.put("tenantId", "<default>");
    engine.incident(incident);
  }

  private static ObjectNode definition(long key, String id, String name) {
    ObjectNode definition = StubEngine.JSON.createObjectNode();
    definition.put("processDefinitionKey", String.valueOf(key)).put("processDefinitionId", id);
    definition.put("name", name).put("resourceName", id + ".bpmn").put("version", 1);
    return definition.put("tenantId", "<default>").put("hasStartForm", false);
  }

  private static ObjectNode instance(
      long key, long definition, String id, String name, String state, boolean incident) {
    ObjectNode instance = StubEngine.JSON.createObjectNode();
    instance.put("processInstanceKey", String.valueOf(key)).put("processDefinitionId", id);
    instance.put("processDefinitionKey", String.valueOf(definition));
    instance.put("processDefinitionName", name).put("processDefinitionVersion", 1);
    instance.put("startDate", "2026-11-21T09:58:00.000Z").put("state", state);
    if (state.equals("COMPLETED")) {
      instance.put("endDate", "2026-11-21T10:05:00.000Z");
    }
    instance.putArray("tags");
    return instance.put("hasIncident", incident).put("tenantId", "<default>");
  }

  private static ObjectNode element(long key, String id, String name, String type, String state) {
    ObjectNode element = StubEngine.JSON.createObjectNode();
    element.put("elementInstanceKey", String.valueOf(key)).put("processDefinitionKey", "7");
    element.put("processDefinitionId", "invoice-intake").put("elementId", id);
    element.put("processInstanceKey", String.valueOf(INSTANCE)).put("elementName", name);
    element.put("startDate", "2026-11-21T09:58:00.000Z").put("type", type).put("state", state);
    if (state.equals("COMPLETED")) {
      element.put("endDate", "2026-11-21T09:58:00.120Z");
    }
    return element.put("hasIncident", false).put("tenantId", "<default>");
  }

  private static final String BPMN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
       xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
       xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
       xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="t">
      <bpmn:process id="invoice-intake" name="Invoice intake" isExecutable="true">
      <bpmn:startEvent id="arrived" name="Document arrived"/>
      <bpmn:serviceTask id="read" name="Read document"/>
      <bpmn:userTask id="validate" name="Validate invoice"/>
      <bpmn:endEvent id="posted" name="Posted"/>
      <bpmn:sequenceFlow id="f1" sourceRef="arrived" targetRef="read"/>
      <bpmn:sequenceFlow id="f2" sourceRef="read" targetRef="validate"/>
      <bpmn:sequenceFlow id="f3" sourceRef="validate" targetRef="posted"/>
      </bpmn:process>
      <bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="p" bpmnElement="invoice-intake">
      <bpmndi:BPMNShape id="s1" bpmnElement="arrived"><dc:Bounds x="100" y="122" width="36" height="36"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="s2" bpmnElement="read"><dc:Bounds x="200" y="100" width="100" height="80"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="s3" bpmnElement="validate"><dc:Bounds x="370" y="100" width="100" height="80"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="s4" bpmnElement="posted"><dc:Bounds x="540" y="122" width="36" height="36"/></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="136" y="140"/><di:waypoint x="200" y="140"/></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e2" bpmnElement="f2"><di:waypoint x="300" y="140"/><di:waypoint x="370" y="140"/></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e3" bpmnElement="f3"><di:waypoint x="470" y="140"/><di:waypoint x="540" y="140"/></bpmndi:BPMNEdge>
      </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>
      """;

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
