package dev.pitcrew.engine.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people without a role of a process see and do because a task names them (ADR 6). */
final class NamedPeopleTest {

  private static final AtomicInteger PERSONS = new AtomicInteger();
  private static final TestPeople PEOPLE = new TestPeople().with("olga", "operator");

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().knowing(PEOPLE).deploying("claims.bpmn", "survey.bpmn");

  @Test
  void shouldShowATaskAndWhatItSeesButNothingElseWhenItNamesAPerson() {
    // given
    String clara = person("approver");
    long instance = begin(Map.of("claimant", clara));
    try (CamundaClient client = engine.newClientOf(clara, true)) {
      // when
      SearchResponse<UserTask> tasks = tasks(client);

      // then
      assertThat(tasks.items()).extracting(UserTask::getElementId).containsExactly("correct");
      assertThat(tasks.page().totalItems()).isEqualTo(1);
      UserTask task = tasks.items().getFirst();
      assertThat(client.newUserTaskGetRequest(task.getUserTaskKey()).send().join().getProcessName())
          .isEqualTo("Claims");
      assertThat(client.newUserTaskGetFormRequest(task.getUserTaskKey()).send().join().getSchema())
          .isNull();
      List<String> seen =
          List.of(
              "checkers",
              "claimant",
              "correction",
              "lookers",
              "lookingGroups",
              "peekers",
              "receipt",
              "title");
      assertThat(
              client.newUserTaskVariableSearchRequest(task.getUserTaskKey()).send().join().items())
          .extracting(Variable::getName)
          .containsExactlyInAnyOrderElementsOf(seen);
      SearchResponse<Variable> variables =
          client.newVariableSearchRequest().page(p -> p.limit(2)).send().join();
      assertThat(variables.page().totalItems()).isEqualTo(seen.size());
      assertThat(variables(client, instance))
          .extracting(Variable::getName)
          .containsExactlyInAnyOrderElementsOf(seen);
      assertNothingElse(client, instance);
    }
  }

  private static void assertNothingElse(CamundaClient client, long instance) {
    assertGone(() -> client.newProcessInstanceGetRequest(instance).send().join());
    assertGone(() -> client.newElementInstanceGetRequest(instance).send().join());
    assertThat(client.newProcessInstanceSearchRequest().send().join().page().totalItems()).isZero();
    assertThat(client.newElementInstanceSearchRequest().send().join().page().totalItems()).isZero();
    assertThat(client.newIncidentSearchRequest().send().join().page().totalItems()).isZero();
    assertThat(client.newJobSearchRequest().send().join().page().totalItems()).isZero();
    assertThat(client.newProcessDefinitionSearchRequest().send().join().page().totalItems())
        .isZero();
  }

  @Test
  void shouldShowNothingOfTheSiblingsOfALoopWhenOneOfThemNamesAPerson() {
    // given
    String ana = person();
    String ben = person();
    long instance =
        begin(
            Map.of(
                "checkers",
                List.of(Map.of("name", ana, "pay", 1), Map.of("name", ben, "pay", 2)),
                // What all see would tell the rest.
                "claimant",
                "nobody"));
    Variable ofBen =
        variables(engine.client(), instance).stream()
            .filter(v -> v.getName().equals("checker") && v.getValue().contains(ben))
            .findFirst()
            .orElseThrow();
    try (CamundaClient client = engine.newClientOf(ana, true)) {
      // when, then
      assertThat(tasks(client).items()).extracting(UserTask::getElementId).containsExactly("check");
      assertThat(variables(client, instance))
          .filteredOn(v -> v.getName().equals("checker"))
          .singleElement()
          .satisfies(v -> assertThat(v.getValue()).contains(ana).doesNotContain(ben));
      assertGone(() -> client.newVariableGetRequest(ofBen.getVariableKey()).send().join());
      assertThat(
              client
                  .newVariableSearchRequest()
                  .filter(f -> f.value(ofBen.getValue()))
                  .send()
                  .join()
                  .page()
                  .totalItems())
          .isZero();
    }
  }

