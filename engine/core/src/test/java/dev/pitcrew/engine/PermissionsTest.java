package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * People whose roles change and who stand in for each other send commands at random to tasks of a
 * protected process; whatever is accepted is held against the rule in other words.
 */
final class PermissionsTest {

  private static final int ACTS = 60_000;
  private static final List<String> NAMES = List.of("ann", "ben", "cem", "dag", "eva");
  private static final List<String> ROLES =
      List.of("clerk", "approver", "operator", "admin", "auditor", "treasurer");
  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="p" isExecutable="true">
          <bpmn:extensionElements><zeebe:properties><zeebe:property name="pitcrew:roles" value="clerk,approver,operator,auditor" /></zeebe:properties></bpmn:extensionElements>
          <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
          <bpmn:userTask id="u"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="=groups" candidateUsers="=users" /></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming></bpmn:userTask>
          <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="u" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static final Set<String> LISTED = Set.of("clerk", "approver", "operator", "auditor");

  private final Random random = new Random(11);
  private final Engine engine = new Engine(TestEngine.FEEL, new DmnLanguage());
  private final InMemoryState state = new InMemoryState();
  private long lastKey = 1_000;

  @Test
  void shouldAcceptOnlyWhatTheRulesAllow() {
    // given
    Command.Deploy.Resource model =
        new Command.Deploy.Resource("p.bpmn", MODEL.getBytes(StandardCharsets.UTF_8));
    run(new Command.Deploy(List.of(model), "<default>"), Caller.client("c"));
    List<Long> tasks = new ArrayList<>();
    TreeMap<String, Integer> accepted = new TreeMap<>();

    for (int act = 0; act < ACTS; act++) {
      if (tasks.size() < 5) {
        tasks.add(begin());
      }
      UserTaskRow task = state.get(Tables.USER_TASK, tasks.get(random.nextInt(tasks.size())));
      Caller caller = caller();
      Command.External command = command(task, caller);

      // when
      Outcome outcome = run(command, caller);

      // then
      if (!(outcome instanceof Rejection)) {
        accepted.merge(command.getClass().getSimpleName(), 1, Integer::sum);
        assertThat(isAllowed(command, caller, task))
            .as("act %d: %s by %s on %s", act, command, caller, task)
            .isTrue();
      }
      tasks.removeIf(key -> state.get(Tables.USER_TASK, key).state() != UserTaskState.CREATED);
    }
    assertThat(accepted)
        .containsOnlyKeys(
            "AssignUserTask",
            "CancelProcessInstance",
            "CompleteUserTask",
            "SetVariables",
            "UnassignUserTask",
            "UpdateUserTask");
  }

  private static boolean isAllowed(Command.External command, Caller caller, UserTaskRow task) {
    Set<String> acting = new HashSet<>(caller.groups());
    acting.retainAll(LISTED);
    boolean sees = !acting.isEmpty();
    acting.remove("auditor");
    boolean operates =
        sees && (caller.roles().contains("operator") || caller.roles().contains("admin"));
    boolean own = caller.name().equals(task.assignee());
    boolean acts = !acting.isEmpty() || isNamed(task, caller);
    return switch (command) {
      case Command.CompleteUserTask c -> own && acts;
      case Command.UnassignUserTask c ->
          operates
              || ((own || task.assignee() == null)
                  && acts
                  && (!acting.isEmpty()
                      || !(task.candidateUsers().isEmpty() && task.candidateGroups().isEmpty())));
      case Command.AssignUserTask c -> operates || (acts && mayTake(c, caller, task));
      default -> operates;
    };
  }

  private static boolean isNamed(UserTaskRow task, Caller caller) {
    Set<String> names = new HashSet<>(task.candidateUsers());
    if (task.assignee() != null) {
      names.add(task.assignee());
    }
    Set<String> groups = new HashSet<>(task.candidateGroups());
    groups.remove("auditor");
    return caller.kind() == Caller.Kind.PERSON
        && (names.contains(caller.name())
            || caller.standsInFor().stream().anyMatch(names::contains)
            || caller.groups().stream().anyMatch(groups::contains));
  }

  private static boolean mayTake(Command.AssignUserTask command, Caller caller, UserTaskRow task) {
    boolean free =
        task.assignee() == null
            || task.assignee().equals(caller.name())
            || caller.standsInFor().contains(task.assignee());
    Set<String> names = new HashSet<>(caller.standsInFor());
    names.add(caller.name());
    boolean offered =
        caller.name().equals(task.assignee())
            || task.candidateGroups().isEmpty() && task.candidateUsers().isEmpty()
            || task.candidateGroups().stream().anyMatch(caller.groups()::contains)
            || task.candidateUsers().stream().anyMatch(names::contains);
    return command.assignee().equals(caller.name()) && free && offered;
  }

  private Command.External command(UserTaskRow task, Caller caller) {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 ->
          new Command.AssignUserTask(
              task.key(),
              random.nextInt(4) == 0 ? one(NAMES) : caller.name(),
              random.nextBoolean(),
              null);
      case 3, 4, 5 -> new Command.CompleteUserTask(task.key(), "{}", null);
      case 6 -> new Command.UnassignUserTask(task.key(), null);
      case 7 ->
          new Command.UpdateUserTask(task.key(), List.of(one(ROLES)), null, null, null, null, null);
      default ->
          random.nextInt(10) == 0
              ? new Command.CancelProcessInstance(task.processInstanceKey())
              : new Command.SetVariables(task.processInstanceKey(), "{\"a\":1}", false);
    };
  }

  private Caller caller() {
    if (random.nextInt(8) == 0) {
      return Caller.ANONYMOUS;
    }
    Set<String> roles = new HashSet<>(Set.of(one(ROLES)));
    if (random.nextInt(3) == 0) {
      roles.add("clerk");
    }
    Set<String> groups = new HashSet<>(roles);
    Set<String> absent = new HashSet<>();
    String name = one(NAMES);
    if (random.nextInt(3) == 0) {
      absent.add(one(NAMES));
      groups.add(one(ROLES));
    }
    return Caller.person(name, roles, groups, absent);
  }

  private long begin() {
    List<String> groups = List.of("[]", "[\"clerk\"]", "[\"approver\",\"treasurer\"]");
    List<String> users = List.of("[]", "[\"ann\"]", "[\"ben\",\"cem\"]");
    run(
        TestEngine.createOf("p", "{\"groups\":%s,\"users\":%s}".formatted(one(groups), one(users))),
        Caller.client("c"));
    return state.all(Tables.USER_TASK).stream().mapToLong(UserTaskRow::key).max().orElseThrow();
  }

  private Outcome run(Command command, Caller caller) {
    Step step =
        engine.step(
            command,
            state,
            new StepContext(
                Instant.EPOCH,
                () -> ++lastKey,
                StepContext.JobStreams.NONE,
                caller,
                () -> "%032x".formatted(++lastKey)));
    state.apply(step.changes());
    return step.outcome();
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
