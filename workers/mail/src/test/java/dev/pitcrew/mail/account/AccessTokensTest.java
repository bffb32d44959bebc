package dev.pitcrew.mail.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.mail.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccessTokensTest {

  private static final Secrets SECRETS =
      name ->
          Optional.ofNullable(
              Map.of("CLIENT", "the client's & secret", "REFRESH", "refresh-0").get(name));

  private final TokenEndpoint endpoint = new TokenEndpoint();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T09:00:00Z"));

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void shouldFetchATokenForTheClientAndKeepItWhileItHolds() throws Exception {
    // given
    var tokens = tokens(null, "https://outlook.office365.com/.default");

    // when
    assertThat(tokens.current()).isEqualTo("token-1");
    clock.advance(Duration.ofMinutes(58));
    assertThat(tokens.current()).isEqualTo("token-1");

    // then
    assertThat(endpoint.asked)
        .containsExactly(
            "grant_type=client_credentials&client_id=pitcrew&client_secret=the+client%27s+%26+secret&scope=https%3A%2F%2Foutlook.office365.com%2F.default");

    // when
    clock.advance(Duration.ofMinutes(2));
    tokens.current();
    tokens.forget();
    tokens.current();

    // then
    assertThat(endpoint.asked).hasSize(3);
  }

  @Test
  void shouldUseTheNewerRefreshTokenWhenTheServerChangesIt() throws Exception {
    // given
    endpoint.script =
        form ->
            new TokenEndpoint.Answer(
                200,
                "{\"access_token\": \"a\", \"expires_in\": 60, \"refresh_token\": \"refresh-%d\"}"
                    .formatted(endpoint.asked.size()));
    var tokens = tokens("REFRESH", null);

    // when
    tokens.current();
    tokens.current();

    // then
    assertThat(endpoint.asked.get(0)).contains("grant_type=refresh_token&refresh_token=refresh-0&");
    assertThat(endpoint.asked.get(1)).contains("refresh_token=refresh-1&");
  }

  @Test
  void shouldSaySoWhenTheClientIsRefused() {
    // given
    endpoint.script = form -> new TokenEndpoint.Answer(400, "{\"error\": \"invalid_client\"}");

    // then
    assertThatThrownBy(() -> tokens(null, null).current())
        .isInstanceOf(SignInRefused.class)
        .hasMessage("The token endpoint 127.0.0.1 refused the client: invalid_client.");
  }

  @Test
  void shouldTryLaterWhenTheEndpointIsOutOfOrder() {
    // given
    endpoint.script = form -> new TokenEndpoint.Answer(503, "<html>busy</html>");

    // then
    assertThatThrownBy(() -> tokens(null, null).current())
        .isInstanceOf(IOException.class)
        .hasMessage("Expected an access token of 127.0.0.1, but it answered HTTP 503.");
  }

  @Test
  void shouldNotSendASecretInTheClear() {
    // given
    var client =
        new SignIn.OAuth("u", URI.create("http://192.0.2.1/token"), "c", "CLIENT", null, null);

    // then
    assertThatThrownBy(() -> new AccessTokens(client, SECRETS, clock).current())
        .isInstanceOf(SignInRefused.class)
        .hasMessage(
            "Expected the token endpoint to be an https address, but it is http://192.0.2.1/token.");
  }

  private AccessTokens tokens(
      @org.jspecify.annotations.Nullable String refreshTokenName,
      @org.jspecify.annotations.Nullable String scope) {
    return new AccessTokens(
        new SignIn.OAuth(
            "box@example.com", endpoint.address(), "pitcrew", "CLIENT", refreshTokenName, scope),
        SECRETS,
        clock);
  }
}
