package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.api.response.ProcessInstanceResult;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.response.Incident;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hostile expressions and decisions end as incidents, and their neighbours go on meanwhile. */
final class HostileExpressionApiTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  private static final List<String> HOSTILE =
      List.of(
          "some i in 1..99999 satisfies some j in 1..99999 satisfies j = i + 99999",
          "for i in 1..1000, j in 1..1000, k in 1..1000 return 1",
          "matches(text, &quot;.*.*.*.*.*b&quot;)",
          "for i in 1..50000 return for j in 1..50000 return for k in 1..50000 return 1",
          "10 ** 999999999");

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

  @RegisterExtension static final Clients clients = new Clients(engine);

  private static void deploy(String name, String content) {
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceBytes(content.getBytes(StandardCharsets.UTF_8), name)
        .send()
        .join();
  }

  private static String process(String id, String task) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
          <process id="%s" isExecutable="true">
            <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="task"/>
            %s
            <sequenceFlow id="b" sourceRef="task" targetRef="end"/><endEvent id="end"/>
          </process>
        </definitions>
        """
        .formatted(id, task);
  }

  private static String script(String id, String expression) {
    return process(
        id,
        "<scriptTask id=\"task\"><extensionElements><zeebe:script expression=\"=%s\" resultVariable=\"r\"/></extensionElements></scriptTask>"
            .formatted(expression));
  }

  @Test
  void shouldRaiseIncidentsWhileNeighboursGoOn() {
    // given
    for (int i = 0; i < HOSTILE.size(); i++) {
      deploy("hostile-" + i + ".bpmn", script("hostile-" + i, HOSTILE.get(i)));
    }
    deploy(
        "endless.dmn",
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="defs" name="D" namespace="t">
          <businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic><formalParameter name="x"/>
            <literalExpression><text>concatenate(x, x, x)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
          <decision id="endless" name="endless"><variable name="endless"/>
            <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
            <literalExpression><text>k(k(k(k(k(k(k(k(k(k(k(k([1, 2, 3]))))))))))))</text></literalExpression></decision>
        </definitions>
        """);
    deploy(
        "hostile-dmn.bpmn",
        process(
            "hostile-dmn",
            "<businessRuleTask id=\"task\"><extensionElements><zeebe:calledDecision decisionId=\"endless\" resultVariable=\"r\"/></extensionElements></businessRuleTask>"));
    deploy("quiet.bpmn", script("quiet", "n + 1"));

    // when
    Map<String, ?> text = Map.of("text", "a".repeat(3_000) + "!");
    List<CompletionStage<?>> hostile = new ArrayList<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      hostile.add(create("hostile-" + i, text));
    }
    hostile.add(create("hostile-dmn", text));
    List<CompletionStage<ProcessInstanceResult>> quiet = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      quiet.add(
          clients
              .grpc()
              .newCreateInstanceCommand()
              .bpmnProcessId("quiet")
              .latestVersion()
              .variables(Map.of("n", i))
              .withResult()
              .requestTimeout(LONG)
              .send());
    }

    // then
    for (int i = 0; i < quiet.size(); i++) {
      assertThat(
              quiet
                  .get(i)
                  .toCompletableFuture()
                  .orTimeout(120, TimeUnit.SECONDS)
                  .join()
                  .getVariable("r"))
          .isEqualTo(i + 1);
    }
    hostile.forEach(one -> one.toCompletableFuture().orTimeout(120, TimeUnit.SECONDS).join());
    await().atMost(LONG).untilAsserted(() -> assertThat(incidents()).hasSize(HOSTILE.size() + 1));
    assertThat(incidents())
        .filteredOn(incident -> !incident.getProcessDefinitionId().equals("hostile-dmn"))
        .extracting(Incident::getErrorType)
        .containsOnly(IncidentErrorType.EXTRACT_VALUE_ERROR);
    assertThat(incidents())
        .filteredOn(incident -> incident.getProcessDefinitionId().equals("hostile-dmn"))
        .extracting(Incident::getErrorType)
        .containsExactly(IncidentErrorType.DECISION_EVALUATION_ERROR);
    assertThat(incidents())
        .extracting(Incident::getErrorMessage)
        .allMatch(message -> message.matches("(?s).*(more than|is beyond).*"));
  }

  private static CompletionStage<?> create(String process, Map<String, ?> variables) {
    return clients
        .grpc()
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .variables(variables)
        .requestTimeout(LONG)
        .send();
  }

  private static List<Incident> incidents() {
    return engine.client().newIncidentSearchRequest().send().join().items();
  }
}
