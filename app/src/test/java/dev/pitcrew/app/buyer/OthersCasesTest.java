package dev.pitcrew.app.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.records.Records;
import dev.pitcrew.testing.FreePorts;
import dev.pitcrew.web.people.SamplePeople;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.impl.basicauth.BasicAuthCredentialsProviderBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A case of another role: not in lists, not in searches, not by its key, not by its address. */
class OthersCasesTest {

  private static final String CASE = "HIRE-1";
  private static final String NAME = "Quillfeather";
  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="onboarding" name="Onboarding" isExecutable="true">
          <bpmn:extensionElements><zeebe:properties><zeebe:property name="pitcrew:roles" value="controller" /></zeebe:properties></bpmn:extensionElements>
          <bpmn:startEvent id="hired"><bpmn:outgoing>to-access</bpmn:outgoing></bpmn:startEvent>
          <bpmn:userTask id="approve-access" name="Approve access"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="controller" /></bpmn:extensionElements><bpmn:incoming>to-access</bpmn:incoming></bpmn:userTask>
          <bpmn:sequenceFlow id="to-access" sourceRef="hired" targetRef="approve-access" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  @TempDir static Path data;
  private static Settings settings;
  private static PitcrewApplication application;
  private static long instance;
  private static long task;

  @BeforeAll
  static void hire() throws IOException {
    settings = Settings.local(data, FreePorts.next(), FreePorts.next(), true);
    application = PitcrewApplication.start(settings);
    try (CamundaClient ada = person("ada")) {
      ada.newDeployResourceCommand().addResourceStringUtf8(MODEL, "onboarding.bpmn").send().join();
    }
    try (CamundaClient carl = person("carl")) {
      instance =
          carl.newCreateInstanceCommand()
              .bpmnProcessId("onboarding")
              .latestVersion()
              .variables(Map.of("hire", NAME))
              .send()
              .join()
              .getProcessInstanceKey();
      task =
          carl.newUserTaskSearchRequest()
              .filter(f -> f.processInstanceKey(instance))
              .send()
              .join()
              .items()
              .getFirst()
              .getUserTaskKey();
    }
    Records books = application.bean(Records.class);
    books.cases().open(CASE, "onboarding", instance, NAME + ".pdf", null, Instant.now());
  }

  @AfterAll
  static void close() {
    application.close();
  }

  @Test
  void shouldShowNothingOfItInThePages() throws IOException {
    try (Keyboard clara = Keyboard.at(settings.address());
        Keyboard carl = Keyboard.at(settings.address())) {
      // given
      signIn(clara, "clara");
      signIn(carl, "carl");

      // then
      carl.open("/cases?q=" + NAME);
      assertThat(carl.text()).contains(CASE);
      assertThat(carl.status("/cases/" + CASE)).isEqualTo(200);
      assertThat(carl.status("/tasks/" + task)).isEqualTo(200);
      clara.open("/cases?q=" + NAME);
      assertThat(clara.text()).doesNotContain(CASE);
      assertThat(clara.status("/cases/" + CASE)).isEqualTo(404);
      assertThat(clara.status("/cases/" + CASE + "/evidence")).isEqualTo(404);
      assertThat(clara.status("/tasks/" + task)).isEqualTo(404);
      clara.open("/inbox");
      assertThat(clara.text()).doesNotContain("Approve access");
    }
  }

  @Test
  void shouldShowNothingOfItInTheApi() {
    try (CamundaClient clara = person("clara");
        CamundaClient carl = person("carl")) {
      assertThat(found(carl)).isPositive();
      assertThat(found(clara)).isZero();
      assertThat(carl.newUserTaskGetRequest(task).send().join().getName())
          .isEqualTo("Approve access");
      assertThatThrownBy(() -> clara.newUserTaskGetRequest(task).send().join())
          .isInstanceOfSatisfying(
              ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(404));
      assertThatThrownBy(() -> clara.newProcessInstanceGetRequest(instance).send().join())
          .isInstanceOfSatisfying(
              ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(404));
      assertThatThrownBy(() -> clara.newCompleteUserTaskCommand(task).send().join())
          .isInstanceOfSatisfying(
              ProblemException.class, problem -> assertThat(problem.code()).isIn(403, 404));
    }
  }

  /** In all that can be searched for it together. */
  private static long found(CamundaClient client) {
    return client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.processDefinitionId("onboarding"))
            .send()
            .join()
            .page()
            .totalItems()
        + client
            .newUserTaskSearchRequest()
            .filter(f -> f.processInstanceKey(instance))
            .send()
            .join()
            .page()
            .totalItems()
        + client
            .newVariableSearchRequest()
            .filter(f -> f.value("\"" + NAME + "\""))
            .send()
            .join()
            .page()
            .totalItems()
        + client
            .newElementInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(instance))
            .send()
            .join()
            .page()
            .totalItems();
  }

  private static void signIn(Keyboard keyboard, String person) {
    keyboard.open("/signin");
    keyboard.press(person, Keys.TAB, SamplePeople.PASSWORD, Keys.ENTER);
    keyboard.leave("/signin");
  }

  private static CamundaClient person(String name) {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .restAddress(URI.create(settings.address()))
        .grpcAddress(URI.create("http://localhost:" + settings.grpcPort()))
        .defaultRequestTimeout(Duration.ofMinutes(1))
        .credentialsProvider(
            new BasicAuthCredentialsProviderBuilder()
                .applyEnvironmentOverrides(false)
                .username(name)
                .password(SamplePeople.PASSWORD)
                .build())
        .build();
  }
}
