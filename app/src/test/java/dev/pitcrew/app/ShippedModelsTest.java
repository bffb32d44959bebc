package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.ShippedModels.Shipped;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.records.Records;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedModelsTest {

  private static final String TABLE = "limits.dmn";

  private final EngineTestkit engine = EngineTestkit.create().start();

  @TempDir Path folder;

  private Records records;
  private ShippedModels models;

  @BeforeEach
  void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), Instant::now);
    models = new ShippedModels(engine.client(), records.effects(), ShippedModels.Missing.LOST);
  }

  @AfterEach
  void close() {
    records.close();
    engine.close();
  }

  @Test
  void shouldKeepTheCompanysTableWhenItStartsAgain() {
    // given
    models.deploy(List.of(process("a"), table(100)));
    deploy(table(50));

    // when
    models.deploy(List.of(process("a"), table(100)));
    models.deploy(List.of(process("b"), table(200)));

    // then
    assertThat(limit()).isEqualTo("50");
    assertThat(versions()).isEqualTo(2);
    assertThat(processVersions()).isEqualTo(2);
  }

  @Test
  void shouldBringANewTableWhenTheCompanyHasOurs() {
    // given
    models.deploy(List.of(process("a"), table(100)));

    // when
    models.deploy(List.of(process("a"), table(100)));
    models.deploy(List.of(process("a"), table(200)));

    // then
    assertThat(limit()).isEqualTo("200");
    assertThat(versions()).isEqualTo(2);
  }

  @Test
  void shouldTakeATableForOursAgainWhenTheCompanyWentBackToIt() {
    // given
    models.deploy(List.of(process("a"), table(100)));
    deploy(table(50));
    deploy(table(100));

    // when
    models.deploy(List.of(process("a"), table(200)));

    // then
    assertThat(limit()).isEqualTo("200");
  }

  @Test
  void shouldDeployEverythingWhenTheEngineHasLostIt() {
    // given
    models.deploy(List.of(process("a"), table(100), form()));

    // when
    try (EngineTestkit another = EngineTestkit.create().start()) {
      new ShippedModels(another.client(), records.effects(), ShippedModels.Missing.LOST)
          .deploy(List.of(process("a"), table(100), form()));

      // then
      assertThat(another.client().newProcessDefinitionSearchRequest().send().join().items())
          .hasSize(1);
      var task = another.start("order", Map.of());
      assertThat(
              another
                  .client()
                  .newUserTaskSearchRequest()
                  .filter(f -> f.processInstanceKey(task.key()))
                  .send()
                  .join()
                  .singleItem()
                  .getFormKey())
          .isNotNull();
    }
  }

  @Test
  void shouldDeployNothingWhenWhatWasShippedCannotBeSeen() {
    // given
    models.deploy(List.of(process("a"), table(100)));

    // when
    try (EngineTestkit another = EngineTestkit.create().start()) {
      var elsewhere =
          new ShippedModels(another.client(), records.effects(), ShippedModels.Missing.UNSEEN);

      // then
      assertThatThrownBy(() -> elsewhere.deploy(List.of(process("a"), table(100))))
          .isInstanceOf(PitcrewApplication.CannotStart.class)
          .hasMessageContaining("Nothing was deployed");
      assertThat(another.client().newProcessDefinitionSearchRequest().send().join().items())
          .isEmpty();
    }
  }

  private void deploy(Shipped one) {
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceBytes(one.text().getBytes(StandardCharsets.UTF_8), "of-the-company.dmn")
        .send()
        .join();
  }

  private String limit() {
    return engine
        .client()
        .newEvaluateDecisionCommand()
        .decisionId("limits")
        .send()
        .join()
        .getDecisionOutput();
  }

  private long versions() {
    return engine
        .client()
        .newDecisionDefinitionSearchRequest()
        .filter(f -> f.decisionDefinitionId("limits"))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private long processVersions() {
    return engine
        .client()
        .newProcessDefinitionSearchRequest()
        .filter(f -> f.processDefinitionId("order"))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private static Shipped form() {
    return new Shipped(
        "say.form",
        """
        {"components": [], "type": "default", "id": "say", "schemaVersion": 17}
        """);
  }

  private static Shipped process(String name) {
    return new Shipped(
        "order.bpmn",
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t" id="d">
          <process id="order" name="%s" isExecutable="true">
            <startEvent id="start" />
            <sequenceFlow id="to-say" sourceRef="start" targetRef="say" />
            <userTask id="say">
              <extensionElements><zeebe:userTask /><zeebe:formDefinition formId="say" /></extensionElements>
            </userTask>
          </process>
        </definitions>
        """
            .formatted(name));
  }

  private static Shipped table(int limit) {
    return new Shipped(
        TABLE,
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="limits-definitions" name="l" namespace="t">
          <decision id="limits" name="limits">
            <variable name="limit" />
            <literalExpression><text>%d</text></literalExpression>
          </decision>
        </definitions>
        """
            .formatted(limit));
  }
}
