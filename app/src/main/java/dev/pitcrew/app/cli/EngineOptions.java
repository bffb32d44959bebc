package dev.pitcrew.app.cli;

import dev.pitcrew.app.LocalClient;
import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.impl.basicauth.BasicAuthCredentialsProviderBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which engine a command speaks to, a running Pitcrew or a Camunda 8 cluster, and as whom. */
final class EngineOptions {

  static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  @Option(
      names = {"--engine", "--address"},
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "REST address of the engine (default: ${DEFAULT-VALUE}).")
  URI rest = URI.create("http://localhost:8080");

  @Option(
      names = {"--grpc", "--grpc-address"},
      paramLabel = "URL",
      defaultValue = "http://localhost:26500",
      description = "gRPC address of the engine (default: ${DEFAULT-VALUE}).")
  URI grpc = URI.create("http://localhost:26500");

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:PITCREW_TOKEN}",
      description =
          "Bearer token, if the engine wants one (default: $$PITCREW_TOKEN, else one for the client"
              + " in $$CAMUNDA_CLIENT_ID, as 'pitcrew worker' has it).")
  @Nullable String token;

  @Option(
      names = "--client",
      paramLabel = "ID",
      defaultValue = "${env:PITCREW_CLIENT}",
      description =
          "Client or person whose secret is in $$PITCREW_SECRET (default: $$PITCREW_CLIENT).")
  @Nullable String client;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "Data folder of an engine on this machine; who may read it is its client (default:"
              + " ./${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  CamundaClient open() {
    return open(true);
  }

  /**
   * @param preferRest false for gRPC wherever there is such a call
   */
  CamundaClient open(boolean preferRest) {
    return open(preferRest, System::getenv);
  }

  CamundaClient open(boolean preferRest, UnaryOperator<@Nullable String> environment) {
    CamundaClientBuilder builder =
        CamundaClient.newClientBuilder()
            // The client's own reading would beat the options, and give the secret to Camunda's
            // cloud where the environment names no other place for it.
            .applyEnvironmentVariableOverrides(false)
            .restAddress(rest)
            .grpcAddress(grpc)
            .preferRestOverGrpc(preferRest);
    credentials(environment).ifPresent(builder::credentialsProvider);
    return builder.build();
  }

  /**
   * On this machine who may read the data folder is its client; elsewhere, and without, OAuth's.
   */
  private Optional<CredentialsProvider> credentials(UnaryOperator<@Nullable String> environment) {
    return named(token, client, environment)
        .or(this::ofFolder)
        .or(() -> OAuthClient.of(environment).map(OAuthClient::tokens));
  }

  private Optional<CredentialsProvider> ofFolder() {
    return THIS_MACHINE.contains(rest.getHost()) && THIS_MACHINE.contains(grpc.getHost())
        ? LocalClient.secret(data.toAbsolutePath()).map(secret -> basic(LocalClient.ID, secret))
        : Optional.empty();
  }

  /**
   * Who asks, where that is said.
   *
   * @param client whose secret is in the environment
   */
  static Optional<CredentialsProvider> named(
      @Nullable String token,
      @Nullable String client,
      UnaryOperator<@Nullable String> environment) {
    if (isGiven(token)) {
      return Optional.of(new BearerToken(token));
    }
    if (!isGiven(client)) {
      return Optional.empty();
    }
    String secret = environment.apply("PITCREW_SECRET");
    if (!isGiven(secret)) {
      throw new CommandFailure(
          "Expected the secret of '%s' in PITCREW_SECRET, but it is not set.".formatted(client));
    }
    return Optional.of(basic(client, secret));
  }

  private static CredentialsProvider basic(String id, String secret) {
    return new BasicAuthCredentialsProviderBuilder()
        .applyEnvironmentOverrides(false)
        .username(id)
        .password(secret)
        .build();
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
