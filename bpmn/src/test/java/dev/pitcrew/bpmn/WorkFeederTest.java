package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.feeder.WorkFeeder;
import dev.pitcrew.records.workitems.WorkDraft;
import dev.pitcrew.records.workitems.WorkItem.State;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Queues of work, on the real engine. */
final class WorkFeederTest {

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

  private static final Duration OFTEN = Duration.ofMillis(50);

  @TempDir Path folder;

  @Test
  void shouldStartAnInstanceForEachItemAndCloseItWhenItEnds() {
    // given
    engine
        .client()
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("plain-work")
                .startEvent()
                .userTask("look")
                .zeebeUserTask()
                .endEvent()
                .done(),
            "plain-work.bpmn")
        .addProcessModel(
            Bpmn.createExecutableProcess("message-work")
                .startEvent()
                .message("work-came")
                .endEvent()
                .done(),
            "message-work.bpmn")
        .send()
        .join();
    try (var records = Records.open(folder)) {
      records.workItems().set("plain", 1, false, "ada");
      records
          .workItems()
          .feed(
              "plain",
              List.of(
                  WorkDraft.of("1", "plain-work", Map.of("amount", "5")),
                  WorkDraft.of("2", "plain-work", Map.of("amount", "6")),
                  WorkDraft.of("3", "no-such-work", Map.of())),
              "ada");
      records
          .workItems()
          .feed(
              "messages",
              List.of(new WorkDraft("m", "message-work", "work-came", Map.of(), 50, null, null)),
              "ada");

      // when
      try (var feeder = WorkFeeder.start(engine.client(), records, OFTEN)) {
        await()
            .until(
                () ->
                    records.workStarts().running(10, null).stream()
                        .anyMatch(item -> item.queue().equals("plain")));
        assertThat(instances("plain-work")).hasSize(1);
        for (var reference : List.of("1", "2")) {
          await()
              .until(
                  () ->
                      records.workStarts().running(10, null).stream()
                          .anyMatch(item -> item.reference().equals(reference)));
          var item = records.workItems().find("plain", reference).orElseThrow();
          engine.client().newCancelInstanceCommand(item.instanceKey()).send().join();
          await()
              .until(
                  () ->
                      records.workItems().find("plain", reference).orElseThrow().state()
                          == State.FAILED);
        }
        await()
            .until(
                () ->
                    records.workItems().find("messages", "m").orElseThrow().state() == State.DONE);
        await()
            .until(
                () -> records.workItems().find("plain", "3").orElseThrow().state() == State.FAILED);
      }

      // then
      assertThat(instances("plain-work"))
          .extracting(ProcessInstance::getBusinessId)
          .containsExactlyInAnyOrder("plain/1", "plain/2");
      assertThat(instances("message-work")).hasSize(1);
      assertThat(records.workItems().find("plain", "3").orElseThrow().reason())
          .isEqualTo(
              "Expected to start process 'no-such-work', but no process of that id is deployed.");
    }
  }

  private static List<ProcessInstance> instances(String processId) {
    return engine
        .client()
        .newProcessInstanceSearchRequest()
        .filter(filter -> filter.processDefinitionId(processId))
        .send()
        .join()
        .items();
  }
}
