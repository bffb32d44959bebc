package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.UserTaskDefinition;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "Expected to create document with id 'd', but a document with this id already"
                    + " exists"));
    engine.run(new Command.DeleteDocument("d"), Reply.Done.class);
    assertThat(engine.run(new Command.DeleteDocument("d")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to delete document with id 'd', but no such document was found"));
    engine.assertReplayBringsTheSameRows();
  }

  private Graph formTask(String formId, BindingType binding, String dueDate, String priority) {
    return engine
        .process("p")
        .start("s")
        .user("u", formTaskDefinition(formId, binding, dueDate, priority))
        .end("e")
        .flow("s", "u", "e");
  }

  private static UserTaskDefinition formTaskDefinition(
      String formId, BindingType binding, String dueDate, String priority) {
    return new UserTaskDefinition(
        null,
        TestEngine.FEEL.parse("=groups"),
        null,
        TestEngine.FEEL.parse(dueDate),
        null,
        TestEngine.FEEL.parse(priority),
        TestEngine.FEEL.parse(formId),
        binding,
        null,
        null,
        Map.of("k", "v"),
        List.of(),
        false);
  }

  private void deployForm(String json) {
    engine.run(
        new Command.Deploy(
            List.of(new Command.Deploy.Resource("f.form", json.getBytes(StandardCharsets.UTF_8))),
            "<default>"),
        Reply.Deployed.class);
  }

  @Test
  void shouldWaitForTheFormAndTakeTheNewest() {
    // given
    engine.deploy(formTask("f", BindingType.LATEST, "=due", "=70"));
    engine.create("p", "{\"groups\":[\"a\",\"b\"],\"due\":\"2026-05-01T12:00:00+02:00\"}");
    assertThat(engine.incident().type()).isEqualTo(IncidentType.FORM_NOT_FOUND);

    // when
    deployForm("{\"id\":\"f\"}");
    deployForm("{\"id\":\"f\",\"versionTag\":\"v2\"}");
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);

    // then
    assertThat(engine.state.get(Tables.FORM, task().formKey()).version()).isEqualTo(2);
    assertThat(engine.state.get(Tables.FORM, task().formKey()).versionTag()).isEqualTo("v2");
    assertThat(task().dueDate()).isEqualTo("2026-05-01T10:00:00Z");
    assertThat(task().priority()).isEqualTo(70);
    assertThat(task().candidateGroups()).containsExactly("a", "b");
    assertThat(task().customHeaders()).isEqualTo("{\"k\":\"v\"}");
  }

  @Test
  void shouldTellTheWorkerOfAUserTaskForWhomAndByWhenItIs() {
    // given
    deployForm("{\"id\":\"f\"}");
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .userJob("u", formTaskDefinition("f", BindingType.LATEST, "=due", "=50"))
            .end("e")
            .flow("s", "u", "e"));

    // when
    engine.create("p", "{\"groups\":[\"a\",\"b\"],\"due\":\"2026-05-01T12:00:00+02:00\"}");

    // then
    assertThat(engine.state.all(Tables.JOB).getLast().customHeaders())
        .isEqualTo(
            "{\"k\":\"v\",\"io.camunda.zeebe:candidateGroups\":\"[\\\"a\\\",\\\"b\\\"]\",\"io.camunda.zeebe:dueDate\":\"2026-05-01T10:00:00Z\",\"io.camunda.zeebe:formKey\":\"%d\"}"
                .formatted(engine.state.all(Tables.FORM).getLast().key()));
  }

  @Test
  void shouldRaiseIncidentWhenForWhomAWorkersTaskIsCannotBeTold() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .userJob("u", formTaskDefinition("f", BindingType.LATEST, "=null", "=50"))
            .end("e")
            .flow("s", "u", "e"));

    // when
    engine.create("p", "{\"groups\":7}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    assertThat(engine.state.all(Tables.JOB)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=1 | =50 | Expected result of the expression '1' to be a date with time and zone, but was"
            + " '1'.",
        "soon | =50 | Expected result of the expression 'soon' to be a date with time and zone, but"
            + " was 'soon'.",
        "=null | =101 | Expected priority to be in the range [0,100] but was '101'.",
        "=null | =\"x\" | Expected result of the expression '\"x\"' to be 'NUMBER', but was"
            + " 'STRING'.",
      })
  void shouldRaiseIncidentWhenThePropertiesAreWrong(String due, String priority, String message) {
    // given
    deployForm("{\"id\":\"f\"}");
    engine.deploy(formTask("f", BindingType.LATEST, due, priority));

    // when
    engine.create("p", "{\"groups\":null}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    assertThat(engine.incident().message()).isEqualTo(message);
  }

  @Test
  void shouldCallTheVersionWithTheTag() {
    // given
    engine.deploy(
        engine
            .process("child")
            .tagged("old")
            .start("cs")
            .job("ct", "old")
            .end("ce")
            .flow("cs", "ct", "ce"));
    engine.deploy(
        engine
            .process("child")
            .tagged("new")
            .start("cs")
            .job("ct", "new")
            .end("ce")
            .flow("cs", "ct", "ce"));
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .callTagged("c", "child", "old")
            .end("e")
            .flow("s", "c", "e"));

    // when
    engine.create("p", "{}");

    // then
    engine.work("old", "{}");
    engine.assertNothingLeft();
  }
}
