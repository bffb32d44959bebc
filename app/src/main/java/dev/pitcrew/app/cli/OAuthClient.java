package dev.pitcrew.app.cli;

import io.camunda.client.CredentialsProvider;
import io.camunda.client.impl.oauth.OAuthCredentialsProvider;
import io.camunda.client.impl.oauth.OAuthCredentialsProviderBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client of an identity provider, in the variables of Camunda's official client: those of today,
 * {@code CAMUNDA_...}, before those of earlier versions, {@code ZEEBE_...}. Where tokens are to be
 * had must be said: that client would else send the secret to Camunda's own cloud.
 */
final class OAuthClient {

  private static final String SERVER = "AUTHORIZATION_SERVER_URL";
  private static final String WELL_KNOWN = "WELL_KNOWN_CONFIGURATION_URL";
  private static final String ISSUER = "ISSUER_URL";
  private static final String SECRET = "CLIENT_SECRET";
  private static final String ASSERTION = "CLIENT_ASSERTION_KEYSTORE_PATH";
  private static final String AUDIENCE = "TOKEN_AUDIENCE";

  private final UnaryOperator<@Nullable String> environment;
  private final String id;

  private OAuthClient(UnaryOperator<@Nullable String> environment, String id) {
    this.environment = environment;
    this.id = id;
  }

  /** The client that the environment names; empty where it names none. */
  static Optional<OAuthClient> of(UnaryOperator<@Nullable String> environment) {
    return value(environment, "CLIENT_ID").map(id -> new OAuthClient(environment, id));
  }

  /**
   * Where it gets its tokens, or reads where.
   *
   * @throws CommandFailure when that is not said, or no address
   */
  URI server() {
    String said =
        Stream.of(SERVER, WELL_KNOWN, ISSUER)
            .map(this::value)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(
                () ->
                    missing(
                        SERVER,
                        "with the address that gives tokens, such as"
                            + " https://login.cloud.camunda.io/oauth/token of Camunda's own"
                            + " cloud"));
    try {
      return AwayEngineOptions.expectServer(new URI(said.strip()), "CAMUNDA_" + SERVER);
    } catch (URISyntaxException e) {
      throw new CommandFailure(
          "Expected CAMUNDA_%s to be an address, but got %s.".formatted(SERVER, said), e);
    }
  }

  /**
   * Tokens for it, each until it runs out or is refused.
   *
   * @throws CommandFailure when something is missing or wrong
   */
  CredentialsProvider tokens() {
    server();
    if (value(SECRET).isEmpty() && value(ASSERTION).isEmpty()) {
      throw missing(SECRET, "with the secret of '%s'".formatted(id));
    }
    if (value(AUDIENCE).isEmpty()) {
      throw missing(AUDIENCE, "with what the tokens are for, as the identity provider calls it");
    }
    OAuthCredentialsProviderBuilder builder =
        new OAuthCredentialsProviderBuilder().applyEnvironmentOverrides(false).clientId(id);
    set(SECRET, builder::clientSecret);
    set(AUDIENCE, builder::audience);
    set("TOKEN_SCOPE", builder::scope);
    set("TOKEN_RESOURCE", builder::resource);
    set(SERVER, builder::authorizationServerUrl);
    set(WELL_KNOWN, builder::wellKnownConfigurationUrl);
    set(ISSUER, builder::issuerUrl);
    set("SSL_CLIENT_KEYSTORE_PATH", path -> builder.keystorePath(Path.of(path)));
    set("SSL_CLIENT_KEYSTORE_SECRET", builder::keystorePassword);
    set("SSL_CLIENT_KEYSTORE_KEY_SECRET", builder::keystoreKeyPassword);
    set("SSL_CLIENT_TRUSTSTORE_PATH", path -> builder.truststorePath(Path.of(path)));
    set("SSL_CLIENT_TRUSTSTORE_SECRET", builder::truststorePassword);
    set(ASSERTION, builder::clientAssertionKeystorePath);
    set("CLIENT_ASSERTION_KEYSTORE_PASSWORD", builder::clientAssertionKeystorePassword);
    set("CLIENT_ASSERTION_KEYSTORE_KEY_ALIAS", builder::clientAssertionKeystoreKeyAlias);
    set("CLIENT_ASSERTION_KEYSTORE_KEY_PASSWORD", builder::clientAssertionKeystoreKeyPassword);
    try {
      set("AUTH_CONNECT_TIMEOUT", millis -> builder.connectTimeout(millis(millis)));
      set("AUTH_READ_TIMEOUT", millis -> builder.readTimeout(millis(millis)));
      builder.credentialsCachePath(value("CLIENT_CONFIG_PATH").orElseGet(OAuthClient::forgotten));
      return new Tokens(builder.build(), builder.getAuthorizationServer().toString());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          e.getCause() instanceof IOException unread
              ? "%s does not say where tokens are given: %s".formatted(server(), text(unread))
              : "The client '%s' of the environment is not whole: %s".formatted(id, e.getMessage()),
          e);
    }
  }

  /**
   * The official client keeps tokens in a file of the home directory, under the client's name
   * alone: there may be no such directory, and another cluster may have a client of that name.
   */
  private static String forgotten() {
    try {
      Path folder = Files.createTempDirectory("pitcrew-tokens");
      Path file = folder.resolve("tokens");
      // The last that was said is deleted first.
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return file.toString();
    } catch (IOException e) {
      throw new CommandFailure("Cannot keep tokens: " + e.getMessage(), e);
    }
  }

  private static Duration millis(String number) {
    return Duration.ofMillis(Long.parseLong(number.strip()));
  }

  private void set(String name, Consumer<String> setting) {
    value(name).ifPresent(setting);
  }

  private Optional<String> value(String name) {
    return value(environment, name);
  }

  private static Optional<String> value(UnaryOperator<@Nullable String> environment, String name) {
    return Stream.of("CAMUNDA_", "ZEEBE_")
        .map(prefix -> Optional.ofNullable(environment.apply(prefix + name)))
        .flatMap(Optional::stream)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static String text(IOException why) {
    boolean isAway =
        why instanceof ConnectException
            || why instanceof UnknownHostException
            || why instanceof SocketTimeoutException;
    return isAway || why.getMessage() == null ? "it does not answer." : why.getMessage();
  }

  private static CommandFailure missing(String name, String what) {
    return new CommandFailure("Expected CAMUNDA_%s %s, but it is not set.".formatted(name, what));
  }

  /** The official client's, which say where no token was to be had. */
  private record Tokens(OAuthCredentialsProvider known, String server)
      implements CredentialsProvider {

    @Override
    public void applyCredentials(CredentialsApplier applier) throws IOException {
      try {
        known.applyCredentials(applier);
      } catch (IOException e) {
        throw new NoToken(server, e);
      }
    }

    @Override
    public boolean shouldRetryRequest(StatusCode statusCode) {
      return known.shouldRetryRequest(statusCode);
    }

    @Override
    public String toString() {
      return "Tokens of " + server;
    }
  }

  /** Without a cause, so that nobody takes a token server that is away for the engine. */
  private static final class NoToken extends IOException {
    private static final long serialVersionUID = 1L;

    private NoToken(String server, IOException why) {
      super("%s gave no token: %s".formatted(server, text(why)));
      addSuppressed(why);
    }
  }
}
