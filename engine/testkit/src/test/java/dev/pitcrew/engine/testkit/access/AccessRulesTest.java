package dev.pitcrew.engine.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.AuditLogActorTypeEnum;
import io.camunda.client.api.search.enums.AuditLogOperationTypeEnum;
import io.camunda.client.api.search.enums.AuditLogResultEnum;
import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.AuditLogResult;
import io.camunda.client.api.search.response.DecisionInstance;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the matrix cannot say in one cell, with the official client by REST and gRPC. */
final class AccessRulesTest {

  private static final TestPeople PEOPLE =
      new TestPeople()
          .with("ulf", "approver")
          .with("clara", "clerk")
          .with("cora", "clerk")
          .with("anna", "analyst")
          .with("olga", "operator");

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().knowing(PEOPLE).deploying("closed.bpmn", "discount.dmn");

  @Test
  void shouldTellByGrpcTooHowToAuthenticateWhenNobodyInParticularAsks() {
    try (CamundaClient anybody = engine.newClientOf("", false)) {
      assertDenied(
          () ->
              anybody
                  .newActivateJobsCommand()
                  .jobType("closed.work")
                  .maxJobsToActivate(1)
                  .send()
                  .join(),
          "Sign in with the credentials of a client or a person");
      assertDenied(
          () ->
              anybody
                  .newStreamJobsCommand()
                  .jobType("closed.work")
                  .consumer(job -> {})
                  .send()
                  .join(),
          "Expected a client to work on jobs of type 'closed.work'");
      assertDenied(
          () ->
              anybody
                  .newCreateInstanceCommand()
                  .bpmnProcessId("closed")
                  .latestVersion()
                  .send()
                  .join(),
          "of protected process 'closed'");
      assertDenied(
          () ->
              anybody
                  .newPublishMessageCommand()
                  .messageName("closed-arrived")
                  .correlationKey("x")
                  .send()
                  .join(),
          "of protected process 'closed'");
    }
  }

  @Test
  void shouldHandNoJobOfAProtectedProcessToAnybodyWhenItsTypeIsComputed() {
    // given
    deploy("computed", "pitcrew:roles", "clerk", "=&#34;open.&#34; + &#34;work&#34;");
    engine.start("computed", Map.of());

    // then
    try (CamundaClient anybody = engine.newClientOf("", true)) {
      assertThat(jobs(anybody, "open.work")).isEmpty();
    }
    assertThat(jobs(engine.client(), "open.work")).hasSize(1);
  }

  @Test
  void shouldPushNothingOfAProtectedProcessWhenTheStreamWasOpenBeforeItWasProtected()
      throws InterruptedException {
    // given
    deploy("late", "other", "x", "late.work");
    LinkedBlockingQueue<ActivatedJob> pushed = new LinkedBlockingQueue<>();
    try (CamundaClient anybody = engine.newClientOf("", false)) {
      var stream = anybody.newStreamJobsCommand().jobType("late.work").consumer(pushed::add).send();
      engine.start("late", Map.of());
      assertThat(pushed.take().getBpmnProcessId()).isEqualTo("late");

      // when
      deploy("late", "pitcrew:roles", "clerk", "late.work");
      engine.start("late", Map.of());

      // then
      assertThat(jobs(engine.client(), "late.work")).hasSize(1);
      assertThat(pushed).isEmpty();
      stream.cancel(true);
    }
  }

  @Test
  void shouldBringNoMessageOfJustAnybodyWhenItWasBufferedUnderANameThatIsComputedLater() {
    // given
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(WAITING, "waiting.bpmn")
        .send()
        .join();
    try (CamundaClient anybody = engine.newClientOf("", true)) {
      anybody
          .newPublishMessageCommand()
          .messageName("some-answer")
          .correlationKey("to-come")
          .timeToLive(Duration.ofHours(1))
          .send()
          .join();
    }

    // when
    long instance = engine.start("waiting", Map.of("orderId", "to-come")).key();

    // then
    assertThat(
            engine
                .client()
                .newMessageSubscriptionSearchRequest()
                .filter(f -> f.processInstanceKey(instance))
                .send()
                .join()
                .items())
        .extracting("messageSubscriptionState")
        .containsExactly(MessageSubscriptionState.CREATED);
  }

