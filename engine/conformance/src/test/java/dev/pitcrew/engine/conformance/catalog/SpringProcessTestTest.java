package dev.pitcrew.engine.suite;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A suite with the Spring variant of Camunda Process Test, which deploys and works by itself. */
@SpringBootTest(classes = Shop.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@CamundaSpringProcessTest
@DirtiesContext
class SpringProcessTestTest {

  private static final EngineForTests SERVER = new EngineForTests();

  @Autowired private CamundaClient client;
  @Autowired private CamundaProcessTestContext context;

  @DynamicPropertySource
  static void against(DynamicPropertyRegistry properties) {
    properties.add("camunda.process-test.runtime-mode", () -> "remote");
    properties.add("camunda.process-test.remote.camunda-monitoring-api-address", SERVER::http);
    properties.add("camunda.process-test.remote.client.rest-address", SERVER::http);
    properties.add("camunda.process-test.remote.client.grpc-address", SERVER::grpc);
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private ProcessInstanceEvent order(String orderId) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("order")
        .latestVersion()
        .variables(Map.of("orderId", orderId, "amount", 12))
        .send()
        .join();
  }

  @Test
  void shouldDeployAndWorkByAnnotationsAlone() {
    // when
    ProcessInstanceEvent order = order("one");

    // then
    assertThat(order).hasVariable("shelf", "one/12").hasActiveElements("approve-order");
    assertThatUserTask(byElementId("approve-order")).isCreated();
    context.completeUserTask("approve-order");
    context.increaseTime(Duration.ofDays(4));
    assertThat(order).isCompleted().hasCompletedElements("order-dropped");
  }

  @Test
  void shouldDeployAgainWhenTheEngineWasEmptied() {
    // when
    ProcessInstanceEvent order = order("two");

    // then
    assertThat(order).hasVariable("shelf", "two/12").hasActiveElementsExactly("approve-order");
  }
}
