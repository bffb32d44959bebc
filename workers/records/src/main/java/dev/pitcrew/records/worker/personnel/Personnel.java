package dev.pitcrew.records.worker.personnel;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Hire;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the workers of on- and offboarding have in common. */
final class Personnel {

  private static final String HR = "hr";

  private Personnel() {}

  /** The company meant, the first where none or another is named. */
  static String entity(Records records, String entityId) {
    return records
        .entities()
        .find(entityId)
        .or(() -> records.entities().all().stream().findFirst())
        .map(Entity::id)
        .orElseThrow(() -> new ContractBroken("Expected a company, but the books hold none."));
  }

  /** Opens the case and notes that this instance works on it. */
  static void open(
      Records records,
      JobInput input,
      String caseId,
      @Nullable String employeeId,
      @Nullable String title) {
    takeOver(records, input, caseId);
    records
        .cases()
        .open(
            caseId,
            input.processId(),
            input.processInstanceKey(),
            title,
            null,
            records.clock().instant());
    records.personnelCases().assign(input.processInstanceKey(), caseId, employeeId);
  }

  /** A case whose instance was cancelled is begun again by another one, and the trail says so. */
  private static void takeOver(Records records, JobInput input, String caseId) {
    records
        .cases()
        .find(caseId)
        .map(Case::processInstanceKey)
        .filter(before -> before != input.processInstanceKey())
        .ifPresent(
            before -> {
              records.cases().letGo(caseId);
              records
                  .audit()
                  .append(
                      input.processId(),
                      "case-taken-over",
                      "case",
                      caseId,
                      Map.of("instance", before),
                      Map.of("instance", input.processInstanceKey()));
            });
  }

  /** The hire the case is about, as the books have them. */
  static Hire hire(Records records, JobInput input) {
    var hireId = input.requiredText("hire", "hireId");
    return records
        .hires()
        .hire(hireId)
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected hire %s to be registered, but the books do not know them."
                        .formatted(hireId)));
  }

  static LocalDate day(JobInput input, String... path) {
    var text = input.requiredText(path);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new ContractBroken(
          "Expected %s to be a day, but it is “%s”.".formatted(String.join(".", path), text));
    }
  }

  /** Who leads the hire, and who stands in; HR where the manager is gone. */
  static Map<String, Object> managerTask(Records records, Hire hire, LocalDate today) {
    var manager = records.people().find(hire.manager()).filter(Person::active);
    var users =
        manager.stream()
            .flatMap(
                person ->
                    Stream.concat(
                        Stream.of(person.username()),
                        records.absences().substituteOf(person.username(), today).stream()))
            .toList();
    return task(users, manager.isEmpty() ? List.of(HR) : List.of());
  }

  /** The hire where they can sign in, before that the buddy; HR in any case. */
  static Map<String, Object> hireTask(Records records, Hire hire) {
    var users =
        ofHire(records, hire)
            .or(
                () ->
                    java.util.Optional.ofNullable(hire.buddy())
                        .flatMap(records.people()::find)
                        .filter(Person::active))
            .map(person -> List.of(person.username()))
            .orElse(List.of());
    return task(users, List.of(HR));
  }

  /** The hire among our people, once they are. */
  static java.util.Optional<Person> ofHire(Records records, Hire hire) {
    return hire.email() == null
        ? java.util.Optional.empty()
        : records.people().all().stream()
            .filter(person -> person.active() && hire.email().equalsIgnoreCase(person.email()))
            .findFirst();
  }

  private static Map<String, Object> task(List<String> users, List<String> groups) {
    var task = new LinkedHashMap<String, Object>();
    task.put("candidateUsers", users);
    task.put("candidateGroups", groups);
    return task;
  }

  static String name(Records records, String username) {
    return records.people().find(username).map(Person::name).orElse(username);
  }
}