  @Test
  void shouldGetAtNothingOfAProtectedProcessByAProcessOfOnesOwn() {
    try (CamundaClient anybody = engine.newClientOf("", true)) {
      // given: calls the protected process, asks its worker, and waits for its message
      anybody.newDeployResourceCommand().addResourceStringUtf8(SPY, "spy.bpmn").send().join();

      // when
      long spy =
          anybody
              .newCreateInstanceCommand()
              .bpmnProcessId("spy")
              .latestVersion()
              .variables(Map.of("orderId", "spied", "amount", 1))
              .send()
              .join()
              .getProcessInstanceKey();
      engine.publish("closed-arrived", "spied", Map.of("orderId", "y", "amount", 1));

      // then
      assertThat(
              anybody
                  .newIncidentSearchRequest()
                  .filter(f -> f.processInstanceKey(spy))
                  .send()
                  .join()
                  .items())
          .extracting("elementId")
          .containsExactlyInAnyOrder("call", "ask");
      assertThat(engine.instances("spy")).hasSize(1);
    }
  }

  @Test
  void shouldRefuseAModelThatSaysWhoMaySeeItWhenJustAnybodyDeploysIt() {
    try (CamundaClient ulf = engine.newClientOf("ulf", true)) {
      assertForbidden(
          () ->
              ulf.newDeployResourceCommand()
                  .addResourceStringUtf8(
                      model("own", "pitcrew:roles", "approver", "own.work"), "own.bpmn")
                  .send()
                  .join(),
          "deploy a version of protected process 'own'");
    }
  }

  @Test
  void shouldLetASubstituteSeeAndTakeWhatTheAbsentPersonMay() {
    // given
    PEOPLE.with("sub", "approver").with("gone", "clerk");
    long task = task();
    try (CamundaClient substitute = engine.newClientOf("sub", true)) {
      assertGone(() -> substitute.newUserTaskGetRequest(task).send().join());

      // when
      PEOPLE.standsInFor("sub", "gone");

      // then
      substitute.newAssignUserTaskCommand(task).assignee("sub").send().join();
      substitute.newCompleteUserTaskCommand(task).send().join();
    }
    assertThat(engine.client().newUserTaskGetRequest(task).send().join().getState())
        .isEqualTo(UserTaskState.COMPLETED);
  }

  @Test
  void shouldKnowNobodyAnyMoreWhoWasDisabledAMomentAgo() {
    PEOPLE.with("leaver", "clerk");
    try (CamundaClient leaver = engine.newClientOf("leaver", true)) {
      leaver.newTopologyRequest().send().join();

      // when
      PEOPLE.remove("leaver");

      // then
      Throwable refusal = catchThrowable(() -> leaver.newTopologyRequest().send().join());
      assertThat(((ProblemException) refusal).code()).isEqualTo(401);
    }
  }

  @Test
  void shouldLetNobodyDoTheTaskOfAnother() {
    long task = task();
    try (CamundaClient clara = engine.newClientOf("clara", true);
        CamundaClient cora = engine.newClientOf("cora", true);
        CamundaClient olga = engine.newClientOf("olga", true)) {
      assertForbidden(
          () -> clara.newAssignUserTaskCommand(task).assignee("cora").send().join(),
          "to take user task '%d' for itself".formatted(task));
      clara.newAssignUserTaskCommand(task).assignee("clara").send().join();
      assertForbidden(
          () -> cora.newAssignUserTaskCommand(task).assignee("cora").send().join(),
          "it is assigned to 'clara'");
      assertForbidden(
          () -> cora.newUnassignUserTaskCommand(task).send().join(), "it is assigned to 'clara'");
      assertForbidden(
          () -> cora.newCompleteUserTaskCommand(task).send().join(), "it is assigned to 'clara'");
      assertForbidden(
          () -> olga.newCompleteUserTaskCommand(task).send().join(), "it is assigned to 'clara'");

      // when
      olga.newAssignUserTaskCommand(task).assignee("cora").send().join();

      // then
      cora.newCompleteUserTaskCommand(task).send().join();
    }
  }

