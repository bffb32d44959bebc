package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pitcrew.app.cli.CommandLines;
import dev.pitcrew.records.Absence;
import dev.pitcrew.records.Credential;
import dev.pitcrew.records.Person;
import dev.pitcrew.records.Records;
import dev.pitcrew.web.people.SamplePeople;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.impl.basicauth.BasicAuthCredentialsProviderBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    settings =
        new Settings(data, "127.0.0.1", FreePorts.next(), FreePorts.next(), true, false, null);
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
    for (int i = 0; i < 5; i++) {
      try (CamundaClient guessing = person("anton", "guess-number-" + i)) {
        assertThat(refusal(guessing)).isEqualTo(401);
      }
    }
    try (CamundaClient anton = person("anton", SamplePeople.PASSWORD)) {
      assertThat(refusal(anton)).as("right, but too soon").isEqualTo(401);
    }
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
