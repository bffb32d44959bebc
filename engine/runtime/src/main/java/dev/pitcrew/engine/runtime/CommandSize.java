package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.AdHocResult;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.JobResult;
import dev.pitcrew.engine.command.ListenerResult;
import dev.pitcrew.engine.command.Modification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** About how many bytes of memory a command holds on to: those of its long texts. */
final class CommandSize {

  private static final long SMALL = 256;

  /** What a text takes beside its characters. */
  private static final long TEXT = 56;

  private CommandSize() {}

  static long of(Command command) {
    return SMALL
        + switch (command) {
          case Command.Deploy deploy ->
              deploy.resources().stream().mapToLong(r -> r.content().length).sum();
          case Command.CreateProcessInstance create -> ofCreation(create);
          case Command.CreateBatchOperation create -> create.plan().length();
          case Command.AddBatchItems add -> SMALL * add.items().size();
          case Command.ModifyProcessInstance modify -> ofModification(modify.modification());
          case Command.MigrateProcessInstance migrate ->
              SMALL * migrate.migration().mappings().size();
          case Command.CompleteJob complete ->
              complete.variables().length() + ofResult(complete.result());
          case Command.ActivateAdHocElements activate -> ofActivations(activate.activations());
          case Command.FailJob fail -> fail.variables().length() + length(fail.errorMessage());
          case Command.ThrowJobError error ->
              error.variables().length() + length(error.errorMessage());
          case Command.PublishMessage publish -> publish.variables().length();
          case Command.CorrelateMessage correlate -> correlate.variables().length();
          case Command.BroadcastSignal broadcast -> broadcast.variables().length();
          case Command.EvaluateConditionals evaluate -> evaluate.variables().length();
          case Command.SetVariables set -> set.variables().length();
          case Command.EvaluateDecision evaluate -> evaluate.variables().length();
          case Command.CompleteUserTask complete -> complete.variables().length();
          case Command.CreateDocument create -> create.metadata().length();
          case Command.External small -> 0;
          case Command.Internal small -> 0;
        };
  }

  /** Ids are many and short: each costs more than its text. */
  private static long ofCreation(Command.CreateProcessInstance create) {
    return create.variables().length()
        + length(create.processDefinitionId())
        + length(create.businessId())
        + ofTexts(create.startElementIds())
        + ofTexts(create.terminateAfterElementIds())
        + ofTexts(create.tags())
        + ofTexts(create.resultVariables());
  }

  private static long ofTexts(List<String> texts) {
    return texts.size() * TEXT + length(texts);
  }

  private static long ofModification(Modification modification) {
    long activations =
        modification.activations().stream().mapToLong(a -> SMALL + ofAll(a.variables())).sum();
    long moves = modification.moves().stream().mapToLong(m -> SMALL + ofAll(m.variables())).sum();
    return activations + moves + SMALL * modification.terminations().size();
  }

  private static long ofAll(List<Modification.Variables> all) {
    return all.stream().mapToLong(variables -> variables.json().length()).sum();
  }

  private static long ofResult(@Nullable JobResult result) {
    return switch (result) {
      case null -> 0;
      case ListenerResult answer -> ofAnswer(answer);
      case AdHocResult decision -> ofActivations(decision.activations());
    };
  }

  private static long ofActivations(List<AdHocResult.Activation> activations) {
    return activations.stream()
        .mapToLong(one -> SMALL + one.elementId().length() + one.variables().length())
        .sum();
  }

  private static long ofAnswer(ListenerResult answer) {
    ListenerResult.Corrections corrections = answer.corrections();
    return length(answer.deniedReason())
        + length(corrections.assignee())
        + length(corrections.candidateUsers())
        + length(corrections.candidateGroups());
  }

  private static long length(@Nullable List<String> texts) {
    return texts == null ? 0 : texts.stream().mapToLong(String::length).sum();
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
