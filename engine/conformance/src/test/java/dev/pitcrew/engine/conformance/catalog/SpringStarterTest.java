package dev.pitcrew.engine.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Camunda's starter as it is, with its workers and deployments, against this engine. */
class SpringStarterTest {

  private static final EngineForTests SERVER = new EngineForTests();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static ConfigurableApplicationContext start(boolean prefersRest) {
    return new SpringApplicationBuilder(Shop.class)
        .web(WebApplicationType.NONE)
        .properties(
            "camunda.client.mode=self-managed",
            "camunda.client.auth.method=none",
            "camunda.client.rest-address=" + SERVER.http(),
            "camunda.client.grpc-address=" + SERVER.grpc(),
            "camunda.client.prefer-rest-over-grpc=" + prefersRest,
            "camunda.client.worker.defaults.stream-enabled=" + !prefersRest)
        .run();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldDeployAndWorkWhenAnApplicationStarts(boolean prefersRest) {
    try (ConfigurableApplicationContext application = start(prefersRest)) {
      CamundaClient client = application.getBean(CamundaClient.class);

      // when
      long order =
          client
              .newCreateInstanceCommand()
              .bpmnProcessId("order")
              .latestVersion()
              .variables(Map.of("orderId", "o-" + prefersRest, "amount", 3))
              .send()
              .join()
              .getProcessInstanceKey();

      // then
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          client
                              .newUserTaskSearchRequest()
                              .filter(f -> f.processInstanceKey(order))
                              .send()
                              .join()
                              .items())
                      .singleElement()
                      .satisfies(
                          task -> assertThat(task.getState()).isEqualTo(UserTaskState.CREATED)));
      assertThat(
              client
                  .newVariableSearchRequest()
                  .filter(f -> f.processInstanceKey(order).name("shelf"))
                  .send()
                  .join()
                  .singleItem()
                  .getValue())
          .isEqualTo("\"o-" + prefersRest + "/3\"");
    }
  }

  @Test
  void shouldMakeNoNewVersionWhenTheApplicationStartsAgain() {
    try (ConfigurableApplicationContext first = start(true);
        ConfigurableApplicationContext second = start(true)) {
      assertThat(
              second
                  .getBean(CamundaClient.class)
                  .newProcessDefinitionSearchRequest()
                  .send()
                  .join()
                  .items())
          .singleElement()
          .satisfies(definition -> assertThat(definition.getVersion()).isEqualTo(1));
      assertThat(first.isRunning()).isTrue();
    }
  }
}
