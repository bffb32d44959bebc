package dev.pitcrew.engine.conformance.random;

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
  private final String called;
  private final Migratable migratable;
  private final Lists lists;

  /**
   * @param newer another version of the process
   * @param called what has to be deployed with it
   */
  Changes(Random random, String newer, String called, Lists lists) {
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
    REPEATED.stream()
        .flatMap(type -> history.activeNames(type).stream())
        .filter(place -> !lists.isUndoing(place))
        .forEach(place -> possible.add(repeat(place)));
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
          long target =
              look
                  .client()
                  .newDeployResourceCommand()
                  .addResourceStringUtf8(newer, "newer.bpmn")
                  .addResourceStringUtf8(called, "called.bpmn")
                  .send()
                  .join()
                  .getProcesses()
                  .stream()
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

  private MigrationPlan plan(long target) {
    Set<String> ids = new TreeSet<>();
    Matcher mapped = MAPPED.matcher(newer);
    while (mapped.find()) {
      if (!mapped.group(1).endsWith("Definition") && !mapped.group(1).equals("association")) {
        ids.add(mapped.group(2));
      }
    }
    var plan = new MigrationPlanBuilderImpl().withTargetProcessDefinitionKey(target);
    var last = plan.addMappingInstruction(ids.iterator().next(), ids.iterator().next());
    for (String id : ids.stream().skip(1).toList()) {
      last = plan.addMappingInstruction(id, id);
    }
    return last.build();
  }
}
