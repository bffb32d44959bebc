package dev.pitcrew.web;

/** Check lists of a hire, put into the stand-in engine. */
final class HireScene {

  static final long IT_LIST = 2251799813686600L;

  static final long ROSTER = 2251799813686620L;

  private HireScene() {}

  static void all(StubEngine engine) {
    itList(engine);
    roster(engine);
  }

  /** A roster with two bad cells in one row. */
  static void roster(StubEngine engine) {
    engine
        .task(ROSTER, "correct-roster", "Correct roster", "hr")
        .put("processDefinitionId", "onboarding");
    engine.document("roster-marked", new byte[] {'P', 'K'});
    engine.variable(
        ROSTER + 2,
        "roster",
        "{\"rosterId\":\"RST-1\",\"title\":\"december.xlsx\",\"by\":\"hanna\"}");
    engine.variable(
        ROSTER + 2,
        "markedSheet",
        "{\"camunda.document.type\":\"camunda\",\"documentId\":\"roster-marked\",\"metadata\":{}}");
    engine.variable(
        ROSTER + 2,
        "registration",
        """
        {"problems":[
         {"code":"no-day","sheet":"Hires","cell":"H4","row":4,"field":"Start date","value":"soon",
          "expected":"a day such as 2026-12-01","message":"x"},
         {"code":"unknown-manager","sheet":"Hires","cell":"F4","row":4,"field":"Manager",
          "expected":"the user name of somebody who works here","message":"x"}]}
        """);
  }

  static void itList(StubEngine engine) {
    engine
        .task(IT_LIST, "it-check-list", "IT’s check list", "it")
        .put("processDefinitionId", "onboard-employee")
        .put("dueDate", "2026-11-20T16:00:00.000Z");
    engine.variable(
        IT_LIST + 2,
        "hire",
        """
        {"hireId":"HIR-12ab34cd56ef","name":"Grace Hopper","position":"Engineer","department":"Platform",
         "startDate":"2026-12-01","manager":"anton","buddy":"clara","location":"Hamburg",
         "equipment":["Laptop","Phone","Two screens"]}
        """);
    engine.variable(IT_LIST + 2, "hrAccess", "{\"system\":\"hr-portal\",\"account\":\"E-4711\"}");
    engine.variable(
        IT_LIST + 2,
        "plan",
        """
        {"checkLists":{"it":[
          {"value":"equipment-ready","label":"The equipment is here and set up"},
          {"value":"accounts-tested","label":"Every account was signed in to once"},
          {"value":"mailbox-ready","label":"The mailbox receives mail"}]}}
        """);
  }
}
