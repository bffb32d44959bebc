package dev.pitcrew.web.inbox;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Turns the engine's tasks and the variables of their cases into rows. */
@Component
final class TaskRows {

  private final Work work;

  TaskRows(Work work) {
    this.work = work;
  }

  List<TaskRow> of(SignedIn person, List<UserTask> tasks) {
    Map<Long, Variables> variables =
        work.variables(
            person,
            tasks.stream().map(UserTask::getProcessInstanceKey).collect(Collectors.toSet()),
            TaskSubject.NAMES);
    Variables none = new Variables(Map.of());
    return tasks.stream()
        .map(task -> row(person, task, variables.getOrDefault(task.getProcessInstanceKey(), none)))
        .toList();
  }

  private static TaskRow row(SignedIn person, UserTask task, Variables variables) {
    TaskSubject subject =
        TaskSubject.of(
            variables, TaskSubject.first(task.getProcessName(), task.getBpmnProcessId()));
    String assignee = Objects.requireNonNullElse(task.getAssignee(), "");
    return new TaskRow(
        task.getUserTaskKey(),
        TaskSubject.first(task.getName(), task.getElementId()),
        task.getElementId(),
        subject.subject(),
        subject.reference(),
        subject.amount(),
        subject.currency(),
        subject.dueDay(),
        task.getDueDate(),
        task.getCreationDate(),
        assignee,
        assignee.equals(person.getUsername()),
        doubts(variables.get("check")));
  }

  /** As many as the page will ask about: read unsurely, or objected to by a check. */
  private static int doubts(JsonNode check) {
    Stream<String> unsure = check.path("doubtfulFields").valueStream().map(n -> n.asString(""));
    Stream<String> objected =
        check
            .path("findings")
            .valueStream()
            .filter(n -> Set.of("error", "warning").contains(text(n, "severity")))
            .map(n -> text(n, "field"));
    return (int) Stream.concat(unsure, objected).filter(f -> !f.isEmpty()).distinct().count();
  }
}
