package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.EvaluateConditionalResponse;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional start events with the official client. */
final class ConditionalApiTest {

  @RegisterExtension
  static final EngineTestkit engine = EngineTestkit.create().deploying("conditional.bpmn");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldBeginWhatHolds(boolean byGrpc) {
    try (CamundaClient grpc = engine.newGrpcClient()) {
      // given
      CamundaClient client = byGrpc ? grpc : engine.client();

      // when
      EvaluateConditionalResponse low =
          client.newEvaluateConditionalCommand().variables(Map.of("stock", 3)).send().join();
      EvaluateConditionalResponse high =
          client.newEvaluateConditionalCommand().variables(Map.of("stock", 30)).send().join();

      // then
      assertThat(low.getProcessInstances()).hasSize(1);
      assertThat(high.getProcessInstances()).isEmpty();
      assertThat(high.getConditionalEvaluationKey()).isPositive();
      long instance = low.getProcessInstances().getFirst().getProcessInstanceKey();
      assertThat(
              engine
                  .client()
                  .newProcessInstanceGetRequest(instance)
                  .send()
                  .join()
                  .getProcessDefinitionId())
          .isEqualTo("reorder");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7})
  void shouldRefuseADefinitionThatIsNotThere(long key) {
    // when
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                engine
                    .client()
                    .newEvaluateConditionalCommand()
                    .variables(Map.of("stock", 3))
                    .processDefinitionKey(key)
                    .send()
                    .join());

    // then
    assertThat(refused.details().getStatus()).isEqualTo(404);
  }
}
