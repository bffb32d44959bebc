package dev.pitcrew.engine.conformance.random;

import dev.pitcrew.engine.RandomModel;
import dev.pitcrew.engine.conformance.side.History;
import io.camunda.client.api.command.MigrationPlan;
import io.camunda.client.api.command.MigrationPlanBuilderImpl;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What operators do to running instances. */
final class Changes {

  /** A join that is activated again, or left without one of its tokens, waits for ever. */
  private static final List<String> REPEATED =
      List.of(
          "SERVICE_TASK",
          "SEND_TASK",
          "USER_TASK",
          "RECEIVE_TASK",
          "SUB_PROCESS",
          "CALL_ACTIVITY",
          "MULTI_INSTANCE_BODY",
          "INTERMEDIATE_CATCH_EVENT");

  private static final Pattern MAPPED =
      Pattern.compile(
          "<(?!process|definitions|message|signal|error |escalation )(\\w+) id='([^']+)'");

  private final Random random;
  private final String newer;
  private final List<String> called;
  private final Migratable migratable;
  private final Lists lists;

  /**
   * @param newer another version of the process
   * @param called what has to be deployed with it
   */
  Changes(Random random, String newer, List<String> called, Lists lists) {
    this.random = random;
    this.newer = newer;
    this.called = called;
    this.migratable = new Migratable(newer);
    this.lists = lists;
  }

  void add(List<Act> possible, History history) {
    List<String> instances =
        history.activeInstances().keySet().stream().filter(name -> !name.contains("/")).toList();
    instances.forEach(
        name -> {
          possible.add(Acts.cancel(name));
          if (name.matches("p(#\\d+)?")
              && history.activeNames("PROCESS").contains(name)
              && history.activeIn(name).stream().allMatch(migratable::takesOver)) {
            possible.add(migrate(name));
          }
        });
    possible.add(renew());
    REPEATED.stream()
        .flatMap(type -> history.activeNames(type).stream())
        .filter(place -> !lists.isUndoing(place))
        .forEach(place -> possible.add(repeat(place)));
  }

  /** Another version of what is called, which those bound to the newest call from now on. */
  private Act renew() {
    List<String> versions = RandomModel.newerChildren();
    int version = random.nextInt(versions.size());
    return new Act(
        "deploy child " + version,
        look -> {
          look.client()
              .newDeployResourceCommand()
              .addResourceStringUtf8(versions.get(version), "child.bpmn")
              .send()
              .join();
          return "ok";
        });
  }

  /** It begins anew where it is. */
  private Act repeat(String place) {
    int choice = random.nextInt(4);
    return new Act(
        "repeat %s with %d".formatted(place, choice),
        look -> {
          History.Element one = look.history().element(look.element(place));
          look.client()
              .newModifyProcessInstanceCommand(one.processInstanceKey())
              .activateElement(one.id(), one.scopeKey())
              .withVariables("{\"choice\":%d}".formatted(choice))
              .and()
              .terminateElement(one.key())
              .send()
              .join();
          return "ok";
        });
  }

  /** To the other version, which is the same but for its tag. */
  private Act migrate(String instance) {
    return new Act(
        "migrate " + instance,
        look -> {
          var command =
              look.client().newDeployResourceCommand().addResourceStringUtf8(newer, "newer.bpmn");
          for (int i = 0; i < called.size(); i++) {
            command.addResourceStringUtf8(called.get(i), "called%d.bpmn".formatted(i));
          }
          long target =
              command.send().join().getProcesses().stream()
                  .filter(process -> process.getBpmnProcessId().equals("p"))
                  .findFirst()
                  .orElseThrow()
                  .getProcessDefinitionKey();
          look.client()
              .newMigrateProcessInstanceCommand(look.instance(instance))
              .migrationPlan(plan(target))
              .send()
              .join();
          return "ok";
        });
  }

  /** All of the process, by id. */
  List<String> elements() {
    Set<String> ids = new TreeSet<>();
    Matcher mapped = MAPPED.matcher(newer);
    while (mapped.find()) {
      if (!mapped.group(1).endsWith("Definition") && !mapped.group(1).equals("association")) {
        ids.add(mapped.group(2));
      }
    }
    return List.copyOf(ids);
  }

  private MigrationPlan plan(long target) {
    List<String> ids = elements();
    var plan = new MigrationPlanBuilderImpl().withTargetProcessDefinitionKey(target);
    var last = plan.addMappingInstruction(ids.getFirst(), ids.getFirst());
    for (String id : ids.subList(1, ids.size())) {
      last = plan.addMappingInstruction(id, id);
    }
    return last.build();
  }
}
