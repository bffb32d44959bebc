package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.model.ExecutionListeners;
import dev.pitcrew.engine.model.JobDefinition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutionListenerReaderTest {

  private static ExecutionListeners listeners(String xml, String elementId) {
    return ((ParsedBpmn.Valid) Models.parse(xml))
        .processes()
        .getFirst()
        .element(elementId)
        .node()
        .listeners();
  }

  @Test
  void shouldReadListenersInTheirOrderWithTheHeadersOfTheElementAndTheirOwn() {
    // given
    String xml =
        Models.around(
            """
            <serviceTask id="x"><extensionElements>
              <zeebe:taskDefinition type="t"/>
              <zeebe:executionListeners>
                <zeebe:executionListener eventType="start" type="a" retries="=n"/>
                <zeebe:executionListener eventType="end" type="=c"/>
                <zeebe:executionListener eventType="start" type="b">
                  <zeebe:taskHeaders><zeebe:header key="h" value="2"/></zeebe:taskHeaders>
                </zeebe:executionListener>
              </zeebe:executionListeners>
              <zeebe:taskHeaders>
                <zeebe:header key="h" value="1"/><zeebe:header key="i" value="3"/>
              </zeebe:taskHeaders>
            </extensionElements></serviceTask>
            """);

    // when
    ExecutionListeners listeners = listeners(xml, "x");

    // then
    assertThat(listeners.start()).extracting(job -> job.type().source()).containsExactly("a", "b");
    assertThat(listeners.start())
        .extracting(JobDefinition::headers)
        .containsExactly(Map.of("h", "1", "i", "3"), Map.of("h", "2", "i", "3"));
    assertThat(listeners.start().getFirst().retries().isStatic()).isFalse();
    assertThat(listeners.end().getFirst().retries().source()).isEqualTo("3");
  }

  @Test
  void shouldReadListenersOfTheProcess() {
    // given
    String xml =
        Models.process(
            """
            <extensionElements><zeebe:executionListeners>
              <zeebe:executionListener eventType="end" type="a"/>
            </zeebe:executionListeners></extensionElements><startEvent id="s"/>
            """);

    // when
    ExecutionListeners listeners = listeners(xml, "p");

    // then
    assertThat(listeners.start()).isEmpty();
    assertThat(listeners.end()).hasSize(1);
  }
}
