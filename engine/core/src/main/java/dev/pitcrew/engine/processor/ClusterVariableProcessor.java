package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ClusterVariableRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;
import java.util.regex.Pattern;

/** Creates, changes and deletes variables that expressions of all processes can name. */
final class ClusterVariableProcessor {

  /** An expression reads all of them, so there are never too many. */
  private static final int VARIABLES_MAX = 500;

  private static final int CHARACTERS_MAX = 8_191;

  /** What an expression can name after a point. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,255}");

  private final StepRun run;

  ClusterVariableProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.CreateClusterVariable command) {
    if (!NAME.matcher(command.name()).matches()) {
      throw RejectedException.invalidArgument(
          "Expected a cluster variable's name to be up to 256 letters, digits and underscores, and not to begin with a digit.");
    }
    requireShort(command.value());
    if (!find(command.name()).isEmpty()) {
      throw new RejectedException(
          Rejection.Type.ALREADY_EXISTS,
          "Expected to create cluster variable '%s', but it exists already."
              .formatted(command.name()));
    }
    if (run.state().find(Indexes.CLUSTER_VARIABLES, VARIABLES_MAX, ClusterVariableRow.GLOBAL).size()
        == VARIABLES_MAX) {
      throw new RejectedException(
          Rejection.Type.INVALID_STATE,
          "Expected to create cluster variable '%s', but there are %d already."
              .formatted(command.name(), VARIABLES_MAX));
    }
    ClusterVariableRow row =
        new ClusterVariableRow(
            run.newKey(), command.name(), command.value(), ClusterVariableRow.GLOBAL, null);
    run.append(new Event.ClusterVariableCreated(row));
    return new Reply.ClusterVariable(row);
  }

  Outcome process(Command.UpdateClusterVariable command) {
    ClusterVariableRow row = need(command.name(), "update");
    requireShort(command.value());
    run.append(new Event.ClusterVariableUpdated(row.key(), command.value()));
    return new Reply.ClusterVariable(row.withValue(command.value()));
  }

  Outcome process(Command.DeleteClusterVariable command) {
    run.append(new Event.ClusterVariableDeleted(need(command.name(), "delete").key()));
    return new Reply.Done();
  }

  private ClusterVariableRow need(String name, String verb) {
    List<ClusterVariableRow> found = find(name);
    if (found.isEmpty()) {
      throw RejectedException.notFound(
          "Expected to %s cluster variable '%s', but there is none.".formatted(verb, name));
    }
    return found.getFirst();
  }

  private List<ClusterVariableRow> find(String name) {
    return run.state().find(Indexes.CLUSTER_VARIABLES_BY_NAME, 1, name);
  }

  private static void requireShort(String value) {
    if (value.length() > CHARACTERS_MAX) {
      throw RejectedException.invalidArgument(
          "Expected a cluster variable's value to be up to %d characters of JSON, but it is %d."
              .formatted(CHARACTERS_MAX, value.length()));
    }
  }
}
