package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TasksTest {

  private static final String DMN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="Limits" namespace="http://camunda.org/schema/1.0/dmn">
        <decision id="limit" name="Limit">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="in" label="Amount"><inputExpression id="ie" typeRef="number"><text>amount</text></inputExpression></input>
            <output id="out" name="level" typeRef="string"/>
            <rule id="r1"><inputEntry id="i1"><text>&lt; 100</text></inputEntry><outputEntry id="o1"><text>"low"</text></outputEntry></rule>
            <rule id="r2"><inputEntry id="i2"><text>&gt;= 100</text></inputEntry><outputEntry id="o2"><text>"high"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  private final TestEngine engine = new TestEngine();

  private UserTaskRow task() {
    return engine.state.all(Tables.USER_TASK).getLast();
  }

  private long createUserTask(String assignee) {
    engine.deploy(engine.process("p").start("s").user("u", assignee).end("e").flow("s", "u", "e"));
    return engine.create("p", "{\"boss\":\"ann\"}");
  }

  @Test
  void shouldGiveTheTaskToWhomTheModelSays() {
    // when
    createUserTask("=boss");

    // then
    assertThat(task().assignee()).isEqualTo("ann");
    assertThat(task().candidateGroups()).containsExactly("clerks", "bosses");
    assertThat(task().priority()).isEqualTo(50);
    assertThat(task().state()).isEqualTo(UserTaskState.CREATED);
  }

  @Test
  void shouldClaimOnceButReassignWhenAllowed() {
    // given
    createUserTask("");
    long key = task().key();

    // when // then
    engine.run(new Command.AssignUserTask(key, "ann", false, null), Reply.Done.class);
    assertThat(engine.run(new Command.AssignUserTask(key, "bob", false, null)))
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Expected to claim user task with key '%d', but it has already been assigned"
                    .formatted(key)));
    engine.run(new Command.AssignUserTask(key, "bob", true, null), Reply.Done.class);
    assertThat(task().assignee()).isEqualTo("bob");
    engine.run(new Command.UnassignUserTask(key, null), Reply.Done.class);
    assertThat(task().assignee()).isNull();
  }

  @Test
  void shouldChangeOnlyWhatIsGivenWhenUpdated() {
    // given
    createUserTask("");
    long key = task().key();

    // when
    engine.run(
        new Command.UpdateUserTask(
            key, null, List.of("eve"), "2026-04-01T00:00:00Z", null, 80, null),
        Reply.Done.class);

    // then
    assertThat(task().candidateGroups()).containsExactly("clerks", "bosses");
    assertThat(task().candidateUsers()).containsExactly("eve");
    assertThat(task().dueDate()).isEqualTo("2026-04-01T00:00:00Z");
    assertThat(task().priority()).isEqualTo(80);
    assertThat(engine.run(new Command.UpdateUserTask(key, null, null, "x", null, null, null)))
        .isInstanceOfSatisfying(
            Rejection.class, r -> assertThat(r.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT));
  }

  @Test
  void shouldGoOnWhenTheTaskIsCompleted() {
    // given
    long instance = createUserTask("");
    long key = task().key();

    // when
    engine.run(new Command.CompleteUserTask(key, "{\"ok\":true}", null), Reply.Done.class);

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.variables(instance)).containsEntry("ok", "true");
    assertThat(task().action()).isEqualTo("complete");
    assertThat(engine.run(new Command.CompleteUserTask(key, "{}", null)))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to complete user task with key '%d', but no such user task was found"
                    .formatted(key)));
    engine.assertNothingLeft();
  }

  @Test
  void shouldCancelTheTaskWithItsInstance() {
    // given
    long instance = createUserTask("");

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(task().state()).isEqualTo(UserTaskState.CANCELED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldPutTheScriptsValueIntoItsVariable() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .script("t", "={sum: a + b}", "r")
            .end("e")
            .flow("s", "t", "e"));

    // when
    long instance = engine.create("p", "{\"a\":1.1,\"b\":2.2}");

    // then
    assertThat(engine.variables(instance)).containsEntry("r", "{\"sum\":3.3}");
    engine.assertNothingLeft();
  }

  @Test
  void shouldDecideByTheDeployedTableAndRecordWhy() {
    // given
    engine.run(
        new Command.Deploy(
            List.of(new Command.Deploy.Resource("d.dmn", DMN.getBytes(StandardCharsets.UTF_8))),
            "<default>"),
        Reply.Deployed.class);
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .decision("t", "limit", "level")
            .end("e")
            .flow("s", "t", "e"));

    // when
    long instance = engine.create("p", "{\"amount\":100}");

    // then
    assertThat(engine.variables(instance)).containsEntry("level", "\"high\"");
    DecisionInstanceRow decision = engine.state.all(Tables.DECISION_INSTANCE).getFirst();
    assertThat(decision.matchedRules()).contains("\"ruleId\":\"r2\"");
    assertThat(decision.processInstanceKey()).isEqualTo(instance);
    engine.assertNothingLeft();
    Reply.DecisionEvaluated asked =
        engine.run(
            new Command.EvaluateDecision("limit", 0, "{\"amount\":5}", "<default>"),
            Reply.DecisionEvaluated.class);
    assertThat(asked.result().outputJson()).isEqualTo("\"low\"");
  }

  @Test
  void shouldRaiseIncidentWhenTheDecisionIsNotDeployed() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .decision("t", "limit", "level")
            .end("e")
            .flow("s", "t", "e"));

    // when
    engine.create("p", "{}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.CALLED_DECISION_ERROR);
    assertThat(engine.run(new Command.EvaluateDecision("limit", 0, "{}", "<default>")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to evaluate decision 'limit', but no decision found for id 'limit'"));
  }

  @Test
  void shouldReceiveItsMessageInAReceiveTask() {
    // given
    engine.deploy(
        engine.process("p").start("s").receive("r", "m", "=\"k\"").end("e").flow("s", "r", "e"));
    long instance = engine.create("p", "{}");

    // when
    engine.publish("m", "k", Duration.ZERO, "{\"v\":1}");

    // then
    assertThat(engine.variables(instance)).containsEntry("v", "1");
    engine.assertNothingLeft();
  }

  @Test
  void shouldRememberAndForgetDocuments() {
    // given
    Command create = new Command.CreateDocument("d", "hash", 3, "{}", 0, 0, "<default>");

    // when // then
    engine.run(create, Reply.DocumentCreated.class);
    assertThat(engine.run(create))
        .isEqualTo(
            new Rejection(
                Rejection.Type.ALREADY_EXISTS,
                "Expected to create document with id 'd', but a document with this id already exists"));
    engine.run(new Command.DeleteDocument("d"), Reply.Done.class);
    assertThat(engine.run(new Command.DeleteDocument("d")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to delete document with id 'd', but no such document was found"));
    engine.assertReplayBringsTheSameRows();
  }
}
