package dev.pitcrew.web;

/** Check lists of a hire, put into the stand-in engine. */
final class HireScene {

  static final long IT_LIST = 2251799813686600L;

  private HireScene() {}

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
