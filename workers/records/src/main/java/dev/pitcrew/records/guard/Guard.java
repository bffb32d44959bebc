package dev.pitcrew.records.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.guard.Capacities.Capacity;
import dev.pitcrew.records.guard.Verdict.Denied;
import dev.pitcrew.records.guard.Verdict.Passed;
import dev.pitcrew.records.payment.PaymentRun;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.PersonnelCases;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Judges who completes a user task. Nothing but the decision itself comes from the process: the
 * case, the role of an approval step, absences and earlier parts are what the books say, because
 * whoever completes a task also chooses its variables.
 */
public final class Guard {

  private final Records records;
  private final Capacities capacities;
  private final SecondFactor secondFactor;
  private final Parts parts;
  private final PersonnelRules personnel;

  public Guard(Records records, Substitution substitution, SecondFactor secondFactor) {
    this.records = records;
    this.secondFactor = secondFactor;
    this.personnel = new PersonnelRules(records);
    this.capacities = new Capacities(records, substitution, personnel);
    this.parts = new Parts(records, personnel);
  }

  /** Whom somebody stands in for today. */
  @FunctionalInterface
  public interface Substitution {
    List<String> representedBy(String username);
  }

  /** Whether somebody confirmed a purpose with a second factor a moment ago. */
  @FunctionalInterface
  public interface SecondFactor {
    boolean wasConfirmed(String username, String purpose);
  }

  public Verdict judge(Completion completion) {
    var task = GuardedTask.of(completion.elementId());
    if (task.isEmpty()) {
      return new Denied(
          "Nobody has said who may decide at task %s.".formatted(completion.elementId()));
    }
    var caseId = caseId(task.get(), completion.processInstanceKey());
    if (caseId.isEmpty()) {
      return new Denied("The books do not know the case of this task.");
    }
    var earlier = records.decisions().find(completion.userTaskKey());
    var person =
        Optional.ofNullable(completion.assignee())
            .filter(name -> !name.isBlank())
            .flatMap(records.people()::find)
            .filter(Person::active);
    return objection(task.get(), completion, person)
        .<Verdict>map(denied -> denied)
        .orElseGet(() -> asAPerson(task.get(), completion, caseId.get(), person.get(), earlier));
  }

  /** The variables that hold what is decided, one for each kind of task. */
  public static List<String> decisionVariables() {
    return Arrays.stream(GuardedTask.values()).map(GuardedTask::object).distinct().toList();
  }

  private Optional<String> caseId(GuardedTask task, long processInstanceKey) {
    return task == GuardedTask.RELEASE
        ? records.paymentRuns().find("PR-" + processInstanceKey).map(PaymentRun::id)
        : records
            .cases()
            .ofInstance(processInstanceKey)
            .map(Case::caseId)
            .or(
                () ->
                    records
                        .personnelCases()
                        .ofInstance(processInstanceKey)
                        .map(PersonnelCases.Assignment::caseId));
  }

  private static Optional<Denied> objection(
      GuardedTask task, Completion completion, Optional<Person> person) {
    if (completion.assignee() == null || completion.assignee().isBlank()) {
      return Optional.of(new Denied("Nobody has taken this task. Take it first, then decide."));
    }
    if (person.isEmpty()) {
      return Optional.of(
          new Denied("%s is not among the people of the books.".formatted(completion.assignee())));
    }
    var shape = Shape.objection(task, completion.variables());
    if (shape.isPresent()) {
      return shape;
    }
    var by = completion.variables().path(task.object()).path("by").asText("");
    boolean mayBeSilent = task == GuardedTask.CODE && by.isEmpty();
    return by.equals(completion.assignee()) || mayBeSilent
        ? Optional.empty()
        : Optional.of(
            new Denied(
                "The decision does not come from %s, who has taken this task."
                    .formatted(person.get().name())));
  }

  private Verdict asAPerson(
      GuardedTask task,
      Completion completion,
      String caseId,
      Person person,
      Optional<Decision> earlier) {
    var object = completion.variables().path(task.object());
    if (earlier.isPresent()) {
      // The same job again: what was let pass is let pass again, anything else is another decision.
      return earlier.get().by().equals(person.username())
              && earlier.get().decision().equals(word(task, object))
          ? new Passed(earlier.get())
          : new Denied("%s decided this task before.".formatted(name(earlier.get().by())));
    }
    var mine = capacities.of(task, caseId, person);
    if (mine.isEmpty()) {
      return capacities.missing(task, caseId, person);
    }
    boolean giveBack = word(task, object).equals("discarded");
    var excluding = giveBack ? List.<Part>of() : parts.excluding(task, caseId);
    Optional<Denied> first = Optional.empty();
    for (var capacity : mine) {
      var objection = objection(task, person, capacity, excluding);
      if (objection.isEmpty()) {
        return confirmed(task, completion, person, giveBack)
            .or(() -> personnel.objection(task, caseId, object))
            .<Verdict>map(denied -> denied)
            .orElseGet(
                () -> new Passed(decision(task, completion, caseId, person, capacity, object)));
      }
      first = first.or(() -> objection);
    }
    return first.orElseThrow();
  }

  private static Optional<Denied> objection(
      GuardedTask task, Person person, Capacity capacity, List<Part> excluding) {
    var absent = capacity.absent();
    for (var part : excluding) {
      if (part.username().equals(person.username())) {
        return Optional.of(
            new Denied(
                "%s %s and cannot %s%s."
                    .formatted(
                        person.name(),
                        part.did(),
                        task.verb(),
                        absent == null
                            ? ""
                            : ", also not as a substitute for %s".formatted(absent.name()))));
      }
      if (absent != null && part.username().equals(absent.username())) {
        return Optional.of(
            new Denied(
                "%s %s, so %s cannot %s as a substitute for %s."
                    .formatted(
                        absent.name(), part.did(), person.name(), task.verb(), absent.name())));
      }
    }
    return Optional.empty();
  }

  private Optional<Denied> confirmed(
      GuardedTask task, Completion completion, Person person, boolean giveBack) {
    return task != GuardedTask.RELEASE
            || giveBack
            || secondFactor.wasConfirmed(person.username(), "release:" + completion.userTaskKey())
        ? Optional.empty()
        : Optional.of(
            new Denied(
                "%s has not confirmed this release with a second factor in the last five minutes."
                    .formatted(person.name())));
  }

  private Decision decision(
      GuardedTask task,
      Completion completion,
      String caseId,
      Person person,
      Capacity capacity,
      JsonNode object) {
    var reason = object.path("reason").asText("").strip();
    return new Decision(
        completion.userTaskKey(),
        caseId,
        task.elementId(),
        word(task, object),
        reason.isEmpty() ? null : reason,
        person.username(),
        capacity.absent() == null ? null : capacity.absent().username(),
        switch (task) {
          case APPROVE, VERIFY, DECIDE, REVIEW_REPORT -> completion.binding();
          default -> null;
        },
        records.clock().instant());
  }

  private static String word(GuardedTask task, JsonNode object) {
    return switch (task) {
      case CODE -> "coded";
      case DECIDE -> ofLines(object.path("lines"));
      default -> object.path("decision").asText();
    };
  }

  /** What the lines come to together; that of each line is kept with the claim. */
  private static String ofLines(JsonNode lines) {
    int approved = 0;
    for (var line : lines) {
      approved += line.path("decision").asText().equals("approved") ? 1 : 0;
    }
    return approved == 0 ? "refused" : approved == lines.size() ? "approved" : "partly";
  }

  private String name(String username) {
    return records.people().find(username).map(Person::name).orElse(username);
  }
}
