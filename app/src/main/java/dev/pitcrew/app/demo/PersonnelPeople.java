package dev.pitcrew.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.samples.portals.Switches;
import io.camunda.client.api.search.response.UserTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** HR, managers, IT and the new people: each takes the tasks they are asked for by name or role. */
final class PersonnelPeople {

  private static final String HR = "hanna";
  private static final String IT = "ivo";
  private static final List<String> BAD_CELLS =
      List.of("D2 email", "G3 manager", "J3 weeklyHours", "O3 access");

  private final Stage stage;
  private final Portals portals;
  private final Supplier<byte[]> correctedRoster;
  private List<String> returned = List.of();
  private boolean mended;

  /**
   * @param correctedRoster what HR hands in when the first one comes back
   */
  PersonnelPeople(Stage stage, Portals portals, Supplier<byte[]> correctedRoster) {
    this.stage = stage;
    this.portals = portals;
    this.correctedRoster = correctedRoster;
  }

  /** What was wrong with the first roster. */
  Line returned() {
    return new Line(
        "The first roster came back to %s for %s; nobody was registered until it was right."
            .formatted(HR, String.join(", ", returned)),
        returned.equals(BAD_CELLS));
  }

  /** Whether the IT portal is up again. */
  boolean haveMended() {
    return mended;
  }

  void work() {
    stage.tasks(PersonnelPlay.PROCESSES).forEach(this::decide);
  }

  private void decide(UserTask task) {
    long instance = task.getProcessInstanceKey();
    switch (task.getElementId()) {
      case "correct-roster" -> correctRoster(task, instance);
      case "sign-contract" ->
          stage.decide(
              task,
              HR,
              "contractDecision",
              Map.of("decision", "signed", "document", stage.variable(instance, "pdf")));
      case "approve-access" ->
          stage.decide(
              task,
              asked(task, HR),
              "accessDecision",
              Map.of(
                  "decision",
                  "approved",
                  "access",
                  stage.variable(instance, "hire").path("access")));
      case "do-bot-step" -> doBotStep(task, instance);
      case "it-check-list" -> tick(task, IT, "it");
      case "manager-check-list" -> tick(task, asked(task, HR), "manager");
      case "hire-check-list" -> tick(task, asked(task, HR), "hire");
      case "hold-check-in" -> {
        // Who withdraws this early has not been talked with yet.
        if (!stage.variable(instance, "hire").path("firstName").asText().equals("Ana")) {
          checkIn(task, instance);
        }
      }
      case "return-equipment" -> takeBack(task);
      default ->
          throw new IllegalStateException(
              "Expected to play task '%s', but nobody said how.".formatted(task.getElementId()));
    }
  }

  /** Whom the task names, else somebody who may in any case. */
  private static String asked(UserTask task, String otherwise) {
    return task.getCandidateUsers().stream().findFirst().orElse(otherwise);
  }

  private void correctRoster(UserTask task, long instance) {
    List<String> cells = new ArrayList<>();
    stage
        .variable(instance, "registration")
        .path("problems")
        .forEach(one -> cells.add(one.path("cell").asText() + " " + one.path("field").asText()));
    returned = cells;
    stage.decide(
        task,
        HR,
        "rosterCorrection",
        Map.of(
            "decision",
            "resubmitted",
            "sheet",
            stage.keep(
                HR, "onboarding", correctedRoster.get(), "starters-corrected.csv", "text/csv")));
  }

  private void tick(UserTask task, String person, String list) {
    List<String> done = new ArrayList<>();
    stage
        .variable(task.getProcessInstanceKey(), "plan")
        .path("checkLists")
        .path(list)
        .forEach(item -> done.add(item.path("value").asText()));
    stage.decide(task, person, "checkList", Map.of("decision", "done", "done", done));
  }

  /** Who withdraws brings everything back; who leaves has lost something. */
  private void takeBack(UserTask task) {
    stage.decide(
        task,
        IT,
        "equipmentReturn",
        task.getBpmnProcessId().equals("onboard-employee")
            ? Map.of("decision", "returned")
            : Map.of(
                "decision",
                "partly",
                "missing",
                List.of("Headset"),
                "note",
                "The headset was lost; it is written off."));
  }

  private void checkIn(UserTask task, long instance) {
    boolean isMiddle = stage.variable(instance, "checkInName").asText().equals("day-30");
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("decision", isMiddle ? "concerns" : "done");
    if (isMiddle) {
      said.put("note", "The desk is still missing a screen.");
    }
    stage.decide(task, asked(task, HR), "checkIn", said);
  }

  /** IT does what the bot could not, in a browser of their own, once the portal is up again. */
  private void doBotStep(UserTask task, long instance) {
    stage.say("a bot could not go on; " + IT + " does its step");
    portals.itSwitches().setTrouble(Switches.Trouble.NONE);
    ShortPatience.end(stage.data(), "create-it-account");
    mended = true;
    JsonNode person = stage.variable(instance, "access").path("person");
    String login = new PersonInPortal(portals).createAccount(person);
    stage.decide(
        task,
        IT,
        "botStep",
        Map.of("decision", "done", "account", login, "note", "The portal was down."));
  }
}
