package dev.pitcrew.records.guard;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.ApprovalStep;
import dev.pitcrew.records.guard.Verdict.Denied;
import dev.pitcrew.records.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In whose name somebody may complete a task: who is asked is what the books say. */
final class Capacities {

  /** Their own name, or that of an absent person. */
  record Capacity(@Nullable Person absent) {}

  private final Records records;
  private final Guard.Substitution substitution;
  private final PersonnelRules personnel;

  Capacities(Records records, Guard.Substitution substitution, PersonnelRules personnel) {
    this.records = records;
    this.substitution = substitution;
    this.personnel = personnel;
  }

  /** Own name first; then those of absent people who have the role. */
  List<Capacity> of(GuardedTask task, String caseId, Person person) {
    var capacities = new ArrayList<Capacity>();
    if (may(task, caseId, person)) {
      capacities.add(new Capacity(null));
    }
    if (task == GuardedTask.CORRECT) {
      return capacities;
    }
    substitution.representedBy(person.username()).stream()
        .flatMap(name -> records.people().find(name).stream())
        .filter(absent -> absent.active() && may(task, caseId, absent))
        .forEach(absent -> capacities.add(new Capacity(absent)));
    return capacities;
  }

  /** Why somebody has none. */
  Denied missing(GuardedTask task, String caseId, Person person) {
    if (task == GuardedTask.CORRECT) {
      return new Denied(
          "Only who handed a claim in can correct it, and that is not %s."
              .formatted(person.name()));
    }
    if (isForOnePerson(task, caseId)) {
      return new Denied(
          "%s is not who is asked to decide, and stands in for nobody who is."
              .formatted(person.name()));
    }
    var role = role(task, caseId);
    return new Denied(
        "%s is no %s, and stands in for no absent %s today.".formatted(person.name(), role, role));
  }

  private boolean may(GuardedTask task, String caseId, Person person) {
    if (personnel.isRelation(task)) {
      return personnel.may(task, caseId, person);
    }
    return switch (task) {
      case CORRECT ->
          records
              .claims()
              .find(caseId)
              .filter(claim -> claim.claimant().equals(person.username()))
              .isPresent();
      case APPROVE, DECIDE ->
          records.approvalSteps().current(caseId).filter(step -> isAsked(step, person)).isPresent();
      case REVIEW_REPORT ->
          person.roles().contains("controller") || person.roles().contains("director");
      default -> person.roles().contains(task.role().orElseThrow());
    };
  }

  /** A step for one person is not for everybody who has the same role. */
  private static boolean isAsked(ApprovalStep step, Person person) {
    return Stream.of(step.username() == null ? step.role() : null, step.escalatedRole())
            .filter(Objects::nonNull)
            .anyMatch(person.roles()::contains)
        || person.username().equals(step.username())
        || person.username().equals(step.escalatedUser());
  }

  private boolean isForOnePerson(GuardedTask task, String caseId) {
    return task == GuardedTask.DECIDE
        && records
            .approvalSteps()
            .current(caseId)
            .filter(step -> step.username() == null)
            .isEmpty();
  }

  private String role(GuardedTask task, String caseId) {
    if (personnel.isRelation(task)) {
      return personnel.role(task);
    }
    return task.role()
        .or(() -> records.approvalSteps().current(caseId).map(step -> step.role()))
        .orElse("approver");
  }
}
