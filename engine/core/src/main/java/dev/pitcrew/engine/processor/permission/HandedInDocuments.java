package dev.pitcrew.engine.processor.permission;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The documents to which a person refers who completes a task only because it names them. They must
 * be ones that the person may read: else a reference to anything would open it, by the next task of
 * the case that names the person.
 */
final class HandedInDocuments {

  private static final String ID = "documentId";

  private final StepRun run;

  HandedInDocuments(StepRun run) {
    this.run = run;
  }

  /**
   * @throws RejectedException FORBIDDEN when one is none of the task's, nor the caller's own
   */
  void check(UserTaskRow task, String variables) {
    Set<String> handedIn = JsonText.textsNamed(ID, variables);
    if (handedIn.isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>();
    seen(task).values().forEach(value -> known.addAll(JsonText.textsNamed(ID, value)));
    for (String documentId : handedIn) {
      if (!known.contains(documentId) && !isReadable(documentId, run.caller())) {
        throw new RejectedException(
            Rejection.Type.FORBIDDEN,
            "Expected to complete user task '%d' with documents of its case or of '%s', but '%s' is neither."
                .formatted(task.key(), run.caller().name(), documentId));
      }
    }
  }

  private Map<String, String> seen(UserTaskRow task) {
    Scopes scopes = new Scopes(run);
    return task.showsInputsOnly()
        ? scopes.localsOf(task.elementInstanceKey())
        : scopes.allSeenFrom(task.elementInstanceKey());
  }

  private boolean isReadable(String documentId, Caller caller) {
    List<DocumentRow> found = run.state().find(Indexes.DOCUMENTS_BY_ID, 1, documentId);
    if (found.isEmpty()) {
      return false;
    }
    DocumentRow document = found.getFirst();
    String processId = document.processDefinitionId();
    return caller.name().equals(document.createdBy())
        || processId == null
        || run.protections().isVisible(caller, processId);
  }
}
