package dev.pitcrew.web;

import java.nio.charset.StandardCharsets;

/** Claims that came back to clara, put into the stand-in engine. */
final class CorrectionScene {

  static final long CORRECT = 2251799813686300L;
  static final long UNREADABLE = 2251799813686320L;

  private CorrectionScene() {}

  static void all(StubEngine engine) {
    correct(engine);
    unreadable(engine);
  }

  /** A sheet with a day that can be read in two ways, a bad amount and a category nobody knows. */
  static void correct(StubEngine engine) {
    task(engine, CORRECT);
    engine.document("sheet", "PK sheet".getBytes(StandardCharsets.UTF_8));
    engine.document("marked", "PK marked".getBytes(StandardCharsets.UTF_8));
    engine.document("taxi", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1});
    engine.variable(
        CORRECT + 2,
        "claim",
        """
        {"claimId":"EXP-0c9d8e7f6a5b","claimant":"clara","entityId":"E-1","channel":"upload",
         "title":"Customer visit in Vienna","sheet":%s,"receipts":[%s]}
        """
            .formatted(reference("sheet", "vienna.xlsx"), reference("taxi", "taxi.png")));
    engine.variable(CORRECT + 2, "markedCopy", reference("marked", "vienna-marked.xlsx"));
    engine.variable(
        CORRECT + 2,
        "table",
        """
        {"sheet":"Claims","rowCount":5,"rows":[
        {"row":3,"cells":{"date":{"cell":"A3","text":"03/04/2026"},"description":{"cell":"C3","value":"Taxi to the customer"},
         "amount":{"cell":"E3","value":"23.80"}}},
        {"row":4,"cells":{"date":{"cell":"A4","value":"2026-11-04"},"description":{"cell":"C4","value":"Lunch with Südwind"},
         "amount":{"cell":"E4","text":"forty"}}}]}
        """);
    engine.variable(CORRECT + 2, "claimLines", LINES);
  }

  static void unreadable(StubEngine engine) {
    task(engine, UNREADABLE);
    engine.document("broken", "%PDF".getBytes(StandardCharsets.UTF_8));
    engine.variable(
        UNREADABLE + 2,
        "claim",
        "{\"claimId\":\"EXP-1\",\"claimant\":\"clara\",\"title\":\"November\",\"receipts\":[],\"sheet\":%s}"
            .formatted(reference("broken", "november.xlsx")));
    engine.variable(UNREADABLE + 2, "reason", "\"The file is protected with a password.\"");
  }

  private static void task(StubEngine engine, long key) {
    engine
        .task(key, "correct-claim", "Correct claim", "nobody")
        .put("processDefinitionId", "expense-approval")
        .put("dueDate", "2026-12-04T11:00:00.000Z")
        .put("assignee", "clara")
        .putArray("candidateGroups");
  }

  private static String reference(String id, String name) {
    return """
        {"camunda.document.type":"camunda","storeId":"files","documentId":"%s","contentHash":"%s",
         "metadata":{"fileName":"%s","contentType":"application/octet-stream"}}
        """
        .formatted(id, id, name);
  }

  private static final String LINES =
      """
      {"total":null,"currency":"EUR","lines":[
      {"line":3,"date":"2026-11-05","category":"lodging","description":"Hotel Wien","amount":"140.00",
       "currency":"EUR","paidWith":"own","receipt":"hotel-wien.pdf"},
      {"line":4,"date":"2026-11-05","category":"taxi","description":"Taxi to the station","amount":"19.50",
       "currency":"EUR","paidWith":"own","receipt":"taxi"}],
      "problems":[
      {"code":"no-number","sheet":"Claims","cell":"E4","line":2,"field":"amount","value":"forty",
       "expected":"an amount such as 12.50",
       "message":"Claims, cell E4: expected an amount such as 12.50, but found 'forty'."},
      {"code":"unknown-category","sheet":"Claims","cell":"B4","line":2,"field":"category","value":"food",
       "expected":"one of travel, lodging, meals",
       "message":"Claims, cell B4: expected one of travel, lodging, meals, but found 'food'."}],
      "questions":[
      {"code":"unclear","sheet":"Claims","cell":"A3","line":1,"field":"date","value":"03/04/2026",
       "expected":"a day that can be read in one way only","message":"Claims, cell A3: which day is it?",
       "readings":[{"value":"2026-04-03","means":"3 April 2026"},{"value":"2026-03-04","means":"4 March 2026"}]}]}
      """;
}
