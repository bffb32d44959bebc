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

class PeopleTest {

  private static final String PASSWORD = "four quiet grey herons";

  private TestApp.Running app;
  private Visitor ada;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    ada = Visitor.signedIn(app, "ada");
  }

  @Test
  void shouldLetSomebodyInWhenAdded() {
    // when
    HttpResponse<String> page = add("newcomer", PASSWORD, "treasurer");

    // then
    assertThat(page.body()).contains("&lt;b&gt;New can sign in now.").doesNotContain("<b>New");
    Visitor newcomer = new Visitor(app.address());
    assertThat(newcomer.signIn("newcomer", PASSWORD).uri().getPath()).isEqualTo("/inbox");
    assertThat(newcomer.get("/payments").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldKeepWhatWasTypedWhenSomethingIsWrong() {
    // when
    HttpResponse<String> taken = add("clara", PASSWORD, "clerk");
    HttpResponse<String> weak = add("weakling", "short", "clerk");

    // then
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body()).contains("Somebody has this user name already.");
    assertThat(weak.body())
        .contains("Use at least 12 characters", "value=\"weakling\"")
        .doesNotContain("value=\"short\"");
    assertThat(app.people().find("weakling")).isEmpty();
  }

  @Test
  void shouldEndTheSessionWhenRolesChangeOrTheWayInIsClosed() {
    // given
    person("worker", Set.of(Role.TREASURER));
    Visitor worker = Visitor.signedIn(app, "worker");
    assertThat(worker.get("/payments").statusCode()).isEqualTo(200);

    // when
    ada.post("/people", "/people/worker/roles", Map.of("roles", "clerk"));

    // then
    assertThat(worker.get("/payments").uri().getPath()).isEqualTo("/signin");
    assertThat(app.people().find("worker").orElseThrow().roles()).containsExactly(Role.CLERK);

    // when
    ada.post("/people", "/people/worker/disabled", Map.of("disabled", "true"));

    // then
    assertThat(worker.signIn("worker", SamplePeople.PASSWORD).body())
        .contains("do not belong together");
  }

  @Test
  void shouldRefuseWhenAdministratorsWouldChangeThemselves() {
    // when
    HttpResponse<String> roles =
        ada.post("/people", "/people/ada/roles", Map.of("roles", "director"));
    HttpResponse<String> closed =
        ada.post("/people", "/people/ada/disabled", Map.of("disabled", "true"));

    // then
    assertThat(roles.statusCode()).isEqualTo(403);
    assertThat(closed.statusCode()).isEqualTo(403);
    assertThat(app.people().find("ada").orElseThrow().roles()).containsExactly(Role.ADMIN);
  }

  @Test
  void shouldChangeOnesOwnPasswordOnlyWithThePresentOne() {
    // given
    person("changer", Set.of(Role.CLERK));
    Visitor changer = Visitor.signedIn(app, "changer");

    // when
    HttpResponse<String> wrong =
        changer.post("/account", "/account", Map.of("current", "guess", "password", PASSWORD));
    HttpResponse<String> right =
        changer.post(
            "/account", "/account", Map.of("current", SamplePeople.PASSWORD, "password", PASSWORD));

    // then
    assertThat(wrong.body()).contains("This is not your present password.");
    assertThat(right.uri().getPath()).isEqualTo("/signin");
    assertThat(changer.get("/inbox").uri().getPath()).isEqualTo("/signin");
    assertThat(changer.signIn("changer", PASSWORD).uri().getPath()).isEqualTo("/inbox");
  }

  private HttpResponse<String> add(String username, String password, String role) {
    return ada.post(
        "/people",
        "/people",
        Map.of("username", username, "displayName", "<b>New", "password", password, "roles", role));
  }

  private void person(String name, Set<Role> roles) {
    String hash = app.people().find("clara").orElseThrow().passwordHash();
    app.people().replace(new Person(name, name, roles, hash, false), "ada");
  }
}
