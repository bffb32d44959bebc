package dev.pitcrew.web.inbox;

import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.Objects;

/** A task somebody may work on, with everything its scope sees. */
public record OpenTask(UserTask task, Variables variables, SignedIn person) {

  public long key() {
    return task.getUserTaskKey();
  }

  public String address() {
    return "/tasks/" + key();
  }

  public String assignee() {
    return Objects.requireNonNullElse(task.getAssignee(), "");
  }

  public boolean isMine() {
    return assignee().equals(person.getUsername());
  }

  /** Whether anybody could take it when this person gives it back; else nobody would find it. */
  public boolean mayBeGivenBack() {
    return isMine() && !(task.getCandidateGroups().isEmpty() && task.getCandidateUsers().isEmpty());
  }

  public boolean isOthers() {
    return !assignee().isEmpty() && !isMine();
  }

  public boolean isFinished() {
    return task.getState() != UserTaskState.CREATED;
  }

  public String name() {
    return task.getName() == null || task.getName().isBlank()
        ? task.getElementId()
        : task.getName();
  }

  /** Why this person cannot decide just now; empty when they can. */
  public String obstacle() {
    if (isFinished()) {
      return "This task is finished already. Nothing of what stands here was sent.";
    }
    return isOthers() ? "Taken by " + assignee() + ". They decide, or give it back first." : "";
  }
}
