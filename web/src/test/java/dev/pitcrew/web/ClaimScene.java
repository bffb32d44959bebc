package dev.pitcrew.web;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Claims that look real, put into the stand-in engine. */
final class ClaimScene {

  static final long DECIDE = 2251799813686100L;
  static final long FINANCE = 2251799813686200L;

  private ClaimScene() {}

  static void all(StubEngine engine) {
    decide(engine);
    finance(engine);
  }

  /** Six lines at the manager's: clean, cut, refused, and three that a person has to look at. */
  static void decide(StubEngine engine) {
    engine
        .task(DECIDE, "decide-claim", "Decide on claim", "nobody")
        .put("processDefinitionId", "expense-approval")
        .put("dueDate", "2026-11-24T11:00:00.000Z")
        .putArray("candidateUsers")
        .add("anton");
    put(engine, DECIDE + 2, "{\"role\":\"manager\",\"label\":\"Decide on the claim\"}");
  }

  /** The same at finance, after the manager has cut the dinner and refused the bar. */
  static void finance(StubEngine engine) {
    engine
        .task(FINANCE, "decide-claim", "Decide on claim", "controller")
        .put("processDefinitionId", "expense-approval");
    put(engine, FINANCE + 2, "{\"role\":\"controller\",\"label\":\"Decide for finance\"}");
    engine.variable(
        FINANCE + 2,
        "decisions",
        """
        [{"by":"anton","at":"2026-11-20T09:12:00Z","lines":[
          {"line":1,"decision":"approved","amount":"129.90"},
          {"line":2,"decision":"approved","amount":"80.00","reason":"Wine is not paid."},
          {"line":3,"decision":"refused","reason":"Not a business occasion."},
          {"line":4,"decision":"approved","amount":"110.65"},
          {"line":5,"decision":"approved","amount":"28.00"},
          {"line":6,"decision":"refused","reason":"It was handed in before."}]},null]
        """);
  }

  private static void put(StubEngine engine, long instance, String step) {
    SampleReceipt train = receipt(engine, "train-ticket", "Deutsche Bahn", "129.90", "03");
    SampleReceipt dinner = receipt(engine, "dinner", "Ristorante Da Vinci", "86.40", "04");
    SampleReceipt bar = receipt(engine, "bar", "Bar am Ufer", "41.50", "07");
    SampleReceipt left = receipt(engine, "parking", "Parkhaus Mitte", "12.00", "04");
    ArrayNode documents = StubEngine.JSON.createArrayNode();
    ArrayNode readings = StubEngine.JSON.createArrayNode();
    for (SampleReceipt one : new SampleReceipt[] {train, dinner, bar, left}) {
      documents.add(one.reference("image/png"));
      readings.add(one.reading());
    }
    ObjectNode claim = StubEngine.JSON.createObjectNode();
    claim.put("claimId", "EXP-4f21c07d9a3e").put("claimant", "clara").put("entityId", "E-1");
    claim.put("channel", "upload").put("title", "Trade fair in Berlin");
    claim.put("submittedAt", "2026-11-18T08:30:00Z").set("receipts", documents);
    engine.variable(instance, "claim", claim.toString());
    engine.variable(instance, "receipts", readings.toString());
    engine.variable(instance, "claimLines", LINES);
    engine.variable(instance, "matching", MATCHING);
    engine.variable(instance, "policy", POLICY);
    engine.variable(
        instance,
        "approval",
        """
        {"rule":"manager","steps":[{"role":"manager","label":"Decide on the claim"}],
         "reasons":["The policy wants a person to look at a line."]}
        """);
    engine.variable(instance, "step", step);
    engine.variable(instance, "decisions", "[null]");
  }

  private static SampleReceipt receipt(
      StubEngine engine, String id, String merchant, String total, String day) {
    SampleReceipt receipt =
        new SampleReceipt(id, merchant, "2026-11-" + day, day + ".11.2026", total);
    engine.document(id, receipt.png());
    return receipt;
  }

