package dev.pitcrew.engine.conformance.random;

import dev.pitcrew.engine.RandomStarts;
import dev.pitcrew.engine.conformance.side.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What clients may do: begin instances, tell them something, set variables. */
final class ClientActs {

  private static final Duration KEPT = Duration.ofMinutes(90);

  /** Of signals that begin instances. */
  private static final Set<String> BEGINNING = Set.of("t", RandomStarts.NAME);

  /** They have variables of their own; what is set at a user task its listeners are asked first. */
  private static final List<String> SCOPES =
      List.of(
          "PROCESS",
          "SUB_PROCESS",
          "EVENT_SUB_PROCESS",
          "AD_HOC_SUB_PROCESS",
          "MULTI_INSTANCE_BODY",
          "CALL_ACTIVITY",
          "SERVICE_TASK",
          "RECEIVE_TASK");

  private final Random random;
  private final List<String> elements;
  private int chosen = 3;

  /**
   * @param elements of the process, by id
   */
  ClientActs(Random random, List<String> elements) {
    this.random = random;
    this.elements = elements;
  }

  Act create() {
    return create(variables(), List.of(), "");
  }

  /** In the middle, where that is not refused; at times only as far as to another element. */
  Act createAnywhere() {
    List<String> before = new ArrayList<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      before.add(anyElement());
    }
    return create(variables(), before, random.nextInt(4) == 0 ? anyElement() : "");
  }

  private String anyElement() {
    return elements.get(random.nextInt(elements.size()));
  }

  private String variables() {
    return "{\"items\":[1,2,3],\"choice\":%d}".formatted(random.nextInt(4));
  }

  private static Act create(String variables, List<String> before, String last) {
    return new Act(
        "create %s before %s until %s".formatted(variables, before, last),
        look -> {
          var command = look.client().newCreateInstanceCommand().bpmnProcessId("p").latestVersion();
          before.forEach(command::startBeforeElement);
          if (!last.isEmpty()) {
            command.terminateAfterElement(last);
          }
          command.variables(variables).send().join();
          return "ok";
        });
  }

  void add(List<Act> possible, History history) {
    for (String message : history.messages()) {
      possible.add(publish(message));
    }
    for (String signal : history.signals()) {
      // Who waits for it all the time would be all that happens.
      if (!BEGINNING.contains(signal) || random.nextInt(6) == 0) {
        possible.add(broadcast(signal));
      }
    }
    if (elements.contains("startByMessage") && random.nextInt(4) == 0) {
      possible.add(publish(RandomStarts.NAME));
    }
    history.activeInstances().keySet().stream()
        .filter(name -> !name.contains("/") && random.nextBoolean())
        .forEach(name -> possible.add(set(name)));
    List<String> scopes =
        SCOPES.stream().flatMap(type -> history.activeNames(type).stream()).toList();
    if (!scopes.isEmpty() && random.nextInt(3) == 0) {
      possible.add(setAt(scopes.get(random.nextInt(scopes.size()))));
    }
  }

  /** Kept or not, at times the same as one before. */
  private Act publish(String message) {
    return publish(
        message,
        message.equals(RandomStarts.NAME) && random.nextInt(4) == 0 ? "other" : "k",
        random.nextInt(3) > 0 ? Duration.ZERO : KEPT,
        random.nextInt(3) > 0 ? "" : "once");
  }

  /** Nothing happens by it. */
  static Act idle() {
    return publish("none", "k", Duration.ZERO, "");
  }

  private static Act publish(String message, String key, Duration kept, String id) {
    return new Act(
        "publish %s to %s for %s%s".formatted(message, key, kept, id.isEmpty() ? "" : " as " + id),
        look -> {
          var command =
              look.client()
                  .newPublishMessageCommand()
                  .messageName(message)
                  .correlationKey(key)
                  .timeToLive(kept)
                  .variables("{\"m\":1}");
          (id.isEmpty() ? command : command.messageId(id)).send().join();
          return "ok";
        });
  }

  private static Act broadcast(String signal) {
    return new Act(
        "broadcast " + signal,
        look -> {
          look.client()
              .newBroadcastSignalCommand()
              .signalName(signal)
              .variables("{\"m\":2}")
              .send()
              .join();
          return "ok";
        });
  }

  private Act set(String instance) {
    String variables =
        "{\"choice\":%d,\"list\":%s,\"kind\":%s}"
            .formatted(
                random.nextInt(4),
                random.nextInt(3) == 0 ? "null" : "[1,2]",
                random.nextInt(3) == 0 ? "null" : "\"work\"");
    return new Act(
        "set %s in %s".formatted(variables, instance),
        look -> {
          look.client()
              .newSetVariablesCommand(look.instance(instance))
              .variables(variables)
              .send()
              .join();
          return "ok";
        });
  }

  /** Only there, or where they are already further out. */
  private Act setAt(String place) {
    boolean local = random.nextBoolean();
    // What comes back as it was Zeebe sets further out, too.
    String variables = "{\"choice\":%d}".formatted(++chosen);
    return new Act(
        "set %s%s at %s".formatted(variables, local ? " locally" : "", place),
        look -> {
          look.client()
              .newSetVariablesCommand(look.element(place))
              .variables(variables)
              .local(local)
              .send()
              .join();
          return "ok";
        });
  }
}
