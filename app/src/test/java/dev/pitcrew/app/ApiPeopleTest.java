package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.app.cli.CommandLines;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Absence;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.signin.Credential;
import dev.pitcrew.testing.FreePorts;
import dev.pitcrew.web.engine.Instances;
import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.SamplePeople;
import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.impl.basicauth.BasicAuthCredentialsProviderBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people of the books and the client of the data folder, at the API of the real application.
 */
final class ApiPeopleTest {

  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="secret" isExecutable="true">
          <bpmn:extensionElements><zeebe:properties><zeebe:property name="pitcrew:roles" value="clerk" /></zeebe:properties></bpmn:extensionElements>
          <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
          <bpmn:userTask id="look"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="clerk" /></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming></bpmn:userTask>
          <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="look" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  @TempDir private static Path data;
  private static Settings settings;
  private static PitcrewApplication application;
  private static Records records;

  @BeforeAll
  static void start() {
    settings = Settings.local(data, FreePorts.next(), FreePorts.next(), true);
    application = PitcrewApplication.start(settings);
    records = application.bean(Records.class);
    try (CamundaClient client = local()) {
      client.newDeployResourceCommand().addResourceStringUtf8(MODEL, "secret.bpmn").send().join();
      client.newCreateInstanceCommand().bpmnProcessId("secret").latestVersion().send().join();
    }
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void shouldKeepTheClientsSecretForItsOwnerAlone() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("client.secret"))))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldShowCasesToWhomTheModelNames() {
    try (CamundaClient clara = person("clara", SamplePeople.PASSWORD);
        CamundaClient theo = person("theo", SamplePeople.PASSWORD);
        CamundaClient nobody = client(new Anonymous())) {
      assertThat(tasks(clara)).isEqualTo(1);
      assertThat(tasks(theo)).isZero();
      assertThat(tasks(nobody)).isZero();
    }
  }

  @Test
  void shouldShowCasesToWhoStandsInForSomebodyToday() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    records.people().save(new Person("cesar", "Cesar", Set.of("clerk"), null, null));
    try (CamundaClient carl = person("carl", SamplePeople.PASSWORD)) {
      assertThat(tasks(carl)).isZero();

      // when
      records.absences().save(new Absence("cesar", today, today.plusDays(1), "carl"));

      // then
      assertThat(tasks(carl)).isEqualTo(1);
      records.absences().remove("cesar", today);
    }
  }

  /** Sven has no role of the expense process: he would see the claims of all. */
  @Test
  void shouldLetAClaimantWithoutARoleCorrectTheOwnClaimThroughThePagesWay() {
    // given a claim whose amount can be read in two ways
    Work work = application.bean(Work.class);
    SignedIn sven = signedIn("sven");
    SignedIn ivo = signedIn("ivo");
    try (CamundaClient client = local()) {
      ObjectNode receipt = kept(client, "of Sven's taxi");
      ObjectNode ofOthers = kept(client, "of somebody else");
      handIn(client, "EXP-00000000a001", "sven", receipt);
      handIn(client, "EXP-00000000a002", "clara", ofOthers);
      UserTask task =
          await("what Sven is asked")
              .atMost(Duration.ofMinutes(5))
              .until(() -> work.waiting(sven).tasks(), tasks -> !tasks.isEmpty())
              .getFirst();
      assertThat(task.getElementId()).isEqualTo("correct-claim");

      // then he sees his own claim, and his receipt, and nobody else does
      assertThat(work.waiting(sven).total()).isEqualTo(1);
      Variables variables = work.variables(sven, task.getUserTaskKey());
      assertThat(variables.get("claim").path("claimant").asString()).isEqualTo("sven");
      assertThat(work.form(sven, task)).get().asString().contains("correct-claim");
      assertThat(work.document(sven, variables.get("claim").path("receipts").path(0)))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("of Sven's taxi");
      assertThat(code(() -> work.document(sven, ofOthers))).isEqualTo(404);
      assertThat(code(() -> work.document(ivo, receipt))).isEqualTo(404);
      assertThat(code(() -> work.task(ivo, task.getUserTaskKey()))).isEqualTo(404);
      long instance = task.getProcessInstanceKey();
      assertThat(code(() -> application.bean(Instances.class).instance(sven, instance)))
          .isEqualTo(404);

      // when he hands in again, with one receipt more
      byte[] more = "of the way back".getBytes(StandardCharsets.UTF_8);
      ObjectNode back = work.keep(sven, task, more, "back.txt", "text/plain");
      assertThat(work.document(sven, back)).isEqualTo(more);
      ObjectNode said = JsonMapper.shared().createObjectNode();
      ObjectNode correction = said.putObject("correction");
      correction.put("decision", "resubmitted").put("by", "sven");
      correction.putArray("receipts").add(receipt).add(back);
      work.complete(sven, task.getUserTaskKey(), "complete", said);

      // then what becomes of it is not his to see
      assertThat(work.task(sven, task.getUserTaskKey()).getState())
          .isEqualTo(UserTaskState.COMPLETED);
      client.newCancelInstanceCommand(instance).send().join();
      assertThat(work.waiting(sven).total()).isZero();
      assertThat(work.variables(sven, task.getUserTaskKey()).values()).isEmpty();
      assertThat(code(() -> work.document(sven, receipt))).isEqualTo(404);
    } finally {
      cancelClaims();
    }
  }

  private static void handIn(
      CamundaClient client, String claimId, String claimant, ObjectNode receipt) {
    Map<String, Object> line =
        Map.of(
            "date", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString(),
            "category", "taxi",
            "description", "To the fair",
            "amount", "1.234",
            "currency", "EUR",
            "country", "DE",
            "paidWith", "own");
    Map<String, Object> claim =
        Map.of(
            "claimId",
            claimId,
            "claimant",
            claimant,
            "entityId",
            "brueckner-voss",
            "channel",
            "api",
            "submittedAt",
            Instant.now().toString(),
            "receipts",
            List.of(plain(receipt)),
            "lines",
            List.of(line));
    client
        .newPublishMessageCommand()
        .messageName("claim-received")
        .correlationKey(claimId)
        .messageId(claimId)
        .timeToLive(Duration.ofMinutes(5))
        .variables(Map.of("claim", claim))
        .send()
        .join();
  }

  /** As the client's own JSON writes it. */
  private static Map<String, String> plain(ObjectNode reference) {
    Map<String, String> members = new LinkedHashMap<>();
    reference.properties().forEach(one -> members.put(one.getKey(), one.getValue().asString()));
    return members;
  }

  private static ObjectNode kept(CamundaClient client, String content) {
    var kept =
        client
            .newCreateDocumentCommand()
            .content(content)
            .fileName("receipt.txt")
            .processDefinitionId("expense-approval")
            .send()
            .join();
    return JsonMapper.shared()
        .createObjectNode()
        .put("camunda.document.type", "camunda")
        .put("storeId", kept.getStoreId())
        .put("documentId", kept.getDocumentId())
        .put("contentHash", kept.getContentHash());
  }

  private static SignedIn signedIn(String username) {
    return new SignedIn(application.bean(PeopleDirectory.class).find(username).orElseThrow());
  }

  private static int code(ThrowingCallable call) {
    Throwable refusal = catchThrowable(call);
    assertThat(refusal).isInstanceOf(ProblemException.class);
    return ((ProblemException) refusal).code();
  }

  /** So that none of their tasks waits when others are counted. */
  private static void cancelClaims() {
    try (CamundaClient client = local()) {
      client
          .newProcessInstanceSearchRequest()
          .filter(f -> f.processDefinitionId("expense-approval").state(ProcessInstanceState.ACTIVE))
          .send()
          .join()
          .items()
          .forEach(
              one -> client.newCancelInstanceCommand(one.getProcessInstanceKey()).send().join());
    }
  }

  @Test
  void shouldKnowNobodyAnyMoreWhoWasDisabledThoughTheirPasswordWasRemembered() {
    try (CamundaClient dora = person("dora", SamplePeople.PASSWORD)) {
      tasks(dora);
      Credential credential = records.credentials().find("dora").orElseThrow();

      // when
      records.credentials().save(new Credential("dora", credential.passwordHash(), true));

      // then
      assertThat(refusal(dora)).isEqualTo(401);
      records.credentials().save(credential);
      assertThat(tasks(dora)).isZero();
    }
  }

  @Test
  void shouldMakeGuessingSlow() {
    // given: on a machine that stands still meanwhile it is not too soon any more
    boolean wasTooSoon = false;
    for (int round = 0; round < 20 && !wasTooSoon; round++) {
      for (int i = 0; i < 5; i++) {
        try (CamundaClient guessing = person("anton", "guess-number-" + i)) {
          assertThat(refusal(guessing)).isEqualTo(401);
        }
      }

      // when
      try (CamundaClient anton = person("anton", SamplePeople.PASSWORD)) {
        wasTooSoon = catchThrowable(() -> anton.newTopologyRequest().send().join()) != null;
      }
    }

    // then
    assertThat(wasTooSoon).as("right, but too soon").isTrue();
  }

  @Test
  void shouldAnswerTheCommandLineAsTheClientOfTheDataFolder() {
    // when
    StringWriter out = new StringWriter();
    int exitCode =
        CommandLines.pitcrew()
            .setOut(new PrintWriter(out))
            .execute(
                "status",
                "--engine",
                settings.address(),
                "--grpc",
                "http://localhost:" + settings.grpcPort(),
                "--data",
                data.toString());

    // then
    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("tasks      1 wait for a person");
  }

  @Test
  void shouldNameTheRowOfTheEnginesTrailThatWasEditedInTheDatabaseFile(@TempDir Path copied)
      throws Exception {
    // given
    Path copy = copied.resolve("engine.db");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("engine.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + copy + "'");
    }
    Files.createFile(copied.resolve("records.db"));
    assertThat(verify(copied)).contains("engine").doesNotContain("engine   BROKEN");

    // when
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER audit_no_update");
      statement.execute("UPDATE audit SET who='mallory' WHERE seq=2");
    }

    // then
    assertThat(verify(copied)).contains("BROKEN at row 2: row 2 was edited");
  }

  private static String verify(Path folder) {
    StringWriter out = new StringWriter();
    CommandLines.pitcrew()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute("audit", "verify", "--data", folder.toString());
    return out.toString();
  }

  private static long tasks(CamundaClient client) {
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.bpmnProcessId("secret"))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private static int refusal(CamundaClient client) {
    return ((ProblemException) catchThrowable(() -> client.newTopologyRequest().send().join()))
        .code();
  }

  private static CamundaClient local() {
    return person(LocalClient.ID, LocalClient.secret(data).orElseThrow());
  }

  private static CamundaClient person(String name, String password) {
    return client(
        new BasicAuthCredentialsProviderBuilder()
            .applyEnvironmentOverrides(false)
            .username(name)
            .password(password)
            .build());
  }

  private static CamundaClient client(CredentialsProvider credentials) {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .restAddress(URI.create(settings.address()))
        .grpcAddress(URI.create("http://localhost:" + settings.grpcPort()))
        .credentialsProvider(credentials)
        .defaultRequestTimeout(Duration.ofMinutes(1))
        .build();
  }

  private static final class Anonymous implements CredentialsProvider {

    @Override
    public void applyCredentials(CredentialsApplier applier) {}

    @Override
    public boolean shouldRetryRequest(StatusCode status) {
      return false;
    }
  }
}
