package dev.pitcrew.app.cli;

import dev.pitcrew.app.EngineAddress;
import io.camunda.client.CredentialsProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Camunda 8 cluster workers work for, and as whom; nothing of it is guessed. */
final class AwayEngineOptions {

  @Option(
      names = {"--engine", "--address"},
      paramLabel = "URL",
      description = "REST address of the cluster.")
  @Nullable URI rest;

  @Option(
      names = {"--grpc", "--grpc-address"},
      paramLabel = "URL",
      description = "gRPC address of the cluster.")
  @Nullable URI grpc;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:PITCREW_TOKEN}",
      description =
          "Bearer token, if the cluster wants one; better in the environment, where others do not"
              + " see it (default: $$PITCREW_TOKEN).")
  @Nullable String token;

  @Option(
      names = "--client",
      paramLabel = "ID",
      defaultValue = "${env:PITCREW_CLIENT}",
      description =
          "Client or person whose secret is in $$PITCREW_SECRET (default: $$PITCREW_CLIENT).")
  @Nullable String client;

  /**
   * @throws CommandFailure when an address is missing or none, or a secret is not there
   */
  EngineAddress address(UnaryOperator<@Nullable String> environment, boolean preferRest) {
    Optional<CredentialsProvider> known = credentials(environment);
    return new EngineAddress(
        expectServer(rest, "--engine"),
        expectServer(grpc, "--grpc"),
        builder -> {
          known.ifPresent(builder::credentialsProvider);
          return builder.preferRestOverGrpc(preferRest);
        });
  }

  /** What others can read on the way, if they can; for people. */
  Optional<String> warning(UnaryOperator<@Nullable String> environment) {
    List<URI> told = new ArrayList<>();
    boolean named = EngineOptions.named(token, client, environment).isPresent();
    Optional<OAuthClient> oauth = named ? Optional.empty() : OAuthClient.of(environment);
    oauth.map(OAuthClient::server).ifPresent(told::add);
    if (named || oauth.isPresent()) {
      told.add(expectServer(rest, "--engine"));
      told.add(expectServer(grpc, "--grpc"));
    }
    return told.stream()
        .filter(AwayEngineOptions::isPlainToAnother)
        .findFirst()
        .map(
            address ->
                "Warning: who these workers are goes to %s unencrypted. Use https."
                    .formatted(address));
  }

  private static boolean isPlainToAnother(URI address) {
    return !"https".equalsIgnoreCase(address.getScheme())
        && !EngineOptions.THIS_MACHINE.contains(address.getHost());
  }

  private Optional<CredentialsProvider> credentials(UnaryOperator<@Nullable String> environment) {
    return EngineOptions.named(token, client, environment)
        .or(() -> OAuthClient.of(environment).map(OAuthClient::tokens));
  }

  static URI expectServer(@Nullable URI address, String option) {
    if (address == null) {
      throw new CommandFailure(
          "Expected %s with the address of a Camunda 8 cluster: --engine and --grpc, both."
              .formatted(option));
    }
    if (address.getHost() == null
        || !Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
      throw new CommandFailure(
          "Expected %s to be an address such as http://camunda:8080, but got %s."
              .formatted(option, address));
    }
    return address;
  }
}
