package dev.pitcrew.records.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.guard.Verdict.Denied;
import dev.pitcrew.records.hire.CheckLists;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Equipment;
import dev.pitcrew.records.personnel.Hire;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who may decide about a hire or a leaver, and what a decision must say. Most tasks here are not a
 * role's but somebody's: the hire's manager, the hire, the buddy.
 */
final class PersonnelRules {

  private static final String HR = "hr";
  private static final Set<GuardedTask> RELATIONS =
      EnumSet.of(
          GuardedTask.APPROVE_ACCESS,
          GuardedTask.MANAGER_LIST,
          GuardedTask.HIRE_LIST,
          GuardedTask.CHECK_IN,
          GuardedTask.BOT_STEP);

  private final Records records;

  PersonnelRules(Records records) {
    this.records = records;
  }

  boolean isRelation(GuardedTask task) {
    return RELATIONS.contains(task);
  }

  /** How a task's person is called in a refusal. */
  String role(GuardedTask task) {
    return switch (task) {
      case HIRE_LIST -> "buddy of this hire";
      case BOT_STEP -> "operator";
      default -> "manager of this hire";
    };
  }

  boolean may(GuardedTask task, String caseId, Person person) {
    if (task == GuardedTask.BOT_STEP) {
      return person.roles().contains("it") || person.roles().contains("operator");
    }
    var hire = hire(caseId);
    if (task == GuardedTask.HIRE_LIST) {
      return person.roles().contains(HR)
          || hire.filter(of -> isOf(of, person)).isPresent()
          || hire.map(Hire::buddy).filter(person.username()::equals).isPresent();
    }
    var manager = hire.map(Hire::manager).flatMap(records.people()::find).filter(Person::active);
    return manager
        .map(leads -> leads.username().equals(person.username()))
        .orElseGet(() -> person.roles().contains(HR));
  }

  /** Nobody decides about their own coming and going. */
  List<Part> ofTheirOwn(String caseId) {
    var did = "is who this is about";
    var employee = records.personnelCases().employeeOf(caseId);
    var user = employee.flatMap(records.people()::find);
    if (user.isPresent()) {
      return List.of(new Part(user.get().username(), did));
    }
    return hire(caseId).stream()
        .flatMap(hire -> records.people().all().stream().filter(person -> isOf(hire, person)))
        .map(person -> new Part(person.username(), did))
        .toList();
  }

  /** What is missing in a decision, or more than was asked for. */
  Optional<Denied> objection(GuardedTask task, String caseId, JsonNode object) {
    var word = object.path("decision").asText();
    return switch (task) {
      case CORRECT_ROSTER ->
          when(
              word.equals("resubmitted")
                  && !object.path("sheet").isObject()
                  && object.path("hires").isEmpty(),
              "Hand the corrected roster in with it: a sheet or the hires of the form.");
      case SIGN_CONTRACT ->
          when(
              word.equals("signed") && !object.path("document").isObject(),
              "Attach the signed contract: without it nothing is signed.");
      case APPROVE_ACCESS -> access(caseId, object, word);
      case IT_LIST -> list("it", object);
      case MANAGER_LIST -> list("manager", object);
      case HIRE_LIST -> list("hire", object);
      case CHECK_IN ->
          when(word.equals("concerns") && isBlank(object, "note"), "Note what the concerns are.");
      case CLEAR_ACCESS ->
          when(
              word.equals("cleared") && object.path("cleared").isEmpty(),
              "Say which accesses were closed.");
      case RETURN_EQUIPMENT -> word.equals("partly") ? missing(caseId, object) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Denied> access(String caseId, JsonNode object, String word) {
    if (word.equals("refused")) {
      return Optional.empty();
    }
    var asked = hire(caseId).map(hire -> new HashSet<>(hire.access())).orElseGet(HashSet::new);
    var approved = new HashSet<String>();
    object.path("access").forEach(system -> approved.add(system.asText()));
    if (!asked.containsAll(approved)) {
      return Optional.of(
          new Denied(
              "Only access that was asked for can be approved: %s."
                  .formatted(String.join(", ", asked.stream().sorted().toList()))));
    }
    return when(
        !approved.equals(asked) && isBlank(object, "reason"),
        "Say why: leaving out access that was asked for needs a reason.");
  }

  /** What is not named as missing counts as returned, so that it has to be named right. */
  private Optional<Denied> missing(String caseId, JsonNode object) {
    if (isBlank(object, "note")) {
      return Optional.of(new Denied("Note what becomes of the rest."));
    }
    var out = new HashSet<String>();
    records.personnelCases().employeeOf(caseId).stream()
        .flatMap(employee -> records.equipmentOrders().ofEmployee(employee).stream())
        .filter(Equipment::isOut)
        .forEach(thing -> out.addAll(List.of(thing.id(), thing.item())));
    var missing = object.path("missing");
    return when(missing.isEmpty(), "Say what is missing.")
        .or(
            () ->
                when(
                    !missing.valueStream().allMatch(thing -> out.contains(thing.asText())),
                    "Only what was handed over can be missing."));
  }

  private static Optional<Denied> list(String name, JsonNode object) {
    var done = new HashSet<String>();
    object.path("done").forEach(item -> done.add(item.asText()));
    return CheckLists.of(name).stream()
        .filter(item -> !done.contains(item.id()))
        .findFirst()
        .map(item -> new Denied("Not yet ticked: %s.".formatted(item.label())));
  }

  private Optional<Hire> hire(String caseId) {
    return records.personnelCases().employeeOf(caseId).flatMap(records.hires()::hire);
  }

  private static boolean isOf(Hire hire, Person person) {
    return hire.email() != null && hire.email().equalsIgnoreCase(person.email());
  }

  private static boolean isBlank(JsonNode object, String name) {
    return Objects.requireNonNull(object.path(name).asText("")).isBlank();
  }

  private static Optional<Denied> when(boolean wrong, String why) {
    return wrong ? Optional.of(new Denied(why)) : Optional.empty();
  }
}