  @Test
  void shouldShowAnotherTaskOfTheCaseAndItsVariablesToNobodyWhomOnlyOneOfThemNames() {
    // given
    String clara = person();
    String lola = person();
    long instance = begin(Map.of("claimant", clara, "lookers", List.of(lola)));
    long correct = task(instance, "correct");
    try (CamundaClient client = engine.newClientOf(lola, true)) {
      // when, then
      assertThat(tasks(client).items()).extracting(UserTask::getElementId).containsExactly("look");
      assertThat(variables(client, instance))
          .extracting(Variable::getName)
          .contains("hint", "title")
          .doesNotContain("correction", "checker");
      assertGone(() -> client.newUserTaskGetRequest(correct).send().join());
      assertGone(() -> client.newUserTaskVariableSearchRequest(correct).send().join());
      assertForbidden(() -> client.newCompleteUserTaskCommand(correct).send().join());
      assertForbidden(() -> client.newAssignUserTaskCommand(correct).assignee(lola).send().join());
      assertThat(
              client
                  .newUserTaskSearchRequest()
                  .filter(f -> f.localVariables(Map.of("correction", "A trip")))
                  .send()
                  .join()
                  .items())
          .isEmpty();
    }
  }

  @Test
  void shouldShowTheInputsAloneWhenTheTaskSaysSo() {
    // given
    String pia = person();
    String hidden = document(0);
    long instance = begin(Map.of("peekers", List.of(pia), "receipt", reference(hidden)));
    long peek = task(instance, "peek");
    try (CamundaClient client = engine.newClientOf(pia, true);
        CamundaClient manager = engine.newClientOf(person("manager"), true)) {
      // when, then
      assertThat(variables(client, instance))
          .extracting(Variable::getName, Variable::getValue)
          .containsExactly(tuple("title", "\"A tr\""));
      assertThat(client.newUserTaskVariableSearchRequest(peek).send().join().items()).hasSize(1);
      assertGone(() -> client.newDocumentContentGetRequest(hidden).send().join());
      client.newAssignUserTaskCommand(peek).assignee(pia).send().join();
      assertForbidden(
          () ->
              client
                  .newCompleteUserTaskCommand(peek)
                  .variable("answer", reference(hidden))
                  .send()
                  .join());
      assertThat(manager.newUserTaskVariableSearchRequest(peek).send().join().items())
          .hasSizeGreaterThan(5);
      client.newCompleteUserTaskCommand(peek).send().join();
    }
  }

  @Test
  void shouldLetAPersonTakeGiveBackAndCompleteWhatIsOfferedToItByName() {
    // given
    String lola = person();
    String lars = person();
    long instance = begin(Map.of("lookers", List.of(lola, lars)));
    long look = task(instance, "look");
    try (CamundaClient client = engine.newClientOf(lola, true);
        CamundaClient other = engine.newClientOf(lars, true)) {
      // when
      assertForbidden(() -> client.newAssignUserTaskCommand(look).assignee(lars).send().join());
      client.newAssignUserTaskCommand(look).assignee(lola).send().join();
      client.newUnassignUserTaskCommand(look).send().join();
      client.newAssignUserTaskCommand(look).assignee(lola).send().join();
      assertForbidden(() -> other.newAssignUserTaskCommand(look).assignee(lars).send().join());
      assertForbidden(() -> other.newCompleteUserTaskCommand(look).send().join());
      client.newCompleteUserTaskCommand(look).variable("ok", true).send().join();
    }

    // then
    assertThat(engine.client().newUserTaskGetRequest(look).send().join().getState())
        .isEqualTo(UserTaskState.COMPLETED);
  }

  @Test
  void shouldRefuseToGiveBackWhatNobodyElseIsOffered() {
    // given
    String clara = person();
    long correct = task(begin(Map.of("claimant", clara)), "correct");
    try (CamundaClient client = engine.newClientOf(clara, true)) {
      // when
      ProblemException refusal =
          (ProblemException)
              catchThrowable(() -> client.newUnassignUserTaskCommand(correct).send().join());

      // then
      assertThat(refusal.details().getDetail())
          .isEqualTo(
              "Expected to give back user task '%d', but it is for '%s' alone: ask an operator to give it to another.",
              correct, clara);
    }
  }

  @Test
  void shouldLetGoOfATaskThatIsStillOfferedToOthers() {
    // given: an operator gave it to somebody to whom it was not offered
    String lola = person();
    String helper = person();
    long look = task(begin(Map.of("lookers", List.of(lola))), "look");
    engine.client().newAssignUserTaskCommand(look).assignee(helper).send().join();
    try (CamundaClient client = engine.newClientOf(helper, true)) {
      // when
      client.newUnassignUserTaskCommand(look).send().join();

      // then
      assertThat(tasks(client).page().totalItems()).isZero();
      assertThat(engine.client().newUserTaskGetRequest(look).send().join().getAssignee()).isNull();
    }
  }

