package dev.pitcrew.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.signin.Totp;
import dev.pitcrew.samples.portals.Portals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What somebody from IT does in the IT portal by hand: sign in, fill in the form, send it. */
final class PersonInPortal {

  private static final int ERROR = 400;

  private final URI portal;

  PersonInPortal(Portals portals) {
    this.portal = portals.it();
  }

  /**
   * @return the login name
   */
  String createAccount(JsonNode person) {
    String email = person.path("email").asText();
    String login = email.substring(0, email.indexOf('@')).toLowerCase(Locale.ROOT);
    try (HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      send(
          browser,
          "/sign-in",
          Map.of(
              "user", Portals.IT.user(),
              "password", Portals.IT.password(),
              "code", Totp.code(Objects.requireNonNull(Portals.IT.totpSeed()), Instant.now())));
      send(
          browser,
          "/accounts",
          Map.of(
              "login",
              login,
              "fullName",
              person.path("name").asText(),
              "email",
              email,
              "role",
              "Employee",
              "mailbox",
              "on"));
    }
    return login;
  }

  private void send(HttpClient browser, String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(portal.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= ERROR) {
        throw new IllegalStateException(
            "Expected the IT portal to take %s, but it answered %d.".formatted(path, status));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while waiting for the IT portal.", e);
    }
  }
}
