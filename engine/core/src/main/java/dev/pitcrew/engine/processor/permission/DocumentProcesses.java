package dev.pitcrew.engine.processor.permission;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The process that a document belongs to. */
public final class DocumentProcesses {

  private DocumentProcesses() {}

  /** That of its process instance, else what its metadata says; absent for neither. */
  public static @Nullable String of(StepRun run, Command.CreateDocument command) {
    ProcessInstanceRow instance =
        command.processInstanceKey() == 0
            ? null
            : run.get(Tables.PROCESS_INSTANCE, command.processInstanceKey());
    if (instance != null) {
      return instance.processDefinitionId();
    }
    Map<String, String> metadata = JsonText.membersOrNull(command.metadata());
    return metadata == null ? null : JsonText.textOrNull(metadata.get("processDefinitionId"));
  }
}