  @Test
  void shouldShowNothingAnyMoreWhenTheTaskWasGivenToAnother() {
    // given
    String clara = person();
    String cora = person();
    long instance = begin(Map.of("claimant", clara));
    long correct = task(instance, "correct");
    try (CamundaClient once = engine.newClientOf(clara, true);
        CamundaClient now = engine.newClientOf(cora, true);
        CamundaClient olga = engine.newClientOf("olga", true)) {
      assertThat(variables(once, instance)).isNotEmpty();

      // when
      olga.newAssignUserTaskCommand(correct).assignee(cora).send().join();

      // then
      assertGone(() -> once.newUserTaskGetRequest(correct).send().join());
      assertThat(tasks(once).page().totalItems()).isZero();
      assertThat(variables(once, instance)).isEmpty();
      assertForbidden(() -> once.newCompleteUserTaskCommand(correct).send().join());
      assertThat(tasks(now).items()).extracting(UserTask::getUserTaskKey).containsExactly(correct);
    }
  }

  @Test
  void shouldShowTheCompletedTaskAloneToWhoCompletedIt() {
    // given
    String lola = person();
    long instance = begin(Map.of("lookers", List.of(lola)));
    long look = task(instance, "look");
    try (CamundaClient client = engine.newClientOf(lola, true)) {
      client.newAssignUserTaskCommand(look).assignee(lola).send().join();

      // when
      client.newCompleteUserTaskCommand(look).send().join();

      // then
      assertThat(client.newUserTaskGetRequest(look).send().join().getState())
          .isEqualTo(UserTaskState.COMPLETED);
      assertThat(tasks(client).page().totalItems()).isEqualTo(1);
      assertThat(client.newUserTaskAuditLogSearchRequest(look).send().join().items()).hasSize(2);
      assertThat(client.newUserTaskVariableSearchRequest(look).send().join().items()).isEmpty();
      assertThat(variables(client, instance)).isEmpty();
      assertThat(
              client
                  .newUserTaskSearchRequest()
                  .filter(f -> f.processInstanceVariables(Map.of("title", "A trip")))
                  .send()
                  .join()
                  .items())
          .isEmpty();
    }
  }

  @Test
  void shouldNotMistakeAPersonForOneWhoseNameDiffersInCase() {
    // given
    String small = person();
    String capital = small.toUpperCase(java.util.Locale.ROOT);
    PEOPLE.with(capital);
    long instance = begin(Map.of("claimant", small, "lookers", List.of(small)));
    long look = task(instance, "look");
    try (CamundaClient client = engine.newClientOf(capital, true)) {
      // when, then
      assertThat(tasks(client).page().totalItems()).isZero();
      assertThat(variables(client, instance)).isEmpty();
      assertForbidden(() -> client.newAssignUserTaskCommand(look).assignee(capital).send().join());
    }
  }

  @Test
  void shouldNotMistakeNobodyInParticularForAPersonOfThatName() {
    // given
    long instance = begin(Map.of("claimant", "anonymous", "lookers", List.of("anonymous")));
    try (CamundaClient anybody = engine.newClientOf("", true)) {
      // when, then
      assertThat(tasks(anybody).page().totalItems()).isZero();
      assertThat(variables(anybody, instance)).isEmpty();
      assertForbidden(
          () -> anybody.newCompleteUserTaskCommand(task(instance, "correct")).send().join());
    }
  }

  @Test
  void shouldShowATaskToAGroupThatItNamesButNotToAuditors() {
    // given
    long instance = begin(Map.of("lookingGroups", List.of("movers", "auditor")));
    String mona = person("movers");
    PEOPLE.with("outside-auditor", "auditor");
    try (CamundaClient client = engine.newClientOf(mona, true);
        CamundaClient auditor = engine.newClientOf("outside-auditor", true)) {
      // when, then
      assertThat(variables(client, instance)).extracting(Variable::getName).contains("hint");
      client.newAssignUserTaskCommand(task(instance, "look")).assignee(mona).send().join();
      assertForbidden(
          () ->
              auditor
                  .newAssignUserTaskCommand(task(instance, "look"))
                  .assignee("outside-auditor")
                  .send()
                  .join());
    }
  }

