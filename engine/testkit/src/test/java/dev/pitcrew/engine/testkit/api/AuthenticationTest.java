package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.impl.basicauth.BasicAuthCredentialsProviderBuilder;
import io.grpc.Status;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call when nobody in particular may. */
final class AuthenticationTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .with(
              Map.of(
                  "pitcrew.api.anonymous-loopback",
                  "false",
                  "pitcrew.api.clients[0].id",
                  "bot",
                  "pitcrew.api.clients[0].secret",
                  "bot-secret"));

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldServeWhoeverHasCredentials(boolean rest) {
    try (CamundaClient client = client(rest, "bot-secret")) {
      assertThat(client.newTopologyRequest().send().join().getClusterSize()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRefuseWhoeverHasNoneOrWrongOnes(boolean rest) {
    for (String secret : new String[] {null, "guess"}) {
      try (CamundaClient client = client(rest, secret)) {
        Throwable failure = catchThrowable(() -> client.newTopologyRequest().send().join());
        switch (failure) {
          case ProblemException problem -> assertThat(problem.code()).isEqualTo(401);
          case ClientStatusException status ->
              assertThat(status.getStatusCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
          case null, default -> throw new AssertionError("Expected a refusal.", failure);
        }
      }
    }
  }

  /** The thread that begins the call is chosen by what the header says, before it is believed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer x.bnVsbA.y",
        "Bearer pc1.bnVsbA.y",
        "Bearer pc1.W10.y",
        "Bearer pc1.%.y",
        "Bearer pc1.AAAAew.y",
        "Bearer pc1.gICAgA.y",
        "Bearer ..",
        "Bearer",
        "Basic %%%",
        "Basic Og==",
        "Digest x"
      })
  void shouldRefuseACommandWhoseCredentialsAreNone(String authorization) {
    try (CamundaClient client = client(false, given(authorization))) {
      assertThat(catchThrowable(() -> client.newCompleteCommand(1).send().join()))
          .isInstanceOfSatisfying(
              ClientStatusException.class,
              refusal ->
                  assertThat(refusal.getStatusCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }
  }

  private static CamundaClient client(boolean rest, @Nullable String secret) {
    return client(
        rest,
        secret == null
            ? given(null)
            : new BasicAuthCredentialsProviderBuilder()
                .applyEnvironmentOverrides(false)
                .username("bot")
                .password(secret)
                .build());
  }

  private static CredentialsProvider given(@Nullable String authorization) {
    return new CredentialsProvider() {
      @Override
      public void applyCredentials(CredentialsApplier applier) {
        if (authorization != null) {
          applier.put("Authorization", authorization);
        }
      }

      @Override
      public boolean shouldRetryRequest(StatusCode status) {
        return false;
      }
    };
  }

  private static CamundaClient client(boolean rest, CredentialsProvider credentials) {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .restAddress(URI.create("http://localhost:" + engine.httpPort()))
        .grpcAddress(URI.create("http://localhost:" + engine.grpcPort()))
        .preferRestOverGrpc(rest)
        .credentialsProvider(credentials)
        .defaultRequestTimeout(Duration.ofMinutes(1))
        .build();
  }
}
