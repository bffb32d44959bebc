package dev.pitcrew.engine;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What clients do: begin instances, tell them something, set variables. */
final class RandomClients {

  private RandomClients() {}

  static Command creation(Random random) {
    return TestEngine.createOf("p", variables(random));
  }

  private static String variables(Random random) {
    return "{\"items\":[1,2,3],\"choice\":%d}".formatted(random.nextInt(4));
  }

  /** In the middle, where that is not refused; at times only as far as to another element. */
  static Command creationAnywhere(TestEngine engine, Random random) {
    List<String> before = new ArrayList<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      before.add(anyElement(engine, random));
    }
    List<String> last =
        random.nextInt(4) == 0 ? List.of(anyElement(engine, random)) : List.<String>of();
    return new Command.CreateProcessInstance(
        "p", 0, 0, variables(random), before, false, List.of(), List.of(), null, "<default>", last);
  }

  private static String anyElement(TestEngine engine, Random random) {
    List<String> ids = List.copyOf(engine.graph("p").elements().keySet());
    return ids.get(random.nextInt(ids.size()));
  }

  /** Of the process, which nothing called and which have not ended. */
  static List<Long> instances(TestEngine engine) {
    return engine.state.all(Tables.PROCESS_INSTANCE).stream()
        .filter(row -> row.state() == InstanceState.ACTIVE)
        .filter(row -> row.processDefinitionId().equals("p"))
        .map(ProcessInstanceRow::key)
        .toList();
  }

  static void tell(List<Command> possible, Random random) {
    possible.add(message("m", random));
    if (random.nextInt(10) == 0) {
      possible.add(new Command.CorrelateMessage("m", "k", "{\"m\":3}", "<default>"));
    }
  }

  /**
   * What begins event sub-processes, and instances.
   *
   * @param instances whether also those of the process itself
   */
  static void begin(List<Command> possible, TestEngine engine, Random random, boolean instances) {
    possible.add(message("n", random));
    if (!instances && isAwaited(engine)) {
      possible.add(message(RandomStarts.NAME, random));
    }
    possible.add(signal(random.nextBoolean() ? "s" : "t"));
    if (instances) {
      possible.add(message(RandomStarts.NAME, random));
      switch (random.nextInt(4)) {
        case 0 -> possible.add(signal(RandomStarts.NAME));
        case 1 -> possible.add(new Command.EvaluateConditionals(0, variables(random), "<default>"));
        default -> {}
      }
    }
  }

  /** Whether what begins an instance otherwise is waited for by one. */
  private static boolean isAwaited(TestEngine engine) {
    return engine.state.all(Tables.MESSAGE_SUBSCRIPTION).stream()
        .anyMatch(
            one ->
                one.elementInstanceKey() != 0
                    && one.messageName().equals(RandomStarts.NAME)
                    && one.state() == SubscriptionState.CREATED);
  }

  private static Command signal(String name) {
    return new Command.BroadcastSignal(name, "{\"m\":2}", "<default>");
  }

  /** Kept or not, at times the same as one before. */
  private static Command message(String name, Random random) {
    return new Command.PublishMessage(
        name,
        random.nextInt(8) == 0 ? "other" : "k",
        random.nextInt(2) * 90_000,
        random.nextInt(6) == 0 ? "once" : null,
        "{\"m\":1}",
        "<default>");
  }

  /** In a process, or only where something is, or where that finds it further out. */
  static void set(List<Command> possible, TestEngine engine, Random random, boolean hurried) {
    List<Long> instances = instances(engine);
    if (!instances.isEmpty()) {
      long instance = instances.get(random.nextInt(instances.size()));
      boolean untold = !hurried && random.nextBoolean();
      possible.add(
          new Command.SetVariables(instance, chosen(random, untold ? "null" : "\"work\""), false));
    }
    List<ElementInstanceRow> alive = engine.alive();
    if (!alive.isEmpty() && random.nextInt(3) == 0) {
      ElementInstanceRow one = alive.get(random.nextInt(alive.size()));
      boolean local = random.nextBoolean();
      // What a task that is ending asks its listeners by nobody could set again.
      possible.add(new Command.SetVariables(one.key(), chosen(random, "\"work\""), local));
    }
  }

  private static String chosen(Random random, String kind) {
    return "{\"choice\":%d,\"list\":%s,\"kind\":%s}"
        .formatted(random.nextInt(4), random.nextBoolean() ? "null" : "[1,2]", kind);
  }
}
