package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.signin.Totp;
import dev.pitcrew.web.people.Person;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SamplePeople;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

  private static final String PAGE = "/account/second-factor";
  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{20,})</code>");

  private TestApp.Running app;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
  }

  @Test
  void shouldCountOnceACodeOfTheShownSeedWasTyped() {
    // given
    Visitor treasurer = person("tilda", Role.TREASURER);

    // when
    String shown =
        treasurer.post(PAGE, PAGE + "/begin", Map.of("current", SamplePeople.PASSWORD)).body();
    var secret = SECRET.matcher(shown);
    assertThat(secret.find()).isTrue();
    String wrong = treasurer.post(PAGE, PAGE + "/activate", Map.of("code", "nonsense")).body();
    String code = Totp.code(secret.group(1).replace(" ", ""), Instant.now());
    String counted = treasurer.post(PAGE, PAGE + "/activate", Map.of("code", code)).body();

    // then
    assertThat(shown).contains("<svg class=\"qr\"", "recovery codes");
    assertThat(wrong).contains("This is not the code of now");
    assertThat(counted).contains("It counts", "10 recovery codes are left");
    assertThat(treasurer.get(PAGE).body()).doesNotContain(secret.group(1));
  }

  @Test
  void shouldDrawNothingWhenThePasswordIsWrong() {
    // given
    Visitor treasurer = person("tom", Role.TREASURER);

    // when
    HttpResponse<String> answer =
        treasurer.post(PAGE, PAGE + "/begin", Map.of("current", "not my password"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("This is not your password.").doesNotContain("class=\"qr\"");
  }

  @Test
  void shouldTakeTwoAdministratorsToTakeItAway() {
    // given
    person("toni", Role.TREASURER);
    Authenticator.of(app.records(), "toni");
    Visitor first = person("adam", Role.ADMIN);
    Visitor second = person("alma", Role.ADMIN);

    // when
    first.post("/people", "/people/toni/second-factor/reset", Map.of("reason", "Lost the phone"));
    long id = app.records().secondFactors().resets().open().getLast().id();
    String self =
        first.post("/people", "/people/second-factor/" + id + "/confirm", Map.of()).body();
    boolean stillCounts = app.records().secondFactors().isActive("toni");
    String other =
        second.post("/people", "/people/second-factor/" + id + "/confirm", Map.of()).body();

    // then
    assertThat(self).contains("Somebody else has to confirm this");
    assertThat(stillCounts).isTrue();
    assertThat(other).contains("The second factor is taken away.");
    assertThat(app.records().secondFactors().isActive("toni")).isFalse();
  }

  private Visitor person(String name, Role role) {
    String hash = app.people().find("clara").orElseThrow().passwordHash();
    app.people().replace(new Person(name, name, Set.of(role), hash, false), "ada");
    app.records()
        .people()
        .save(new dev.pitcrew.records.people.Person(name, name, Set.of(role.group()), null, null));
    return Visitor.signedIn(app, name);
  }
}
