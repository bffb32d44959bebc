package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.processor.permission.DocumentProcesses;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;

/** Remembers documents whose bytes are stored elsewhere. */
final class DocumentProcessor {

  private final StepRun run;

  DocumentProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.CreateDocument command) {
    if (!find(command.documentId()).isEmpty()) {
      throw new RejectedException(
          Rejection.Type.ALREADY_EXISTS,
          "Expected to create document with id '%s', but a document with this id already exists"
              .formatted(command.documentId()));
    }
    DocumentRow row =
        new DocumentRow(
            run.newKey(),
            command.documentId(),
            command.contentHash(),
            command.sizeBytes(),
            command.metadata(),
            command.processInstanceKey(),
            false,
            run.nowMillis(),
            command.expiryMillis(),
            command.tenantId(),
            DocumentProcesses.of(run, command),
            run.caller().name());
    run.append(new Event.DocumentCreated(row));
    return new Reply.DocumentCreated(row);
  }

  Outcome process(Command.DeleteDocument command) {
    List<DocumentRow> found = find(command.documentId());
    if (found.isEmpty()) {
      throw RejectedException.notFound(
          "Expected to delete document with id '%s', but no such document was found"
              .formatted(command.documentId()));
    }
    run.append(new Event.DocumentDeleted(found.getFirst().key()));
    return new Reply.Done();
  }

  private List<DocumentRow> find(String documentId) {
    return run.state().find(Indexes.DOCUMENTS_BY_ID, 1, documentId);
  }
}
