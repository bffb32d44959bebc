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
  private static final String ASSERTION_PASSWORD = "CLIENT_ASSERTION_KEYSTORE_PASSWORD";
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
    Said said =
        Stream.of(SERVER, WELL_KNOWN, ISSUER)
            .map(name -> said(environment, name))
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
      return AwayEngineOptions.expectServer(new URI(said.value().strip()), said.variable());
    } catch (URISyntaxException e) {
      throw new CommandFailure(
          "Expected %s to be an address, but got %s.".formatted(said.variable(), said.value()), e);
    }
  }

  /**
   * Tokens for it, each until it runs out or is refused.
   *
   * @throws CommandFailure when something is missing or wrong
   */
  CredentialsProvider tokens() {
    server();
    expectSecretOrKey();
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
    set(ASSERTION_PASSWORD, builder::clientAssertionKeystorePassword);
    set("CLIENT_ASSERTION_KEYSTORE_KEY_ALIAS", builder::clientAssertionKeystoreKeyAlias);
    set("CLIENT_ASSERTION_KEYSTORE_KEY_PASSWORD", builder::clientAssertionKeystoreKeyPassword);
    try {
      set("AUTH_CONNECT_TIMEOUT", millis -> builder.connectTimeout(millis(millis)));
      set("AUTH_READ_TIMEOUT", millis -> builder.readTimeout(millis(millis)));
      builder.credentialsCachePath(value("CLIENT_CONFIG_PATH").orElseGet(OAuthClient::forgotten));
      return new Tokens(builder.build(), builder.getAuthorizationServer().toString());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          e.getCause() instanceof IOException unread && value(SERVER).isEmpty()
              ? "%s does not say where tokens are given: %s".formatted(server(), text(unread))
              : "The client '%s' of the environment is not whole: %s".formatted(id, e.getMessage()),
          e);
    }
  }

  /** Without a secret, the official client passes over a keystore that is not whole. */
  private void expectSecretOrKey() {
    Optional<String> path = value(ASSERTION);
    Optional<String> password = value(ASSERTION_PASSWORD);
    if (value(SECRET).isEmpty()) {
      if (path.isEmpty()) {
        throw missing(SECRET, "with the secret of '%s'".formatted(id));
      }
      if (password.isEmpty()) {
        throw missing(ASSERTION_PASSWORD, "with the password of %s".formatted(path.get()));
      }
    } else if (path.isEmpty() || password.isEmpty() || !Files.exists(Path.of(path.get()))) {
      return;
    }
    if (!Files.isReadable(Path.of(path.get()))) {
      throw new CommandFailure(
          "Expected CAMUNDA_%s to be a keystore, but there is no %s to read."
              .formatted(ASSERTION, path.get()));
    }
    new AssertionKeystore(
            Path.of(path.get()),
            password.orElseThrow(),
            value("CLIENT_ASSERTION_KEYSTORE_KEY_ALIAS").orElse(null),
            value("CLIENT_ASSERTION_KEYSTORE_KEY_PASSWORD").or(() -> password).orElseThrow())
        .expectKey();
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
    return said(environment, name).map(Said::value);
  }

  /** A variable that is set. */
  private record Said(String variable, String value) {}

  private static Optional<Said> said(UnaryOperator<@Nullable String> environment, String name) {
    return Stream.of("CAMUNDA_" + name, "ZEEBE_" + name)
        .flatMap(
            variable ->
                Stream.ofNullable(environment.apply(variable))
                    .map(value -> new Said(variable, value)))
        .filter(said -> !said.value().isBlank())
        .findFirst();
  }

  private static String text(Exception why) {
    boolean isAway =
        why instanceof ConnectException
            || why instanceof UnknownHostException
            || why instanceof SocketTimeoutException;
    if (isAway || why instanceof IOException && why.getMessage() == null) {
      return "it does not answer.";
    }
    // What the official client says of a key or a certificate is in the cause.
    Throwable cause = why instanceof RuntimeException ? why.getCause() : null;
    return String.valueOf(
        cause == null || cause.getMessage() == null ? why.getMessage() : cause.getMessage());
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
      } catch (IOException | RuntimeException e) {
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

    private NoToken(String server, Exception why) {
      super("%s gave no token: %s".formatted(server, text(why)));
      addSuppressed(why);
    }
  }
}