  @Test
  void shouldShowWhatIsOfferedToAnAbsentPersonToWhoStandsIn() {
    // given
    String away = person();
    String substitute = person();
    long instance = begin(Map.of("claimant", "nobody", "lookers", List.of(away)));
    try (CamundaClient client = engine.newClientOf(substitute, true)) {
      assertThat(tasks(client).page().totalItems()).isZero();

      // when
      PEOPLE.standsInFor(substitute, away);

      // then
      assertThat(tasks(client).items()).extracting(UserTask::getElementId).containsExactly("look");
      long look = task(instance, "look");
      client.newAssignUserTaskCommand(look).assignee(substitute).send().join();
      client.newCompleteUserTaskCommand(look).send().join();
    }
  }

  @Test
  void shouldPageOverWhatIsSeenWhenTasksOfOthersLieBetween() {
    // given
    String clara = person();
    List<Long> own = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      own.add(task(begin(Map.of("claimant", clara)), "correct"));
      begin(Map.of("claimant", "nobody"));
    }
    try (CamundaClient client = engine.newClientOf(clara, true)) {
      // when
      List<Long> found = new ArrayList<>();
      String after = null;
      do {
        String from = after;
        SearchResponse<UserTask> page =
            client
                .newUserTaskSearchRequest()
                .sort(s -> s.creationDate().asc())
                .page(
                    p -> {
                      p.limit(2);
                      if (from != null) {
                        p.after(from);
                      }
                    })
                .send()
                .join();
        assertThat(page.page().totalItems()).isEqualTo(5);
        page.items().forEach(task -> found.add(task.getUserTaskKey()));
        after = page.items().isEmpty() ? null : page.page().endCursor();
      } while (after != null);

      // then
      assertThat(found).isEqualTo(own);
    }
  }

  @Test
  void shouldGiveOutTheDocumentsThatTheTasksVariablesReferToAndNoOthers() {
    // given
    String clara = person();
    String own = document(0);
    String others = document(0);
    long instance = begin(Map.of("claimant", clara, "receipt", reference(own)));
    long other = begin(Map.of("claimant", "nobody", "receipt", reference(others)));
    String ofOtherCase = document(other);
    try (CamundaClient client = engine.newClientOf(clara, true)) {
      // when, then
      assertThat(client.newDocumentContentGetRequest(own).send().join()).hasContent("bytes");
      assertGone(() -> client.newDocumentContentGetRequest(others).send().join());

      // when: a name alone is no reference, and a case refers to no file of another
      engine
          .client()
          .newSetVariablesCommand(instance)
          .variables(Map.of("named", others, "strange", reference(ofOtherCase)))
          .send()
          .join();

      // then
      assertGone(() -> client.newDocumentContentGetRequest(others).send().join());
      assertGone(() -> client.newDocumentContentGetRequest(ofOtherCase).send().join());

      // when
      long correct = task(instance, "correct");
      client.newCompleteUserTaskCommand(correct).variable("answer", "done").send().join();
      engine.client().newCancelInstanceCommand(instance).send().join();

      // then
      assertGone(() -> client.newDocumentContentGetRequest(own).send().join());
    }
  }

  @Test
  void shouldGiveOutADocumentWhenALoopBringsItToALongCollection() {
    // given: so long that its row is not written with each answer
    String reader = person();
    List<Integer> questions = IntStream.rangeClosed(1, 2_000).boxed().toList();
    long instance = engine.start("survey", Map.of("reader", reader, "questions", questions)).key();
    String document =
        engine
            .client()
            .newCreateDocumentCommand()
            .content("bytes")
            .processDefinitionId("survey")
            .send()
            .join()
            .getDocumentId();
    try (CamundaClient client = engine.newClientOf(reader, true)) {
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(tasks(client).items()).hasSize(1));
      assertGone(() -> client.newDocumentContentGetRequest(document).send().join());

      // when: another answers, of the same loop
      engine
          .client()
          .newCompleteUserTaskCommand(task(instance, "ask"))
          .variable("answer", reference(document))
          .send()
          .join();

      // then
      assertThat(client.newDocumentContentGetRequest(document).send().join()).hasContent("bytes");
    }
  }

  @Test
  void shouldRefuseAReferenceToADocumentThatWhoHandsItInMayNotRead() {
    // given
    String clara = person();
    String receipt = document(0);
    String secret = document(0);
    long instance = begin(Map.of("claimant", clara, "receipt", reference(receipt)));
    long correct = task(instance, "correct");
    try (CamundaClient client = engine.newClientOf(clara, true)) {
      String own =
          client
              .newCreateDocumentCommand()
              .content("own")
              .processInstanceKey(instance)
              .send()
              .join()
              .getDocumentId();
      for (String foreign : List.of(secret, "to-be-stored-later")) {
        // when
        ProblemException refusal =
            (ProblemException)
                catchThrowable(
                    () ->
                        client
                            .newCompleteUserTaskCommand(correct)
                            .variables(Map.of("answer", List.of(reference(foreign))))
                            .send()
                            .join());

        // then
        assertThat(refusal.code()).isEqualTo(403);
        assertThat(refusal.details().getDetail())
            .isEqualTo(
                "Expected to complete user task '%d' with documents of its case or of '%s', but '%s' is neither.",
                correct, clara, foreign);
      }

      // when
      client
          .newCompleteUserTaskCommand(correct)
          .variables(Map.of("answer", List.of(reference(own), reference(receipt))))
          .send()
          .join();

      // then
      assertThat(tasks(client).items())
          .extracting(UserTask::getElementId)
          .contains("correct-again");
      assertThat(client.newDocumentContentGetRequest(own).send().join()).hasContent("own");
    }
  }

  @Test
  void shouldKeepAFileOfWhoIsNamedForItsOwnCaseOnly() {
    // given
    String clara = person();
    long instance = begin(Map.of("claimant", clara));
    long other = begin(Map.of("claimant", "nobody"));
    try (CamundaClient client = engine.newClientOf(clara, true)) {
      // when
      String kept =
          client
              .newCreateDocumentCommand()
              .content("receipt")
              .processDefinitionId("claims")
              .processInstanceKey(instance)
              .send()
              .join()
              .getDocumentId();

      // then
      assertThat(client.newDocumentContentGetRequest(kept).send().join()).hasContent("receipt");
      assertForbidden(
          () ->
              client
                  .newCreateDocumentCommand()
                  .content("receipt")
                  .processInstanceKey(other)
                  .send()
                  .join());
      assertForbidden(
          () ->
              client
                  .newCreateDocumentCommand()
                  .content("receipt")
                  .processDefinitionId("claims")
                  .send()
                  .join());
    }
  }

  /** Of nobody's role unless one is given. */
  private static String person(String... roles) {
    String name = "person-" + PERSONS.incrementAndGet();
    PEOPLE.with(name, roles);
    return name;
  }

  private static long begin(Map<String, Object> variables) {
    Map<String, Object> all = new HashMap<>();
    all.put("title", "A trip");
    all.put("claimant", "nobody");
    all.put("lookers", List.of());
    all.put("peekers", List.of("nobody"));
    all.put("lookingGroups", List.of("manager"));
    all.put("checkers", List.of(Map.of("name", "nobody", "pay", 3)));
    all.put("receipt", Map.of());
    all.putAll(variables);
    return engine.start("claims", all).key();
  }

  private static long task(long instance, String elementId) {
    return engine
        .client()
        .newUserTaskSearchRequest()
        .filter(f -> f.processInstanceKey(instance).elementId(elementId))
        .send()
        .join()
        .items()
        .getFirst()
        .getUserTaskKey();
  }

  private static String document(long instance) {
    var command =
        engine.client().newCreateDocumentCommand().content("bytes").processDefinitionId("claims");
    return (instance == 0 ? command : command.processInstanceKey(instance))
        .send()
        .join()
        .getDocumentId();
  }

  private static Map<String, Object> reference(String documentId) {
    return Map.of("camunda.document.type", "camunda", "storeId", "in", "documentId", documentId);
  }

  private static SearchResponse<UserTask> tasks(CamundaClient client) {
    return client.newUserTaskSearchRequest().send().join();
  }

  private static List<Variable> variables(CamundaClient client, long instance) {
    return client
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(instance))
        .send()
        .join()
        .items();
  }

  private static void assertForbidden(ThrowingCallable call) {
    assertCode(call, 403);
  }

  private static void assertGone(ThrowingCallable call) {
    assertCode(call, 404);
  }

  private static void assertCode(ThrowingCallable call, int code) {
    ProblemException problem = (ProblemException) catchThrowable(call);
    assertThat(problem).isNotNull();
    assertThat(problem.code()).isEqualTo(code);
  }
}
