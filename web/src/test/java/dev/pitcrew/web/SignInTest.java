package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.web.people.Person;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SamplePeople;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

  private TestApp.Running app;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/inbox", "/tasks/1", "/upload", "/payments", "/cockpit", "/other"})
  void shouldAskToSignInWhenNobodyIs(String path) {
    // given
    Visitor visitor = new Visitor(app.address());

    // when
    HttpResponse<String> page = visitor.get(path);

    // then
    assertThat(page.uri().getPath()).isEqualTo("/signin");
    assertThat(page.body()).contains("Sign in");
  }

  @Test
  void shouldAnswerHealthWhenNobodyIsSignedIn() {
    // when
    HttpResponse<String> page = new Visitor(app.address()).get("/healthz");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("ok");
  }

  @Test
  void shouldGoWhereThePersonWantedWhenSignedIn() {
    // given
    Visitor visitor = new Visitor(app.address());
    visitor.get("/inbox?show=mine");

    // when
    HttpResponse<String> page = visitor.signIn("clara", SamplePeople.PASSWORD);

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/inbox");
    assertThat(page.uri().getQuery()).contains("show=mine");
  }

  @Test
  void shouldSayTheSameWhenThePersonOrThePasswordIsWrong() {
    // given
    String wrongPassword = new Visitor(app.address()).signIn("anton", "not the password").body();

    // when
    String wrongPerson = new Visitor(app.address()).signIn("nobody", "not the password").body();

    // then
    assertThat(wrongPassword).contains("do not belong together");
    assertThat(wrongPerson).contains("do not belong together");
  }

  @Test
  void shouldMakeWaitWhenTriesFailAgainAndAgain() {
    // given
    Visitor visitor = new Visitor(app.address());
    for (int i = 0; i < 5; i++) {
      visitor.signIn("mallory", "guess number " + i);
    }

    // when: each guess makes the wait longer, in the end longer than any machine stands still
    String page = visitor.signIn("mallory", "the next guess").body();
    for (int i = 0; i < 10 && !page.contains("Too many tries"); i++) {
      page = visitor.signIn("mallory", "guess once more " + i).body();
    }

    // then
    assertThat(page).contains("Too many tries. Wait");
  }

  @Test
  void shouldRefuseWhenTheTokenIsMissingOrAnotherSessions() {
    // given
    Visitor clara = Visitor.signedIn(app, "clara");
    Visitor anton = Visitor.signedIn(app, "anton");

    // when
    HttpResponse<String> missing = clara.postWithToken("", "/signout", Map.of());
    HttpResponse<String> foreign = clara.postWithToken(anton.token("/inbox"), "/signout", Map.of());

    // then
    assertThat(missing.statusCode()).isEqualTo(403);
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(clara.get("/inbox").uri().getPath()).isEqualTo("/inbox");
  }

  @Test
  void shouldRefuseWhenTheBrowserSaysThatAnotherSiteAsked() {
    // given
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    HttpResponse<String> answer =
        clara.postWithToken(
            clara.token("/inbox"), "/signout", Map.of(), "Sec-Fetch-Site", "cross-site");

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/payments", "/cockpit", "/v2/topology", "/actuator", "/no-such-page"})
  void shouldRefuseAClerkWhatIsNotAClerks(String path) {
    // given
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    HttpResponse<String> page = clara.get(path);

    // then
    assertThat(page.statusCode()).isEqualTo(403);
  }

  @Test
  void shouldEndTheSessionWhenThePersonIsDisabled() {
    // given
    Person person = new Person("gone", "Gone", Set.of(Role.CLERK), hashOf("clara"), false);
    app.people().replace(person, "ada");
    Visitor visitor = Visitor.signedIn(app, "gone");
    assertThat(visitor.get("/inbox").uri().getPath()).isEqualTo("/inbox");

    // when
    app.people()
        .replace(
            new Person("gone", "Gone", Set.of(Role.CLERK), person.passwordHash(), true), "ada");

    // then
    assertThat(visitor.get("/inbox").uri().getPath()).isEqualTo("/signin");
  }

  @Test
  void shouldForbidEverythingForeignInEveryAnswer() {
    // given
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    HttpResponse<String> page = clara.get("/inbox");

    // then
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .contains("default-src 'none'", "object-src 'none'", "frame-ancestors 'none'")
        .contains("script-src 'nonce-")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    String nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
    assertThat(page.body()).contains("nonce=\"" + nonce + "\"").doesNotContain("<script>");
  }

  @Test
  void shouldChangeTheSessionWhenSomebodySignsIn() {
    // given
    Visitor visitor = new Visitor(app.address());
    String before = visitor.token("/signin");

    // when
    visitor.signIn("clara", SamplePeople.PASSWORD);

    // then
    assertThat(visitor.token("/inbox")).isNotBlank().isNotEqualTo(before);
    assertThat(visitor.postWithToken(before, "/signout", Map.of()).statusCode()).isEqualTo(403);
  }

  private String hashOf(String username) {
    return app.people().find(username).orElseThrow().passwordHash();
  }
}
