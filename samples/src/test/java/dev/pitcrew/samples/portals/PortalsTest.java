package dev.pitcrew.samples.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortalsTest {

  private static final Map<String, String> MIRA =
      Map.of(
          "firstName", "Mira",
          "lastName", "<Okafor>",
          "email", "mira@example.org",
          "position", "Buyer",
          "department", "Finance",
          "startDate", "2026-12-01");

  @TempDir private Path folder;
  private Portals portals;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();

  @BeforeEach
  void start() {
    portals = Portals.start(Portals.Ports.ANY, folder);
  }

  @AfterEach
  void stop() {
    portals.close();
    browser.close();
  }

  @Test
  void shouldShowNothingButTheSignInWhenNobodyIsSignedIn() throws Exception {
    assertThat(get(portals.hr(), "employees/new").body())
        .contains("Sign in")
        .doesNotContain("Create employee");
    assertThat(post(portals.hr(), "employees", MIRA).body()).contains("Sign in");
    assertThat(portals.employees()).isEmpty();
  }

  @Test
  void shouldKeepAnEmployeeOnceWhenEnteredTwice() throws Exception {
    // given
    signIn(portals.hr(), Portals.HR);

    // when
    var first = post(portals.hr(), "employees", MIRA);
    var second = post(portals.hr(), "employees", MIRA);

    // then
    assertThat(first.body()).contains("E-1001 was created", "&lt;Okafor&gt;");
    assertThat(second.body()).contains("There is an employee with this e-mail already.");
    assertThat(portals.employees()).hasSize(1);
  }

  @Test
  void shouldRememberWhenStartedAgain() throws Exception {
    // given
    signIn(portals.hr(), Portals.HR);
    post(portals.hr(), "employees", MIRA);
    portals.close();

    // when
    portals = Portals.start(Portals.Ports.ANY, folder);

    // then
    assertThat(portals.employees())
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("email", "mira@example.org"));
  }

  @Test
  void shouldRefuseTheSignInWhenTheOneTimeCodeIsWrong() throws Exception {
    // when
    var refused =
        post(
            portals.it(),
            "sign-in",
            Map.of("user", Portals.IT.user(), "password", Portals.IT.password(), "code", "12345"));

    // then
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("The one-time code is wrong.");
  }

  @Test
  void shouldCreateAndDisableAnAccountWhenSignedInWithAOneTimeCode() throws Exception {
    // given
    post(
        portals.it(),
        "sign-in",
        Map.of(
            "user", Portals.IT.user(),
            "password", Portals.IT.password(),
            "code", OneTimeCode.at(Portals.IT.totpSeed(), Instant.now())));
    var account =
        Map.of(
            "login", "mokafor", "fullName", "Mira", "email", "m@example.org", "role", "Employee");

    // when
    var created = post(portals.it(), "accounts", account);
    var again = post(portals.it(), "accounts", account);
    var disabled = post(portals.it(), "accounts/disable", Map.of("login", "mokafor"));

    // then
    assertThat(created.body()).contains("Account mokafor was created.", "A-501");
    assertThat(again.body()).contains("This login name is taken.");
    assertThat(disabled.body()).contains("Account mokafor was disabled.");
    assertThat(portals.accounts())
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("state", "disabled"));
  }

  @Test
  void shouldKeepLabelsAndChangeIdsWhenFieldsMove() throws Exception {
    // given
    signIn(portals.hr(), Portals.HR);
    String still = get(portals.hr(), "employees/new").body();
    portals.hrSwitches().setMoving(true);

    // when
    String moved = get(portals.hr(), "employees/new").body();

    // then
    assertThat(still).contains("id=\"firstName\"");
    assertThat(moved).doesNotContain("id=\"firstName\"").contains(">First name</label>");
  }

  @Test
  void shouldFailAsItIsToldWhenASwitchIsThrown() throws Exception {
    // given
    signIn(portals.hr(), Portals.HR);

    // when
    post(portals.hr(), "switches", Map.of("trouble", "down"));
    int down = get(portals.hr(), "").statusCode();
    portals.hrSwitches().setTrouble(Switches.Trouble.ERROR);
    int error = post(portals.hr(), "employees", MIRA).statusCode();
    portals.hrSwitches().setTrouble(Switches.Trouble.CHANGED);
    String changed = get(portals.hr(), "employees/new").body();

    // then
    assertThat(down).isEqualTo(503);
    assertThat(error).isEqualTo(500);
    assertThat(portals.employees()).isEmpty();
    assertThat(changed).doesNotContain(">First name</label>").contains(">Given</label>");
  }

  @Test
  void shouldGiveTheSameFiguresWhenAMonthIsAskedTwice() throws Exception {
    // given
    signIn(portals.bank(), Portals.BANK);

    // when
    String first = get(portals.bank(), "report.csv?month=2026-10").body();
    String again = get(portals.bank(), "report.csv?month=2026-10").body();

    // then
    assertThat(first).isEqualTo(again).hasLineCount(32).startsWith("Day;In;Out;Fees");
    assertThat(get(portals.bank(), "report?month=10/2026").body())
        .contains("The month is written as 2026-10.");
  }

  private void signIn(URI portal, Account account) throws Exception {
    var reply =
        post(portal, "sign-in", Map.of("user", account.user(), "password", account.password()));
    assertThat(reply.statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(URI portal, String path)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(portal.resolve(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(URI portal, String path, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return browser.send(
        HttpRequest.newBuilder(portal.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
