package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.EngineAddress;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.app.WorkerOffice;
import dev.pitcrew.app.demo.Demonstration;
import dev.pitcrew.app.demo.Programme;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.testing.FreePorts;
import dev.pitcrew.web.engine.PersonToken;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.Topology;
import io.camunda.client.impl.util.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workers of a cluster that wants to know who they are: with tokens of an identity provider, for
 * REST and gRPC. The engine checks each token itself, and answers nobody without one.
 */
final class WorkerSignInTest {

  private static final String SECRET = "shared by the provider and the engine";

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .with(Map.of("pitcrew.api.secret", SECRET, "pitcrew.api.anonymous-loopback", "false"));

  @TempDir private Path books;

  @Test
  void shouldBringAnInvoiceIntoTheBooksWithTokens() throws IOException, InterruptedException {
    // given
    Settings settings = Settings.local(books, 0, 0, true);
    try (IdentityProvider provider = IdentityProvider.start(WorkerSignInTest::firstTooOld)) {
      EngineAddress address = address(provider.environment(Map.of()), true);
      try (WorkerOffice office = WorkerOffice.start(settings, address)) {
        // when
        Demonstration.Result result = Demonstration.of(office, Programme.one(), line -> {}).run();

        // then
        assertThat(result.asExpected()).as(result.text()).isTrue();
        assertThat(provider.given()).as("one refused by the engine, one in its place").isEqualTo(2);
        assertThat(provider.refused()).isZero();

        // and its books are its own
        assertThatThrownBy(() -> WorkerOffice.start(settings, address))
            .isInstanceOf(PitcrewApplication.CannotStart.class)
            .hasMessageContaining("Another Pitcrew works in");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldGetAnotherTokenWhenTheEngineRefusesOne(boolean preferRest) throws IOException {
    // given
    try (IdentityProvider provider = IdentityProvider.start(WorkerSignInTest::firstTooOld);
        CamundaClient client = client(address(provider.environment(Map.of()), preferRest))) {
      // when
      Topology topology = client.newTopologyRequest().send().join();

      // then
      assertThat(topology.getBrokers()).isNotEmpty();
      assertThat(provider.given()).isEqualTo(2);

      // when
      client.newTopologyRequest().send().join();

      // then
      assertThat(provider.given()).as("the second is good for a while").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldBeRefusedWithoutAToken(boolean preferRest) {
    try (CamundaClient client = client(address(Map.of(), preferRest))) {
      assertThatThrownBy(() -> client.newTopologyRequest().send().join())
          .isInstanceOf(ClientException.class);
    }
  }

  @Test
  void shouldReadTheNamesOfEarlierVersionsAndAskTheIssuer() throws IOException {
    // given
    try (IdentityProvider provider = IdentityProvider.start(number -> token(Instant.now()));
        CamundaClient earlier =
            client(
                address(
                    Map.of(
                        "ZEEBE_CLIENT_ID", IdentityProvider.CLIENT,
                        "ZEEBE_CLIENT_SECRET", IdentityProvider.SECRET,
                        "ZEEBE_TOKEN_AUDIENCE", IdentityProvider.AUDIENCE,
                        "ZEEBE_AUTHORIZATION_SERVER_URL", provider.address()),
                    true));
        CamundaClient asking =
            client(
                address(
                    Map.of(
                        "CAMUNDA_CLIENT_ID", IdentityProvider.CLIENT,
                        "CAMUNDA_CLIENT_SECRET", IdentityProvider.SECRET,
                        "CAMUNDA_TOKEN_AUDIENCE", IdentityProvider.AUDIENCE,
                        "CAMUNDA_ISSUER_URL", provider.issuer()),
                    true))) {
      // when
      earlier.newTopologyRequest().send().join();
      asking.newTopologyRequest().send().join();

      // then
      assertThat(provider.given()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void shouldSayWhoGaveNoToken(boolean preferRest) throws IOException {
    try (IdentityProvider provider = IdentityProvider.start(number -> "never given")) {
      // when
      String said = said(provider.environment(Map.of("CAMUNDA_CLIENT_SECRET", "old")), preferRest);

      // then
      assertThat(said)
          .isEqualTo(
              "The workers did not start: %s gave no token: Failed while requesting access token with status code 401 and message Unauthorized."
                  .formatted(provider.address()));
      assertThat(provider.refused()).isPositive();
      assertThat(books).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNotTakeAProviderThatIsAwayForTheEngine(boolean preferRest) throws IOException {
    // given
    String away = "http://127.0.0.1:" + FreePorts.next() + "/token";
    try (IdentityProvider provider = IdentityProvider.start(number -> "never given")) {
      // when
      String said =
          said(provider.environment(Map.of("CAMUNDA_AUTHORIZATION_SERVER_URL", away)), preferRest);

      // then
      assertThat(said)
          .isEqualTo(
              "The workers did not start: %s gave no token: it does not answer.".formatted(away));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldSayThatTheEngineRefusesTheToken(boolean preferRest) throws IOException {
    try (IdentityProvider provider = IdentityProvider.start(number -> "of another realm")) {
      // when
      String said = said(provider.environment(Map.of()), preferRest);

      // then
      assertThat(said).startsWith("The workers did not start: ").contains("credentials");
      assertThat(books).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CAMUNDA_CLIENT_SECRET, '', Expected CAMUNDA_CLIENT_SECRET with the secret of"
        + " 'back-office-workers'",
    "CAMUNDA_TOKEN_AUDIENCE, '', Expected CAMUNDA_TOKEN_AUDIENCE with what the tokens are for",
    "CAMUNDA_AUTHORIZATION_SERVER_URL, '', Expected CAMUNDA_AUTHORIZATION_SERVER_URL with the"
        + " address",
    "CAMUNDA_AUTHORIZATION_SERVER_URL, keycloak, Expected CAMUNDA_AUTHORIZATION_SERVER_URL to be an"
        + " address",
    "CAMUNDA_AUTH_READ_TIMEOUT, soon, The client 'back-office-workers' of the environment is not"
        + " whole",
  })
  void shouldSayWhatIsMissingOrWrong(String variable, String value, String sentence)
      throws IOException {
    try (IdentityProvider provider = IdentityProvider.start(number -> "never given")) {
      // when
      String said = said(provider.environment(Map.of(variable, value)), true);

      // then
      assertThat(said).startsWith(sentence);
    }
  }

  @Test
  void shouldAskTheEngineThatIsNamedAndNotTheEnvironments() throws IOException {
    // given: what the official client would read
    Environment official = Environment.system();
    official.put("CAMUNDA_REST_ADDRESS", "http://127.0.0.1:" + FreePorts.next());
    official.put("CAMUNDA_CLIENT_ID", "somebody");
    official.put("CAMUNDA_CLIENT_SECRET", "theirs");
    EngineOptions options = new EngineOptions();
    options.rest = URI.create("http://127.0.0.1:" + engine.httpPort());
    options.grpc = URI.create("http://127.0.0.1:" + engine.grpcPort());
    options.data = books;
    try (IdentityProvider provider = IdentityProvider.start(number -> token(Instant.now()));
        CamundaClient known = options.open(true, provider.environment(Map.of())::get);
        CamundaClient nobody = options.open(true, Map.<String, String>of()::get)) {
      // when
      Topology topology = known.newTopologyRequest().send().join();

      // then
      assertThat(topology.getBrokers()).isNotEmpty();
      assertThat(provider.given()).isOne();
      assertThat(nobody.getConfiguration().getRestAddress()).isEqualTo(options.rest);
      assertThat(nobody.getConfiguration().getCredentialsProvider()).isNull();
      assertThatThrownBy(() -> options.open(true, Map.of("CAMUNDA_CLIENT_ID", "workers")::get))
          .isInstanceOf(CommandFailure.class)
          .hasMessageStartingWith("Expected CAMUNDA_AUTHORIZATION_SERVER_URL with the address");
    } finally {
      official.remove("CAMUNDA_REST_ADDRESS");
      official.remove("CAMUNDA_CLIENT_ID");
      official.remove("CAMUNDA_CLIENT_SECRET");
    }
  }

  @Test
  void shouldWarnWhenTheSecretGoesToAnotherMachineUnencrypted() {
    // given
    AwayEngineOptions options = options();
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "CAMUNDA_CLIENT_ID", "workers",
                "CAMUNDA_AUTHORIZATION_SERVER_URL", "http://keycloak.example.com/token"));

    // then
    assertThat(options.warning(environment::get))
        .hasValueSatisfying(text -> assertThat(text).contains("http://keycloak.example.com"));

    // when
    environment.put("CAMUNDA_AUTHORIZATION_SERVER_URL", "https://keycloak.example.com/token");

    // then
    assertThat(options.warning(environment::get)).isEmpty();
  }

  /** What a person at the terminal reads. */
  private String said(Map<String, String> environment, boolean preferRest) {
    WorkerCommand command = new WorkerCommand();
    command.engine = options();
    command.books = books;
    command.preferGrpc = !preferRest;
    try {
      command.start(environment::get).close();
      return "They started.";
    } catch (CommandFailure e) {
      return e.getMessage();
    }
  }

  private static String firstTooOld(int number) {
    return token(number == 1 ? Instant.EPOCH : Instant.now());
  }

  private static String token(Instant from) {
    return PersonToken.mintClient(SECRET, IdentityProvider.CLIENT, from);
  }

  private static EngineAddress address(Map<String, String> environment, boolean preferRest) {
    return options().address(environment::get, preferRest);
  }

  private static AwayEngineOptions options() {
    AwayEngineOptions options = new AwayEngineOptions();
    options.rest = URI.create("http://127.0.0.1:" + engine.httpPort());
    options.grpc = URI.create("http://127.0.0.1:" + engine.grpcPort());
    return options;
  }

  private static CamundaClient client(EngineAddress address) {
    return address
        .speaking()
        .apply(CamundaClient.newClientBuilder().applyEnvironmentVariableOverrides(false))
        .restAddress(address.rest())
        .grpcAddress(address.grpc())
        .build();
  }
}
