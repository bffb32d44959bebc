package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.LinkedResource;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.state.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourcesTest {

  private final TestEngine engine = new TestEngine();

  private ResourceRow deploy(String name, String content) {
    return engine
        .run(
            new Command.Deploy(
                List.of(
                    new Command.Deploy.Resource(name, content.getBytes(StandardCharsets.UTF_8))),
                "<default>"),
            Reply.Deployed.class)
        .resources()
        .getFirst();
  }

  private void delete(long key) {
    engine.run(new Command.DeleteResource(key, false), Reply.Done.class);
  }

  private Rejection refused(Command command) {
    return engine.run(command, Rejection.class);
  }

  private Graph started(String type) {
    Graph graph = engine.process("p");
    return graph.start("s", graph.message("begin", "")).job("t", type).end("e").flow("s", "t", "e");
  }

  private List<String> open() {
    return engine.state.all(Tables.JOB).stream().filter(JobRow::isOpen).map(JobRow::type).toList();
  }

  private Graph linking(BindingType binding, String versionTag) {
    return engine
        .process("p")
        .linking("t", "work", new LinkedResource("r", "RPA", "script", binding, versionTag));
  }

  @Test
  void shouldMakeAVersionOfAFileForEachContent() {
    // when
    ResourceRow first = deploy("a.rpa", "{\"id\":\"r\",\"versionTag\":\"one\"}");
    ResourceRow again = deploy("a.rpa", "{\"id\":\"r\",\"versionTag\":\"one\"}");
    ResourceRow second = deploy("a.rpa", "{\"id\":\"r\"}");
    ResourceRow other = deploy("b.txt", "hello");

    // then
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.versionTag()).isEqualTo("one");
    assertThat(again).isEqualTo(first);
    assertThat(second.version()).isEqualTo(2);
    assertThat(other.resourceId()).isEqualTo("b.txt");
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldTellTheWorkerOfTheNewestVersion() {
    // given
    deploy("a.rpa", "{\"id\":\"r\"}");
    engine.deploy(linking(BindingType.LATEST, null));
    long key = deploy("a.rpa", "{\"id\":\"r\",\"x\":1}").key();

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.state.all(Tables.JOB).getLast().customHeaders())
        .isEqualTo(
            "{\"k\":\"v\",\"linkedResources\":\"[{\\\"resourceKey\\\":\\\"%d\\\",\\\"resourceType\\\":\\\"RPA\\\",\\\"linkName\\\":\\\"script\\\"}]\"}"
                .formatted(key));
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldTellTheWorkerOfTheVersionWithTheTag() {
    // given
    long key = deploy("a.rpa", "{\"id\":\"r\",\"versionTag\":\"one\"}").key();
    deploy("a.rpa", "{\"id\":\"r\",\"versionTag\":\"two\"}");
    engine.deploy(linking(BindingType.VERSION_TAG, "one"));

    // when
    engine.create("p", "{}");

    // then
    assertThat(engine.state.all(Tables.JOB).getLast().customHeaders())
        .contains("\\\"" + key + "\\\"");
  }

  @Test
  void shouldRaiseIncidentUntilTheResourceIsThere() {
    // given
    engine.deploy(linking(BindingType.LATEST, null));
    long instance = engine.create("p", "{}");
    var incident = engine.incident();
    assertThat(incident.type()).isEqualTo(IncidentType.RESOURCE_NOT_FOUND);
    assertThat(incident.message()).startsWith("Expected to link a resource with id 'r', but no");

    // when
    deploy("a.rpa", "{\"id\":\"r\"}");
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);

    // then
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldRaiseIncidentWhenTheResourceIsOfAnotherDeployment() {
    // given
    deploy("a.rpa", "{\"id\":\"r\"}");
    engine.deploy(linking(BindingType.DEPLOYMENT, null));

    // when
    engine.create("p", "{}");

    // then
    assertThat(engine.incident().message()).contains("binding type 'deployment'");
  }

  @Test
  void shouldLinkNothingThatIsDeletedAndNeverGiveItsVersionAgain() {
    // given
    long key = deploy("a.rpa", "{\"id\":\"r\"}").key();
    engine.deploy(linking(BindingType.LATEST, null));

    // when
    delete(key);
    engine.create("p", "{}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.RESOURCE_NOT_FOUND);
    assertThat(deploy("a.rpa", "{\"id\":\"r\"}").version()).isEqualTo(2);
    assertThat(refused(new Command.DeleteResource(key, false)).reason())
        .isEqualTo(
            "Expected to delete resource but no resource found with key `%d`".formatted(key));
  }

  @Test
  void shouldNotDeleteAProcessWhileAnInstanceRuns() {
    // given
    long key = engine.deploy(engine.process("p").working()).processes().getFirst().key();
    long instance = engine.create("p", "{}");

    // then
    assertThat(refused(new Command.DeleteResource(key, false)))
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Expected to delete resource with key `%d` but there are still running instances"
                    .formatted(key)));
    engine.work("work", "{}");
    engine.assertCompleted(instance);
    delete(key);
    assertThat(refused(TestEngine.createOf("p", "{}")).type()).isEqualTo(Rejection.Type.NOT_FOUND);
    assertThat(
            refused(
                    new Command.CreateProcessInstance(
                        null,
                        key,
                        0,
                        "{}",
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        null,
                        "<default>"))
                .type())
        .isEqualTo(Rejection.Type.NOT_FOUND);
    engine.assertNothingLeft();
  }

  @Test
  void shouldLetTheVersionBeforeBeginAgainWhenTheNewestIsDeleted() {
    // given
    engine.deploy(started("one"));
    long second = engine.deploy(started("two")).processes().getFirst().key();

    // when
    delete(second);
    engine.publish("begin", "", Duration.ZERO, "{}");

    // then
    assertThat(open()).containsExactly("one");
    assertThat(engine.deploy(started("two")).processes().getFirst().version()).isEqualTo(3);
    engine.publish("begin", "", Duration.ZERO, "{}");
    assertThat(open()).containsExactly("one", "two");
  }

  @Test
  void shouldLeaveTheNewestAloneWhenAnOlderVersionIsDeleted() {
    // given
    long first = engine.deploy(started("one")).processes().getFirst().key();
    long second = engine.deploy(started("two")).processes().getFirst().key();

    // when
    delete(first);
    engine.publish("begin", "", Duration.ZERO, "{}");

    // then
    assertThat(open()).containsExactly("two");
    engine.work("two", "{}");
    delete(second);
    engine.publish("begin", "", Duration.ZERO, "{}");
    assertThat(open()).isEmpty();
  }

  @Test
  void shouldRaiseIncidentWhenACalledProcessIsDeleted() {
    // given
    Graph child = engine.process("child").working();
    long key = engine.deploy(child).processes().getFirst().key();
    engine.deploy(engine.process("p").start("s").call("c", "child").end("e").flow("s", "c", "e"));

    // when
    delete(key);
    engine.create("p", "{}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.CALLED_ELEMENT_ERROR);
  }

  @Test
  void shouldDeleteDecisionsWithTheirRequirementsAndForms() {
    // given
    String dmn =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="drg" namespace="n">
          <decision id="d" name="d"><literalExpression><text>1</text></literalExpression></decision>
        </definitions>
        """;
    Reply.Deployed deployed =
        engine.run(
            new Command.Deploy(
                List.of(
                    new Command.Deploy.Resource("d.dmn", dmn.getBytes(StandardCharsets.UTF_8)),
                    new Command.Deploy.Resource(
                        "f.form", "{\"id\":\"f\"}".getBytes(StandardCharsets.UTF_8))),
                "<default>"),
            Reply.Deployed.class);

    // when
    delete(deployed.decisionRequirements().getFirst().key());
    delete(deployed.forms().getFirst().key());

    // then
    assertThat(refused(new Command.EvaluateDecision("d", 0, "{}", "<default>")).type())
        .isEqualTo(Rejection.Type.NOT_FOUND);
    assertThat(
            refused(
                    new Command.EvaluateDecision(
                        null, deployed.decisions().getFirst().key(), "{}", "<default>"))
                .type())
        .isEqualTo(Rejection.Type.NOT_FOUND);
    assertThat(engine.state.all(Tables.FORM)).allMatch(row -> row.deleted());
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldBeginToDeleteTheHistoryAlsoOfWhatIsDeletedAlready() {
    // given
    long key = engine.deploy(engine.process("p").working()).processes().getFirst().key();
    long instance = engine.create("p", "{}");
    assertThat(refused(new Command.DeleteResource(key, true)).type())
        .isEqualTo(Rejection.Type.INVALID_STATE);
    assertThat(engine.state.all(Tables.BATCH_OPERATION)).isEmpty();
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // when
    Reply.BatchOperationCreated first =
        engine.run(new Command.DeleteResource(key, true), Reply.BatchOperationCreated.class);
    Reply.BatchOperationCreated again =
        engine.run(new Command.DeleteResource(key, true), Reply.BatchOperationCreated.class);

    // then
    assertThat(engine.state.get(Tables.PROCESS_DEFINITION, key).deleted()).isTrue();
    assertThat(engine.state.all(Tables.BATCH_OPERATION))
        .extracting(BatchOperationRow::key, BatchOperationRow::type, BatchOperationRow::state)
        .containsExactly(
            tuple(
                first.batchOperationKey(),
                BatchOperationType.DELETE_PROCESS_INSTANCE,
                BatchOperationState.CREATED),
            tuple(
                again.batchOperationKey(),
                BatchOperationType.DELETE_PROCESS_INSTANCE,
                BatchOperationState.CREATED));
    assertThat(refused(new Command.DeleteResource(key, false)).type())
        .isEqualTo(Rejection.Type.NOT_FOUND);
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldRefuseToDeleteWithoutTheRight() {
    // given
    long key = engine.deploy(engine.process("p").working()).processes().getFirst().key();

    // then
    engine.caller = Caller.person("clara", Set.of("clerk"), Set.of(), Set.of());
    assertThat(refused(new Command.DeleteResource(key, false)).type())
        .isEqualTo(Rejection.Type.FORBIDDEN);
    assertThat(refused(new Command.DeleteResource(key, true)).type())
        .isEqualTo(Rejection.Type.FORBIDDEN);
  }
}
