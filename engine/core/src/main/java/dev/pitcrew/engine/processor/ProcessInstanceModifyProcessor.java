package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Modifications;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes what is active in a process instance, in one step: all that is asked for or nothing. What
 * is activated is there before anything ends, so that a scope that changes hands lives on.
 */
final class ProcessInstanceModifyProcessor {

  private final StepRun run;
  private final Modifications modifications;
  private final ModificationSources sources;
  private final ModificationCheck check;

  ProcessInstanceModifyProcessor(Parts parts) {
    this.run = parts.run();
    this.modifications = parts.elements().modifications();
    this.sources = new ModificationSources(parts.run(), parts.definitions());
    this.check = new ModificationCheck(parts.run(), parts.definitions());
  }

  Outcome process(Command.ModifyProcessInstance command) {
    long key = command.processInstanceKey();
    ProcessInstanceRow instance = run.get(Tables.PROCESS_INSTANCE, key);
    if (instance == null
        || instance.state() != InstanceState.ACTIVE
        || run.element(key).state() != ElementState.ACTIVATED) {
      throw RejectedException.notFound(
          "Expected to modify process instance but no process instance found with key '%d'"
              .formatted(key));
    }
    ElementInstanceRow process = run.element(key);
    Modification asked = command.modification();
    check.elements(process, asked);
    Set<Long> ending = new LinkedHashSet<>();
    List<Modification.Activation> activations = new ArrayList<>(asked.activations());
    sources.resolve(process, asked, activations, ending);
    check.variables(process, activations);
    check.ancestors(process, activations);
    List<Long> begun = new ArrayList<>();
    for (Modification.Activation activation : activations) {
      begun.add(modifications.activate(process, activation));
    }
    Set<Long> all = modifications.withEmptied(ending);
    if (all.contains(key) && instance.parentProcessInstanceKey() != 0) {
      throw RejectedException.invalidArgument(
          "Expected to modify instance of process '%s' but the given instructions would terminate the instance. The instance was created by a call activity in the parent process. To terminate this instance please modify the parent process instead."
              .formatted(process.processDefinitionId()));
    }
    modifications.terminate(all);
    modifications.enter(begun);
    return new Reply.Done();
  }
}