  private static final String LINES =
      """
      {"total":null,"currency":"EUR","problems":[],"questions":[],"lines":[
      {"line":1,"date":"2026-11-03","category":"travel","description":"Train to Berlin and back",
       "merchant":"Deutsche Bahn","amount":"129.90","currency":"EUR","country":"DE","paidWith":"own",
       "receipt":"train-ticket.png"},
      {"line":2,"date":"2026-11-04","category":"meals","description":"Dinner with Nordwind",
       "merchant":"Da Vinci","amount":"96.40","currency":"EUR","country":"DE","paidWith":"own",
       "receipt":"dinner.png"},
      {"line":3,"date":"2026-11-07","category":"entertainment","description":"Drinks after the fair",
       "merchant":"Bar am Ufer","amount":"41.50","currency":"EUR","country":"DE",
       "paidWith":"company-card","receipt":"bar.png"},
      {"line":4,"date":"2026-11-05","category":"lodging","description":"Hotel, one night",
       "merchant":"Hotel Spree","amount":"120.00","currency":"USD","country":"DE","paidWith":"own",
       "receipt":"hotel.pdf"},
      {"line":5,"date":"2026-11-05","category":"per-diem","description":"Daily allowance",
       "amount":"32.00","currency":"EUR","country":"DE","paidWith":"own","days":"1"},
      {"line":6,"date":"2026-10-02","category":"taxi","description":"Taxi to the office",
       "merchant":"Taxi Blau","amount":"23.80","currency":"EUR","country":"DE","paidWith":"own"}]}
      """;

  private static final String MATCHING =
      """
      {"currency":"EUR","grade":"B","total":"434.25","companyCardTotal":"41.50",
      "reimbursable":"392.75","receiptsLeft":[3],"lines":[
      {"line":1,"receipt":0,"agreement":0.98,"differences":[],"amountInBooks":"129.90",
       "currency":"EUR","taxRecoverable":"8.50","weekend":false,"daysLate":15,"hasReceipt":true,
       "receiptDoubtful":false},
      {"line":2,"receipt":1,"agreement":0.71,"amountInBooks":"96.40","currency":"EUR",
       "differences":[{"code":"amount-differs","severity":"warning","field":"amount",
        "message":"The claim asks for more than the receipt shows.","expected":"96.40","found":"86.40"}],
       "taxRecoverable":"13.80","weekend":false,"daysLate":14,"hasReceipt":true,
       "receiptDoubtful":false},
      {"line":3,"receipt":2,"agreement":0.95,"differences":[],"amountInBooks":"41.50",
       "currency":"EUR","taxRecoverable":"6.63","weekend":true,"daysLate":11,"hasReceipt":true,
       "receiptDoubtful":false},
      {"line":4,"agreement":0,"differences":[{"code":"receipt-not-there","severity":"warning",
        "field":"receipt","message":"The receipt hotel.pdf was not handed in."}],
       "rate":{"from":"USD","to":"EUR","rate":"0.92208","on":"2026-11-05","source":"European Central Bank"},
       "amountInBooks":"110.65","currency":"EUR","taxRecoverable":"0.00","weekend":false,"daysLate":13,
       "hasReceipt":false,"receiptDoubtful":false},
      {"line":5,"agreement":0,"differences":[],"amountInBooks":"32.00","currency":"EUR",
       "taxRecoverable":"0.00","weekend":false,"daysLate":13,"perDiem":"28.00","hasReceipt":false,
       "receiptDoubtful":false},
      {"line":6,"agreement":0,"differences":[],"amountInBooks":"23.80","currency":"EUR",
       "taxRecoverable":"0.00","duplicateOf":{"claimId":"EXP-77aa10b2c3d4","line":2,
        "why":"Claim EXP-77aa10b2c3d4 has a line of the same day, merchant and amount."},
       "weekend":false,"daysLate":47,"hasReceipt":false,"receiptDoubtful":false}]}
      """;

  private static final String POLICY =
      """
      [{"line":1,"result":"pays","payable":"129.90","rule":"within-policy","reason":"Within the policy."},
      {"line":2,"result":"needs-person","payable":"96.40","rule":"receipt-differs",
       "reason":"The receipt says something else, or could not be read well."},
      {"line":3,"result":"needs-person","payable":"41.50","rule":"entertainment",
       "reason":"Guests and occasion have to be looked at."},
      {"line":4,"result":"needs-person","payable":"110.65","rule":"receipt-missing",
       "reason":"There is no receipt, and above 15.00 one is needed."},
      {"line":5,"result":"pays","payable":"28.00","rule":"per-diem-cut",
       "reason":"Cut to the daily allowance of 28.00."},
      {"line":6,"result":"refused","payable":"0.00","rule":"duplicate",
       "reason":"It was handed in before."}]
      """;
}
