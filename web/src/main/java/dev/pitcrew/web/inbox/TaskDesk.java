package dev.pitcrew.web.inbox;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.people.SignedIn;
import dev.pitcrew.web.people.StandIns;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.response.UserTask;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.ObjectNode;

/** Opens and decides tasks, for those who may. */
@Component
public final class TaskDesk {

  private final Work work;
  private final StandIns standIns;

  TaskDesk(Work work, StandIns standIns) {
    this.work = work;
    this.standIns = standIns;
  }

  /**
   * The task, when it is offered to one of the person's groups or of those they stand in for, to
   * them by name, or is theirs.
   *
   * @throws ResponseStatusException 403 when it is not for this person
   */
  public OpenTask open(SignedIn person, long key) {
    UserTask task = work.task(person, key);
    boolean offered =
        task.getCandidateGroups().stream().anyMatch(standIns.groups(person)::contains)
            || task.getCandidateUsers().contains(person.getUsername())
            || person.getUsername().equals(task.getAssignee());
    if (!offered) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return new OpenTask(task, work.variables(person, key), person);
  }

  /** Takes the task if nobody has, then completes it; empty when that went well. */
  public Optional<Refusal> decide(OpenTask open, String action, ObjectNode variables) {
    if (!open.obstacle().isEmpty()) {
      return Optional.of(new Refusal(HttpStatus.CONFLICT, open.obstacle(), ""));
    }
    try {
      if (!open.isMine()) {
        work.claim(open.person(), open.key());
      }
      work.complete(open.person(), open.key(), action, variables);
      return Optional.empty();
    } catch (ClientException refused) {
      return Optional.of(Refusal.of(refused));
    }
  }

  /** Takes the task for the person; empty when that went well. */
  public Optional<Refusal> take(OpenTask open) {
    try {
      work.claim(open.person(), open.key());
      return Optional.empty();
    } catch (ClientException refused) {
      return Optional.of(Refusal.of(refused));
    }
  }

  /** Gives it back to the group; only whoever has it can. */
  public Optional<Refusal> giveBack(OpenTask open) {
    if (!open.isMine()) {
      return Optional.of(new Refusal(HttpStatus.CONFLICT, "You do not have this task.", ""));
    }
    if (!open.mayBeGivenBack()) {
      return Optional.of(
          new Refusal(
              HttpStatus.CONFLICT, "This is for you alone: nobody else could take it.", ""));
    }
    try {
      work.giveBack(open.person(), open.key());
      return Optional.empty();
    } catch (ClientException refused) {
      return Optional.of(Refusal.of(refused));
    }
  }
}
