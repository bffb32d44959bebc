package dev.pitcrew.web;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A month's report at its review, put into the stand-in engine. */
final class ReportScene {

  static final long REVIEW = 2251799813686500L;
  static final long BUDGET = 2251799813686520L;

  private ReportScene() {}

  /** The second version of October: two figures are others than in the first. */
  static void review(StubEngine engine) {
    engine
        .task(REVIEW, "review-report", "Review report", "controller")
        .put("processDefinitionId", "report-generation")
        .put("dueDate", "2026-11-24T16:00:00.000Z");
    engine.document("pdf", PDF.getBytes(StandardCharsets.US_ASCII));
    engine.document("xlsx", "PK".getBytes(StandardCharsets.UTF_8));
    engine.document("budget", "PK".getBytes(StandardCharsets.UTF_8));
    engine.variable(
        REVIEW + 2,
        "report",
        """
        {"requestId":"RPT-1","reportId":"REP-E-1-2026-10","period":"2026-10","title":"Monthly report October 2026",
         "currency":"EUR","recipients":["dora","board@muster.example"]}
        """);
    ObjectNode frozen = (ObjectNode) StubEngine.JSON.readTree(FROZEN);
    frozen.set("charts", charts());
    engine.variable(REVIEW + 2, "frozen", frozen.toString());
    engine.variable(REVIEW + 2, "workbookDocument", reference("xlsx", "REP-E-1-2026-10-v2.xlsx"));
    engine.variable(REVIEW + 2, "pdf", reference("pdf", "REP-E-1-2026-10-v2.pdf"));
    engine.variable(REVIEW + 2, "budgetFile", reference("budget", "budget-2026.xlsx"));
  }

  /** The budget in the shared folder is no sheet. */
  static void budget(StubEngine engine) {
    engine
        .task(BUDGET, "mend-budget", "Mend budget", "controller")
        .put("processDefinitionId", "report-generation");
    engine.document("found", "hello".getBytes(StandardCharsets.UTF_8));
    engine.variable(
        BUDGET + 2,
        "report",
        "{\"title\":\"Monthly report October 2026\",\"period\":\"2026-10\",\"sharedFile\":\"budget-E-1-2026-10.xlsx\"}");
    engine.variable(BUDGET + 2, "reason", "\"The file is no spreadsheet.\"");
    engine.variable(
        BUDGET + 2,
        "sharedSheet",
        "{\"fileName\":\"budget-2026.xlsx\",\"document\":%s}"
            .formatted(reference("found", "budget-2026.xlsx")));
  }

  private static ObjectNode charts() {
    ObjectNode charts = StubEngine.JSON.createObjectNode();
    ObjectNode budget = charts.putObject("budget").put("title", "Budget and cost by account");
    budget.putArray("categories").add("4000 Goods").add("4210 Rent").add("6815 Office");
    ArrayNode series = budget.putArray("series");
    series.addObject().put("name", "Budget").putArray("values").add("12000").add("4000").add("900");
    series
        .addObject()
        .put("name", "Cost")
        .putArray("values")
        .add("10417.30")
        .add("4000.00")
        .add("1190.00");
    ObjectNode days = charts.putObject("costByDay").put("title", "Cost by day");
    ArrayNode categories = days.putArray("categories");
    ArrayNode values = days.putArray("series").addObject().put("name", "Cost").putArray("values");
    for (int day = 1; day <= 31; day++) {
      categories.add("2026-10-%02d".formatted(day));
      values.add(String.valueOf(day * 37 % 23 * 40 - (day == 17 ? 300 : 0)));
    }
    return charts;
  }

  private static String reference(String id, String name) {
    return """
        {"camunda.document.type":"camunda","storeId":"files","documentId":"%s","contentHash":"%s-hash",
         "metadata":{"fileName":"%s","contentType":"application/octet-stream"}}
        """
        .formatted(id, id, name);
  }

  /** One page with one line; viewers find its parts without a table of them. */
  private static final String PDF =
      """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R
       /Resources << /Font << /F 5 0 R >> >> >> endobj
      4 0 obj << /Length 49 >> stream
      BT /F 18 Tf 20 140 Td (Monthly report) Tj ET     \s
      endstream endobj
      5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
      trailer << /Root 1 0 R >>
      """;

  private static final String FROZEN =
      """
      {"reportId":"REP-E-1-2026-10","version":2,"frozenAt":"2026-11-05T06:00:04Z",
      "sha256":"7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069",
      "differences":[
       {"figure":"books.cost","label":"Cost","before":"15480.10","after":"15607.30"},
       {"figure":"budget.left","label":"Left of the budget","before":"1419.90","after":"1292.70"}],
      "figures":[
       {"id":"books.cost","label":"Cost","value":"15607.30","unit":"EUR",
        "source":{"kind":"query","name":"cost-of-the-month","parameters":{"entity":"E-1"}}},
       {"id":"books.invoices","label":"Invoices posted","value":"41","unit":"count",
        "source":{"kind":"query","name":"invoices-posted","parameters":{}}},
       {"id":"kpi.touchless","label":"Invoices without a person","value":"73.2","unit":"percent",
        "source":{"kind":"query","name":"touchless-rate","parameters":{}}},
       {"id":"kpi.cycle","label":"From arrival to posting","value":"19.4","unit":"hours",
        "source":{"kind":"query","name":"cycle-time","parameters":{}}},
       {"id":"budget.total","label":"Budget","value":"16900.00","unit":"EUR",
        "source":{"kind":"cells","document":{"documentId":"budget","fileName":"budget-2026.xlsx"},"cells":"Plan!C4:C19"}},
       {"id":"budget.left","label":"Left of the budget","value":"1292.70","unit":"EUR",
        "source":{"kind":"formula","of":["budget.total","books.cost"]}},
       {"id":"bank.fees","label":"Fees of the bank","value":"","unit":"EUR",
        "source":{"kind":"cells","document":{"documentId":"x","fileName":"turnover.csv"},"cells":"D2:D32"}}],
      "tables":[
       {"id":"vendors","title":"Largest vendors","columns":[{"name":"Vendor","type":"text"},
        {"name":"Invoices","type":"count"},{"name":"Gross","type":"money"}],
        "rows":[["Nordwind Bürobedarf GmbH","3","1428.00"],["<b>Südwind</b> Energie AG","1","315.50"]],
        "source":{"kind":"query","name":"largest-vendors","parameters":{}}}]}
      """;
}
