package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.GlobalTaskListenerResponse;
import io.camunda.client.api.search.enums.GlobalListenerSource;
import io.camunda.client.api.search.enums.GlobalTaskListenerEventType;
import io.camunda.client.api.search.response.GlobalTaskListener;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listeners of all user tasks as the official client manages them. */
final class GlobalTaskListenerApiTest {

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

  private static GlobalTaskListenerResponse create(CamundaClient client, String id) {
    return client
        .newCreateGlobalTaskListenerRequest()
        .id(id)
        .type("work-" + id)
        .eventTypes(GlobalTaskListenerEventType.UPDATING, GlobalTaskListenerEventType.ASSIGNING)
        .priority(70)
        .afterNonGlobal()
        .send()
        .join();
  }

  @Test
  void shouldCreateFindUpdateAndDelete() {
    // given
    CamundaClient client = engine.client();
    GlobalTaskListenerResponse created = create(client, "one");
    create(client, "two");

    // when
    GlobalTaskListenerResponse updated =
        client
            .newUpdateGlobalTaskListenerRequest("one")
            .type("other")
            .eventTypes(GlobalTaskListenerEventType.ALL)
            .retries(7)
            .send()
            .join();

    // then
    assertThat(created.getType()).isEqualTo("work-one");
    assertThat(created.getRetries()).isEqualTo(3);
    assertThat(created.getAfterNonGlobal()).isTrue();
    assertThat(created.getPriority()).isEqualTo(70);
    assertThat(created.getSource()).isEqualTo(GlobalListenerSource.API);
    assertThat(created.getEventTypes())
        .containsExactly(
            GlobalTaskListenerEventType.UPDATING, GlobalTaskListenerEventType.ASSIGNING);
    assertThat(updated.getRetries()).isEqualTo(7);
    assertThat(updated.getPriority()).isEqualTo(50);
    GlobalTaskListener got = client.newGlobalTaskListenerGetRequest("one").send().join();
    assertThat(got.getType()).isEqualTo("other");
    assertThat(got.getEventTypes()).containsExactly(GlobalTaskListenerEventType.ALL);
    assertThat(
            client
                .newGlobalTaskListenerSearchRequest()
                .filter(f -> f.priority(70).afterNonGlobal(true))
                .send()
                .join()
                .items())
        .extracting(GlobalTaskListener::getId)
        .containsExactly("two");
    client.newDeleteGlobalTaskListenerRequest("one").send().join();
    client.newDeleteGlobalTaskListenerRequest("two").send().join();
    assertThat(client.newGlobalTaskListenerSearchRequest().send().join().items()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsThereTwiceOrNotAtAll() {
    // given
    CamundaClient client = engine.client();
    create(client, "twice");

    // then
    assertRefused(() -> create(client, "twice"), 409, Status.Code.ALREADY_EXISTS, "twice");
    assertRefused(
        () -> client.newDeleteGlobalTaskListenerRequest("none").send().join(),
        404,
        Status.Code.NOT_FOUND,
        "none");
    assertRefused(
        () -> client.newGlobalTaskListenerGetRequest("none").send().join(),
        404,
        Status.Code.NOT_FOUND,
        "none");
    client.newDeleteGlobalTaskListenerRequest("twice").send().join();
  }
}