  @Test
  void shouldRefuseADecisionThatWasDeployedWithAProtectedProcess() {
    try (CamundaClient ulf = engine.newClientOf("ulf", true);
        CamundaClient anna = engine.newClientOf("anna", true)) {
      assertForbidden(
          () ->
              ulf.newDeployResourceCommand().addResourceFromClasspath("discount.dmn").send().join(),
          "deploy a version of protected process 'discount");
      anna.newDeployResourceCommand().addResourceFromClasspath("discount.dmn").send().join();
      ulf.newDeployResourceCommand().addResourceFromClasspath("order.bpmn").send().join();
    }
  }

  @Test
  void shouldRefuseForEverWhatWasOnceDeployedWithAProtectedProcess() {
    // given: together, then each by itself by somebody who may
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(model("judged", "pitcrew:roles", "clerk", "judged.work"), "j.bpmn")
        .addResourceStringUtf8(model("helper", "other", "1", "helper.work"), "h.bpmn")
        .addResourceStringUtf8(table("1"), "t.dmn")
        .addResourceStringUtf8(form("1"), "f.form")
        .send()
        .join();
    try (CamundaClient anna = engine.newClientOf("anna", true);
        CamundaClient ulf = engine.newClientOf("ulf", true)) {
      deploy(anna, model("helper", "other", "2", "helper.work"), "h.bpmn");
      deploy(anna, table("2"), "t.dmn");
      deploy(anna, form("2"), "f.form");

      // when, then
      String refused = "deploy a version of protected process '%s'";
      assertForbidden(
          () -> deploy(ulf, model("helper", "other", "3", "helper.work"), "h.bpmn"),
          refused.formatted("helper"));
      assertForbidden(() -> deploy(ulf, table("3"), "t.dmn"), refused.formatted("judgements"));
      assertForbidden(
          () -> deploy(ulf, table("3").replace("\"judgements\"", "\"of-ulf\""), "u.dmn"),
          refused.formatted("judgement"));
      assertForbidden(() -> deploy(ulf, form("3"), "f.form"), refused.formatted("judging"));
      deploy(anna, table("3"), "t.dmn");
      deploy(ulf, form("3").replace("\"judging\"", "\"of-ulf\""), "u.form");
    }
  }

  private static void deploy(CamundaClient client, String resource, String name) {
    client.newDeployResourceCommand().addResourceStringUtf8(resource, name).send().join();
  }

