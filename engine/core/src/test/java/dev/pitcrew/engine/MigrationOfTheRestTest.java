package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.AuditRow;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What hangs on a process instance beside what its elements are and wait for. */
class MigrationOfTheRestTest {

  private final TestEngine engine = new TestEngine();

  private Command to(long instance, String processId, String... ids) {
    long key =
        engine.state.all(Tables.PROCESS_DEFINITION).stream()
            .filter(row -> row.processDefinitionId().equals(processId))
            .mapToLong(ProcessDefinitionRow::key)
            .max()
            .orElseThrow();
    List<Migration.Mapping> mappings = new ArrayList<>();
    for (int i = 0; i < ids.length; i += 2) {
      mappings.add(new Migration.Mapping(ids[i], ids[i + 1]));
    }
    return new Command.MigrateProcessInstance(instance, new Migration(key, mappings));
  }

  private void migrate(long instance, String processId, String... ids) {
    engine.run(to(instance, processId, ids), Reply.Done.class);
    engine.assertReplayBringsTheSameRows();
  }

  private List<Long> instancesOf(String processId) {
    return engine.alive().stream()
        .filter(row -> row.elementId().equals(processId))
        .map(ElementInstanceRow::key)
        .toList();
  }

  @Test
  void shouldGiveTheCorrelationKeyBackWhenItGoesOverToAnotherProcess() {
    // given
    Graph graph = engine.process("from");
    engine.deploy(
        graph.start("s", graph.message("begin", "")).job("t", "work").end("e").flow("s", "t", "e"));
    engine.deploy(engine.process("to").working());
    engine.publish("begin", "k", Duration.ofHours(1), "{}");
    engine.publish("begin", "k", Duration.ofHours(1), "{\"second\":true}");
    long first = instancesOf("from").getFirst();
    assertThat(instancesOf("from")).hasSize(1);

    // when
    migrate(first, "to", "t", "t");

    // then
    assertThat(instancesOf("to")).containsExactly(first);
    assertThat(instancesOf("from")).hasSize(1);
    assertThat(engine.variables(instancesOf("from").getFirst())).containsEntry("second", "true");
    engine
        .activate("work")
        .forEach(
            job -> engine.run(new Command.CompleteJob(job.job().key(), "{}"), Reply.Done.class));
    engine.pass(Duration.ofHours(2));
    engine.assertNothingLeft();
  }

  private Graph adHoc(String id, String adHocId, String element, @Nullable String jobType) {
    Graph graph = engine.process(id);
    return graph
        .start("s")
        .adHoc(
            adHocId,
            jobType == null ? "=[\"" + element + "\"]" : null,
            null,
            true,
            "results",
            jobType,
            () -> graph.job(element, element))
        .end("e")
        .flow("s", adHocId, "e");
  }

  @Test
  void shouldTakeAnAdHocSubProcessAlongWithWhatIsActiveInIt() {
    // given
    engine.deploy(adHoc("from", "ah", "A", null));
    engine.deploy(adHoc("to", "other", "B", null));
    long instance = engine.create("from", "{}");

    // when
    migrate(instance, "to", "ah", "other", "A", "B");

    // then
    assertThat(engine.alive())
        .extracting(ElementInstanceRow::elementId)
        .containsExactlyInAnyOrder("to", "other", "other#innerInstance", "B");
    engine.work("A", "{\"result\":1}");
    assertThat(engine.variables(instance)).containsEntry("results", "[1]");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldRefuseAnAdHocSubProcessThatNobodyWouldControlAnyMore() {
    // given
    engine.deploy(adHoc("from", "ah", "A", "control"));
    engine.deploy(adHoc("same", "ah", "A", "steering"));
    engine.deploy(adHoc("to", "ah", "A", null));
    long instance = engine.create("from", "{}");

    // when
    Rejection refused = engine.run(to(instance, "to", "ah", "ah"), Rejection.class);

    // then
    assertThat(refused.reason())
        .endsWith(
            "but of the ad-hoc sub-processes with id 'ah' and 'ah' only one is controlled by a job worker.");
    migrate(instance, "same", "ah", "ah");
  }

  @Test
  void shouldGoOnAskingAListenerToAllTasks() {
    // given
    for (String id : List.of("from", "to")) {
      engine.deploy(engine.process(id).start("s").user("t", "").end("e").flow("s", "t", "e"));
    }
    for (String id : List.of("one", "two")) {
      engine.run(
          new Command.CreateGlobalTaskListener(
              id, new Command.GlobalTaskListener(id, 3, List.of("completing"), false, 1)),
          Reply.GlobalTaskListenerStored.class);
    }
    long instance = engine.create("from", "{}");
    long task = engine.state.all(Tables.USER_TASK).getLast().key();
    engine.run(new Command.CompleteUserTask(task, "{}", null));
    engine.work("one", "{}");

    // when
    migrate(instance, "to", "t", "t");

    // then
    engine.work("two", "{}");
    engine.assertCompleted(instance);
    assertThat(engine.state.get(Tables.PROCESS_INSTANCE, instance).processDefinitionId())
        .isEqualTo("to");
  }

  @Test
  void shouldRefuseMoreElementsThanOneStepMayTakeOver() {
    // given
    for (String id : List.of("from", "to")) {
      engine.deploy(
          engine
              .process(id)
              .working()
              .loop("t", false, "=for i in 1..2000 return i", null, null, null));
    }
    long instance = engine.create("from", "{}");

    // when
    Rejection refused = engine.run(to(instance, "to", "t", "t"), Rejection.class);

    // then
    assertThat(refused.reason())
        .isEqualTo(
            "Expected to migrate process instance '%d' of at most 2000 active element instances, but it has more."
                .formatted(instance));
  }

  private void document(long instance, String id) {
    engine.run(
        new Command.CreateDocument(id, "00", 1, "{}", instance, 0, "<default>"),
        Reply.DocumentCreated.class);
  }

  @Test
  void shouldTakeItsDocumentsAlong() {
    // given
    for (String id : List.of("from", "to")) {
      engine.deploy(engine.process(id).working());
    }
    long instance = engine.create("from", "{}");
    long other = engine.create("from", "{}");
    document(instance, "own");
    document(other, "of-another");

    // when
    migrate(instance, "to", "t", "t");

    // then
    assertThat(engine.state.all(Tables.DOCUMENT))
        .extracting(DocumentRow::documentId, DocumentRow::processDefinitionId)
        .containsExactly(tuple("own", "to"), tuple("of-another", "from"));
  }

  @Test
  void shouldTellInTheAuditTrailFromWhereAndByWhichMappings() {
    // given
    for (String id : List.of("from", "to")) {
      engine.deploy(engine.process(id).working());
    }
    long instance = engine.create("from", "{}");
    long source = engine.state.get(Tables.PROCESS_INSTANCE, instance).processDefinitionKey();
    engine.caller = Caller.client("c");

    // when
    migrate(instance, "to", "t", "t", "s", "s");

    // then
    AuditRow row = engine.state.all(Tables.AUDIT).getLast();
    assertThat(row.what()).isEqualTo("migrate-process-instance");
    assertThat(row.beforeJson())
        .contains("\"processDefinitionId\":\"from\"")
        .contains("\"processDefinitionKey\":\"%d\"".formatted(source));
    assertThat(row.afterJson()).contains("\"mappings\":\"t t,s s\"");
    assertThat(row.processDefinitionId()).isEqualTo("to");
  }
}
