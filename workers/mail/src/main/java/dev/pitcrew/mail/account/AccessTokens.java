package dev.pitcrew.mail.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.jobs.secrets.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Access tokens of one OAuth 2.0 client: fetched when needed, kept while they hold. */
public final class AccessTokens {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int ANSWER_MAX = 64 << 10;
  private static final int OK = 200;
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  /** A token is not used in its last minute: it must hold until the server has looked at it. */
  private static final Duration SPARE = Duration.ofMinutes(1);

  private static final Duration LIFE_USUAL = Duration.ofMinutes(5);

  private final SignIn.OAuth client;
  private final Secrets secrets;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private @Nullable String token;
  private Instant holdsUntil = Instant.MIN;

  /** A newer refresh token than the kept one, where the server changes it each time. */
  private @Nullable String refreshToken;

  public AccessTokens(SignIn.OAuth client, Secrets secrets, InstantSource clock) {
    this.client = client;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * @throws SignInRefused when the token endpoint does not accept who asks
   * @throws IOException when it cannot be reached
   */
  synchronized String current() throws IOException, InterruptedException {
    String known = token;
    if (known == null || !clock.instant().isBefore(holdsUntil)) {
      known = fetch();
      token = known;
    }
    return known;
  }

  /** The server did not accept the token: the next one is a new one. */
  synchronized void forget() {
    token = null;
  }

  private String fetch() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form()))
            .build();
    var answer = http.send(request, BodyHandlers.ofInputStream());
    byte[] body;
    try (InputStream in = answer.body()) {
      body = in.readNBytes(ANSWER_MAX);
    }
    int status = answer.statusCode();
    JsonNode json = parse(body);
    if (status >= CLIENT_ERROR && status < SERVER_ERROR) {
      throw new SignInRefused(
          "The token endpoint %s refused the client: %s."
              .formatted(client.tokenUrl().getHost(), json.path("error").asText("HTTP " + status)));
    }
    String fresh = json.path("access_token").asText("");
    if (status != OK || fresh.isEmpty()) {
      throw new IOException(
          "Expected an access token of %s, but it answered HTTP %d."
              .formatted(client.tokenUrl().getHost(), status));
    }
    String next = json.path("refresh_token").asText("");
    if (client.refreshTokenName() != null && !next.isEmpty()) {
      refreshToken = next;
    }
    long seconds = json.path("expires_in").asLong(LIFE_USUAL.toSeconds());
    holdsUntil = clock.instant().plusSeconds(seconds).minus(SPARE);
    return fresh;
  }

  private URI endpoint() {
    URI url = client.tokenUrl();
    boolean safe =
        "https".equals(url.getScheme())
            || "http".equals(url.getScheme()) && MailServer.isThisMachine(url.getHost());
    if (!safe) {
      throw new SignInRefused(
          "Expected the token endpoint to be an https address, but it is %s.".formatted(url));
    }
    return url;
  }

  private String form() {
    Map<String, String> fields = new LinkedHashMap<>();
    String refreshName = client.refreshTokenName();
    if (refreshName == null) {
      fields.put("grant_type", "client_credentials");
    } else {
      fields.put("grant_type", "refresh_token");
      String newer = refreshToken;
      fields.put("refresh_token", newer == null ? Passwords.of(secrets, refreshName) : newer);
    }
    fields.put("client_id", client.clientId());
    String secretName = client.clientSecretName();
    if (secretName != null) {
      fields.put("client_secret", Passwords.of(secrets, secretName));
    }
    String scope = client.scope();
    if (scope != null) {
      fields.put("scope", scope);
    }
    return fields.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null ? JSON.createObjectNode() : json;
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode(); // A page for people; the status says enough.
    }
  }
}
