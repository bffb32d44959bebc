package dev.pitcrew.engine;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.command.Modification.Ancestor;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Tables;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What operators do to running instances, without knowing what they do. */
final class RandomChanges {

  /** A join that is activated again, or left without one of its tokens, waits for ever. */
  private static final Set<ElementType> REPEATED =
      EnumSet.of(
          ElementType.SERVICE_TASK,
          ElementType.SEND_TASK,
          ElementType.USER_TASK,
          ElementType.SCRIPT_TASK,
          ElementType.TASK,
          ElementType.RECEIVE_TASK,
          ElementType.SUB_PROCESS,
          ElementType.CALL_ACTIVITY,
          ElementType.MULTI_INSTANCE_BODY,
          ElementType.EVENT_SUB_PROCESS,
          ElementType.INTERMEDIATE_CATCH_EVENT);

  private RandomChanges() {}

  /** Something that is active begins anew where it is, or all ends. */
  static Command modification(TestEngine engine, Random random) {
    List<ElementInstanceRow> alive = engine.alive();
    ElementInstanceRow one = alive.get(random.nextInt(alive.size()));
    if (!REPEATED.contains(one.type()) || random.nextInt(8) == 0) {
      return ofAll(one);
    }
    List<Modification.Variables> variables =
        random.nextBoolean()
            ? List.of()
            : List.of(
                new Modification.Variables("", "{\"choice\":%d}".formatted(random.nextInt(4))));
    Modification.Move move =
        switch (random.nextInt(3)) {
          case 0 -> move(one, 0, Ancestor.PARENT_OF_SOURCE, variables);
          case 1 -> move(one, one.key(), Ancestor.OF_SOURCE, variables);
          default -> move(one, one.key(), Ancestor.EXISTING, variables);
        };
    return new Command.ModifyProcessInstance(
        one.processInstanceKey(), new Modification(List.of(), List.of(move), List.of()));
  }

  private static Modification.Move move(
      ElementInstanceRow row, long key, Ancestor how, List<Modification.Variables> variables) {
    return new Modification.Move(
        key, key == 0 ? row.elementId() : "", row.elementId(), how, 0, variables);
  }

  private static Command ofAll(ElementInstanceRow row) {
    List<Modification.Termination> all = new ArrayList<>();
    all.add(new Modification.Termination(row.processInstanceKey(), ""));
    return new Command.ModifyProcessInstance(
        row.processInstanceKey(), new Modification(List.of(), List.of(), all));
  }

  /** To the other version, which is the same but for its tag; what waits may begin to anew. */
  static Command migration(TestEngine engine, Random random, long instance) {
    long from = engine.state.get(Tables.PROCESS_INSTANCE, instance).processDefinitionKey();
    ProcessDefinitionRow to =
        engine.state.all(Tables.PROCESS_DEFINITION).stream()
            .filter(row -> row.processDefinitionId().equals("p") && row.key() != from)
            .findAny()
            .orElseThrow();
    boolean keepsWaits = random.nextBoolean();
    Set<String> ids = new TreeSet<>();
    engine.graph("p").elements().values().stream()
        .filter(element -> keepsWaits || !isEvent(element))
        .forEach(element -> ids.add(element.id()));
    ids.addAll(engine.graph("p").flows().keySet());
    ids.remove("p");
    engine.alive().stream()
        .filter(row -> row.processInstanceKey() == instance && row.scopeKey() != 0)
        .forEach(row -> ids.add(row.elementId()));
    return new Command.MigrateProcessInstance(
        instance,
        new Migration(to.key(), ids.stream().map(id -> new Migration.Mapping(id, id)).toList()));
  }

  /** What has been waited for begins anew, but for compensation, which would be forgotten. */
  private static boolean isEvent(FlowElement element) {
    return element instanceof FlowElement.StartEvent
        || element instanceof FlowElement.CatchEvent
        || element instanceof FlowElement.BoundaryEvent event
            && !(event.trigger() instanceof Trigger.Compensation);
  }
}