  private static String table(String output) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="judgements" name="Judgements" namespace="t">
          <decision id="judgement" name="Judgement"><literalExpression><text>%s</text></literalExpression></decision>
        </definitions>
        """
        .formatted(output);
  }

  private static String form(String label) {
    return """
        {"id": "judging", "type": "default", "schemaVersion": 18, "components": [{"id": "a", "key": "a", "type": "checkbox", "label": "%s"}]}
        """
        .formatted(label);
  }

  @Test
  void shouldHideWhatDecisionsMadeOfDataOfNoProcessFromWhoMayNotSeeAll() {
    // given
    long decision =
        engine
            .client()
            .newEvaluateDecisionCommand()
            .decisionId("discount")
            .variables(Map.of("amount", 4711))
            .send()
            .join()
            .getDecisionKey();
    // when
    var evaluated = evaluated(engine.client(), decision);
    // then
    assertThat(evaluated).isNotEmpty();
    try (CamundaClient ulf = engine.newClientOf("ulf", true)) {
      assertThat(evaluated(ulf, decision)).isEmpty();
      assertGone(
          () ->
              ulf.newDecisionInstanceGetRequest(evaluated.getFirst().getDecisionInstanceId())
                  .send()
                  .join());
    }
  }

  private static List<DecisionInstance> evaluated(CamundaClient client, long decision) {
    return client
        .newDecisionInstanceSearchRequest()
        .filter(f -> f.decisionDefinitionKey(decision).processInstanceKey(0))
        .send()
        .join()
        .items();
  }

  @Test
  void shouldGiveADocumentToWhoStoredItWhateverBecameOfThem() {
    PEOPLE.with("mover", "clerk");
    try (CamundaClient mover = engine.newClientOf("mover", true);
        CamundaClient ulf = engine.newClientOf("ulf", true)) {
      String document =
          mover
              .newCreateDocumentCommand()
              .content("mine")
              .processDefinitionId("closed")
              .send()
              .join()
              .getDocumentId();

      // when
      PEOPLE.with("mover", "approver");

      // then
      assertThat(mover.newDocumentContentGetRequest(document).send().join()).hasContent("mine");
      assertGone(() -> ulf.newDocumentContentGetRequest(document).send().join());
    }
  }

  @Test
  void shouldOpenNoDocumentOfAProtectedProcessByACaseOfAProcessOfOnesOwn() {
    // given: as workers store it, for no case in particular
    String secret =
        engine
            .client()
            .newCreateDocumentCommand()
            .content("salaries")
            .processDefinitionId("closed")
            .send()
            .join()
            .getDocumentId();
    try (CamundaClient ulf = engine.newClientOf("ulf", true)) {
      deploy(ulf, OWN, "own.bpmn");

      // when
      long own =
          ulf.newCreateInstanceCommand()
              .bpmnProcessId("own")
              .latestVersion()
              .variables(
                  Map.of(
                      "stolen", Map.of("camunda.document.type", "camunda", "documentId", secret)))
              .send()
              .join()
              .getProcessInstanceKey();

      // then
      assertThat(
              ulf.newUserTaskSearchRequest()
                  .filter(f -> f.processInstanceKey(own).assignee("ulf"))
                  .send()
                  .join()
                  .items())
          .hasSize(1);
      assertGone(() -> ulf.newDocumentContentGetRequest(secret).send().join());
    }
  }

  @Test
  void shouldOpenAllCasesWhenTheNewestVersionSaysNothingOfRoles() {
    deploy("opened", "pitcrew:roles", "", "opened.work");
    long instance = engine.start("opened", Map.of()).key();
    try (CamundaClient anybody = engine.newClientOf("", true)) {
      assertGone(() -> anybody.newProcessInstanceGetRequest(instance).send().join());

      // when
      deploy("opened", "other", "x", "opened.work");

      // then
      anybody.newProcessInstanceGetRequest(instance).send().join();
    }
  }

  @Test
  void shouldCloseTheCasesAgainWhenTheVersionThatOpenedThemIsDeleted() {
    // given
    long closing = deploy("mistaken", "pitcrew:roles", "clerk", "mistaken.work");
    long instance = engine.start("mistaken", Map.of()).key();
    long opening = deploy("mistaken", "other", "x", "mistaken.work");
    try (CamundaClient anybody = engine.newClientOf("", true)) {
      anybody.newProcessInstanceGetRequest(instance).send().join();
      anybody.newSetVariablesCommand(instance).variables(Map.of("seen", 1)).send().join();

      // when
      engine.client().newDeleteResourceCommand(opening).send().join();

      // then
      assertGone(() -> anybody.newProcessInstanceGetRequest(instance).send().join());
      assertForbidden(
          () -> anybody.newSetVariablesCommand(instance).variables(Map.of("seen", 2)).send().join(),
          "of protected process 'mistaken'");
      engine.client().newCancelInstanceCommand(instance).send().join();
      engine.client().newDeleteResourceCommand(closing).send().join();
      assertGone(() -> anybody.newProcessInstanceGetRequest(instance).send().join());
    }
  }

  @Test
  void shouldLeaveItToClientsToTakeAnOpenCaseOverToAProtectedProcess() {
    // given
    deploy("unlocked", "other", "x", "locking.work");
    long target = deploy("locked", "pitcrew:roles", "operator", "locking.work");
    long instance = engine.start("unlocked", Map.of()).key();
    try (CamundaClient olga = engine.newClientOf("olga", true);
        CamundaClient ulf = engine.newClientOf("ulf", true)) {
      String document =
          ulf.newCreateDocumentCommand()
              .content("of the case")
              .processInstanceKey(instance)
              .send()
              .join()
              .getDocumentId();

      // when
      assertForbidden(
          () -> migrate(olga, instance, target),
          "a process instance of process 'unlocked', which is open to everybody, to another such process, but 'locked' is protected");
      try (CamundaClient anybody = engine.newClientOf("", true)) {
        anybody.newDocumentContentGetRequest(document).send().join();
        migrate(engine.client(), instance, target);

        // then
        assertGone(() -> anybody.newProcessInstanceGetRequest(instance).send().join());
        assertGone(() -> anybody.newDocumentContentGetRequest(document).send().join());
      }
    }
  }

  private static void migrate(CamundaClient client, long instance, long target) {
    client
        .newMigrateProcessInstanceCommand(instance)
        .migrationPlan(target)
        .addMappingInstruction("w", "w")
        .send()
        .join();
  }

  @Test
  void shouldNameInTheAuditLogWhoCompletedATask() {
    // given
    long task = task();
    try (CamundaClient clara = engine.newClientOf("clara", true)) {
      clara.newAssignUserTaskCommand(task).assignee("clara").send().join();
      clara.newCompleteUserTaskCommand(task).variable("ok", true).send().join();

      // when
      List<AuditLogResult> acts =
          clara
              .newUserTaskAuditLogSearchRequest(task)
              .sort(s -> s.timestamp().asc())
              .send()
              .join()
              .items();

      // then
      assertThat(acts).extracting(AuditLogResult::getActorId).containsExactly("clara", "clara");
      assertThat(acts)
          .extracting(AuditLogResult::getOperationType)
          .containsExactly(AuditLogOperationTypeEnum.ASSIGN, AuditLogOperationTypeEnum.COMPLETE);
      assertThat(acts.getLast().getActorType()).isEqualTo(AuditLogActorTypeEnum.USER);
      assertThat(acts.getLast().getUserTaskKey()).isEqualTo(Long.toString(task));
      assertThat(acts.getLast().getProcessDefinitionId()).isEqualTo("closed");
    }
  }

  @Test
  void shouldNameInTheAuditLogWhomAListenerRefused() {
    // given
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(GUARDED, "guarded.bpmn")
        .send()
        .join();
    long task = engine.start("guarded", Map.of()).userTask("review").getUserTaskKey();
    try (CamundaClient clara = engine.newClientOf("clara", true)) {
      clara.newAssignUserTaskCommand(task).assignee("clara").send().join();
      var asked = clara.newCompleteUserTaskCommand(task).send();

      // when
      ActivatedJob asking =
          engine
              .client()
              .newActivateJobsCommand()
              .jobType("guarded.ask")
              .maxJobsToActivate(1)
              .requestTimeout(Duration.ofSeconds(20))
              .send()
              .join()
              .getJobs()
              .getFirst();
      engine
          .client()
          .newCompleteCommand(asking)
          .withResult(r -> r.forUserTask().deny(true, "not twice"))
          .send()
          .join();
      assertThat(catchThrowable(asked::join)).hasMessageContaining("not twice");

      // then
      AuditLogResult last =
          clara
              .newUserTaskAuditLogSearchRequest(task)
              .sort(s -> s.timestamp().asc())
              .send()
              .join()
              .items()
              .getLast();
      assertThat(last.getActorId()).isEqualTo("clara");
      assertThat(last.getOperationType()).isEqualTo(AuditLogOperationTypeEnum.COMPLETE);
      assertThat(last.getResult()).isEqualTo(AuditLogResultEnum.FAIL);
    }
  }

  private static long task() {
    return Long.parseLong(ClosedCase.begin(engine).key("userTaskKey"));
  }

  private static List<ActivatedJob> jobs(CamundaClient client, String type) {
    return client
        .newActivateJobsCommand()
        .jobType(type)
        .maxJobsToActivate(10)
        .requestTimeout(Duration.ofMillis(-1))
        .send()
        .join()
        .getJobs();
  }

  private static final String OWN =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="own" isExecutable="true">
          <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
          <bpmn:userTask id="u"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition assignee="ulf" /></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming></bpmn:userTask>
          <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="u" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static final String GUARDED =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="guarded" isExecutable="true">
          <bpmn:extensionElements><zeebe:properties><zeebe:property name="pitcrew:roles" value="clerk" /></zeebe:properties></bpmn:extensionElements>
          <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
          <bpmn:userTask id="review"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="clerk" /><zeebe:taskListeners><zeebe:taskListener eventType="completing" type="guarded.ask" /></zeebe:taskListeners></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming></bpmn:userTask>
          <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="review" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static final String WAITING =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:message id="m" name="=&quot;some&quot; + &quot;-answer&quot;"><bpmn:extensionElements><zeebe:subscription correlationKey="=orderId" /></bpmn:extensionElements></bpmn:message>
        <bpmn:process id="waiting" isExecutable="true">
          <bpmn:extensionElements><zeebe:properties><zeebe:property name="pitcrew:roles" value="clerk" /></zeebe:properties></bpmn:extensionElements>
          <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
          <bpmn:intermediateCatchEvent id="c"><bpmn:incoming>f</bpmn:incoming><bpmn:messageEventDefinition id="md" messageRef="m" /></bpmn:intermediateCatchEvent>
          <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="c" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static final String SPY =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:message id="m" name="closed-arrived" />
        <bpmn:process id="spy" isExecutable="true">
          <bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing><bpmn:outgoing>f2</bpmn:outgoing></bpmn:startEvent>
          <bpmn:startEvent id="listening"><bpmn:outgoing>f3</bpmn:outgoing><bpmn:messageEventDefinition id="md" messageRef="m" /></bpmn:startEvent>
          <bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="closed" propagateAllChildVariables="true" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming></bpmn:callActivity>
          <bpmn:serviceTask id="ask"><bpmn:extensionElements><zeebe:taskDefinition type="=&quot;closed&quot; + &quot;.work&quot;" /></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming></bpmn:serviceTask>
          <bpmn:task id="heard"><bpmn:incoming>f3</bpmn:incoming></bpmn:task>
          <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="call" />
          <bpmn:sequenceFlow id="f2" sourceRef="s" targetRef="ask" />
          <bpmn:sequenceFlow id="f3" sourceRef="listening" targetRef="heard" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static long deploy(String id, String property, String value, String jobType) {
    return engine
        .client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(model(id, property, value, jobType), id + ".bpmn")
        .send()
        .join()
        .getProcesses()
        .getFirst()
        .getProcessDefinitionKey();
  }

  private static String model(String id, String property, String value, String jobType) {
    return """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
          <bpmn:process id="%s" isExecutable="true">
            <bpmn:extensionElements><zeebe:properties><zeebe:property name="%s" value="%s" /></zeebe:properties></bpmn:extensionElements>
            <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
            <bpmn:serviceTask id="w"><bpmn:extensionElements><zeebe:taskDefinition type="%s" /></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming></bpmn:serviceTask>
            <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="w" />
          </bpmn:process>
        </bpmn:definitions>
        """
        .formatted(id, property, value, jobType);
  }

  private static void assertDenied(ThrowingCallable call, String reason) {
    Throwable refusal = rootOf(catchThrowable(call));
    assertThat(refusal).isInstanceOf(StatusRuntimeException.class);
    Status status = ((StatusRuntimeException) refusal).getStatus();
    assertThat(status.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(status.getDescription()).contains(reason);
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root != null && root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static void assertForbidden(ThrowingCallable call, String reason) {
    ProblemException problem = (ProblemException) catchThrowable(call);
    assertThat(problem).isNotNull();
    assertThat(problem.code()).isEqualTo(403);
    assertThat(problem.details().getDetail()).contains(reason);
  }

  private static void assertGone(ThrowingCallable call) {
    ProblemException problem = (ProblemException) catchThrowable(call);
    assertThat(problem).isNotNull();
    assertThat(problem.code()).isEqualTo(404);
  }
}
