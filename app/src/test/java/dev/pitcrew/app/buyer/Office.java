package dev.pitcrew.app.buyer;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.payment.PaymentRun;
import dev.pitcrew.records.signin.SecondFactors;
import dev.pitcrew.records.signin.Totp;
import dev.pitcrew.testing.FreePorts;
import dev.pitcrew.web.engine.EngineClients;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.awaitility.Awaitility;

/** The whole application with the sample company, and its people at their desks. */
final class Office implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Settings settings;
  private final PitcrewApplication application;
  private final EngineClients clients;
  private final Map<String, Queue<String>> recoveryCodes = new LinkedHashMap<>();

  private Office(Settings settings) {
    this.settings = settings;
    this.application = PitcrewApplication.start(settings);
    this.clients = application.bean(EngineClients.class);
  }

  static Office open(Path data) {
    return new Office(Settings.local(data, FreePorts.next(), FreePorts.next(), true));
  }

  String address() {
    return settings.address();
  }

  Path data() {
    return settings.data();
  }

  Records books() {
    return application.bean(Records.class);
  }

  CamundaClient as(String person) {
    return clients.forPerson(person);
  }

  /** Hands a document in; the id of its case. */
  String send(SentInvoice invoice) {
    return send(invoice.bytes(), invoice.fileName());
  }

  String send(byte[] bytes, String fileName) {
    return switch (application.bean(Intake.class).submit(bytes, fileName, "upload", "buyer")) {
      case IntakeOutcome.Started started -> started.caseId();
      case IntakeOutcome.Attached attached -> attached.caseId();
      case IntakeOutcome.Known known -> known.caseId();
      case IntakeOutcome.Refused refused -> throw new AssertionError(refused.message());
    };
  }

  /** What waits for somebody in a case, once there is something of that kind. */
  UserTask task(String caseId, String elementId) {
    return Awaitility.await("a task " + elementId + " of " + caseId)
        .atMost(PATIENCE)
        .pollInterval(LOOK_EVERY)
        .until(() -> findTask(caseId, elementId), Optional::isPresent)
        .orElseThrow();
  }

  Optional<UserTask> findTask(String caseId, String elementId) {
    return instance(caseId)
        .flatMap(
            key ->
                as("olga")
                    .newUserTaskSearchRequest()
                    .filter(
                        f ->
                            f.processInstanceKey(key)
                                .elementId(elementId)
                                .state(UserTaskState.CREATED))
                    .send()
                    .join()
                    .items()
                    .stream()
                    .findFirst());
  }

  private Optional<Long> instance(String caseId) {
    return books().cases().find(caseId).flatMap(c -> Optional.ofNullable(c.processInstanceKey()));
  }

  /** Waits until a variable of a case holds a text. */
  void awaitVariable(String caseId, String name, String text) {
    Awaitility.await("%s of %s with %s".formatted(name, caseId, text))
        .atMost(PATIENCE)
        .pollInterval(LOOK_EVERY)
        .until(() -> instance(caseId).filter(key -> holds(key, name, text)).isPresent());
  }

  private boolean holds(long key, String name, String text) {
    return as("olga")
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(key).name(name))
        .withFullValues()
        .send()
        .join()
        .items()
        .stream()
        .anyMatch(variable -> variable.getValue().contains(text));
  }

  /** Takes the task and decides it, as a page would. */
  void decide(String person, UserTask task, Map<String, Object> variables) {
    as(person).newAssignUserTaskCommand(task.getUserTaskKey()).assignee(person).send().join();
    as(person).newCompleteUserTaskCommand(task.getUserTaskKey()).variables(variables).send().join();
  }

  void validate(String person, String caseId) {
    decide(
        person,
        task(caseId, "validate-invoice"),
        Map.of("validation", Map.of("decision", "correct", "by", person, "corrections", Map.of())));
  }

  void approve(String person, String caseId) {
    decide(
        person,
        task(caseId, "approve-invoice"),
        Map.of("approvalDecision", Map.of("decision", "approved", "by", person)));
  }

  /** Whatever people are asked on the way, they agree, until the case has ended. */
  Case bringToEnd(String caseId) {
    return Awaitility.await("the end of " + caseId)
        .atMost(PATIENCE)
        .pollInterval(LOOK_EVERY)
        .until(
            () -> {
              agree(caseId);
              return books().cases().find(caseId);
            },
            found -> found.map(Case::outcome).isPresent())
        .orElseThrow();
  }

  private void agree(String caseId) {
    findTask(caseId, "validate-invoice").ifPresent(task -> validate("clara", caseId));
    findTask(caseId, "code-invoice")
        .ifPresent(
            task -> {
              throw new AssertionError("Expected the lines of a sample vendor to be coded.");
            });
    findTask(caseId, "approve-invoice")
        .ifPresent(
            task ->
                approve(task.getCandidateGroups().contains("director") ? "dora" : "anton", caseId));
  }

  /** Starts a payment run; the key of its instance. */
  long startRun() {
    return as("theo")
        .newCreateInstanceCommand()
        .bpmnProcessId("payment-run")
        .latestVersion()
        .send()
        .join()
        .getProcessInstanceKey();
  }

  /** What a run asks the treasurer, or empty when it ended without asking. */
  Optional<UserTask> release(long run) {
    return Awaitility.await("what becomes of a payment run")
        .atMost(PATIENCE)
        .pollInterval(LOOK_EVERY)
        .until(
            () -> Optional.of(releaseTask(run)).filter(task -> task.isPresent() || hasEnded(run)),
            Optional::isPresent)
        .orElseThrow();
  }

  private Optional<UserTask> releaseTask(long run) {
    return as("theo")
        .newUserTaskSearchRequest()
        .filter(
            f ->
                f.processInstanceKey(run)
                    .elementId("release-payments")
                    .state(UserTaskState.CREATED))
        .send()
        .join()
        .items()
        .stream()
        .findFirst();
  }

  boolean hasEnded(long run) {
    return as("theo").newProcessInstanceGetRequest(run).send().join().getState()
        == ProcessInstanceState.COMPLETED;
  }

  void awaitEnd(long run) {
    Awaitility.await("the end of a payment run")
        .atMost(PATIENCE)
        .pollInterval(LOOK_EVERY)
        .until(() -> hasEnded(run));
  }

  /** Confirms with the second factor for this very task, then releases. */
  void releaseAs(String person, UserTask task) {
    confirm(person, "release:" + task.getUserTaskKey());
    decide(person, task, Map.of("release", Map.of("decision", "released", "by", person)));
  }

  void confirm(String person, String purpose) {
    var codes = recoveryCodes.computeIfAbsent(person, this::enrol);
    if (!books().secondFactors().confirm(person, purpose, codes.remove())) {
      throw new AssertionError("Expected the recovery code of " + person + " to count.");
    }
  }

  private Queue<String> enrol(String person) {
    SecondFactors factors = books().secondFactors();
    var enrolment = factors.begin(person);
    factors.activate(person, Totp.code(enrolment.secret(), Instant.now()));
    return new ArrayDeque<>(enrolment.recoveryCodes());
  }

  /** The newest run of the books. */
  List<PaymentRun> runs() {
    return books().paymentRuns().latest(20);
  }

  @Override
  public void close() {
    application.close();
  }
}
