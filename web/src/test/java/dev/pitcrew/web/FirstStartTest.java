package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.web.people.Person;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SamplePeople;
import dev.pitcrew.web.signin.SetupCode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

class FirstStartTest {

  private static final String PASSWORD = "four quiet grey herons";

  private static ConfigurableApplicationContext context;
  private static MemoryPeople people;
  private static String address;

  @BeforeAll
  static void start() {
    context = TestApp.start(false);
    people = context.getBean(MemoryPeople.class);
    address = TestApp.address(context);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void nobody() {
    people.clear();
  }

  @Test
  void shouldLeadToTheFirstStartWhenNobodyExists() {
    // when
    HttpResponse<String> page = new Visitor(address).get("/");

    // then
    assertThat(page.uri().getPath()).isEqualTo("/setup");
    assertThat(page.body()).contains("Make the administrator");
  }

  @Test
  void shouldMakeTheFirstAdministratorWhenTheCodeIsRight() {
    // given
    Visitor visitor = new Visitor(address);

    // when
    HttpResponse<String> page = visitor.post("/setup", "/setup", form(code(), PASSWORD));

    // then
    assertThat(page.uri().getPath()).isEqualTo("/signin");
    assertThat(visitor.signIn("adele", PASSWORD).uri().getPath()).isEqualTo("/inbox");
    assertThat(visitor.get("/setup").statusCode()).isEqualTo(404);
    Person adele = people.find("adele").orElseThrow();
    assertThat(adele.roles()).containsExactly(Role.ADMIN);
    assertThat(adele.passwordHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void shouldKeepWhatWasTypedWhenTheCodeIsWrong() {
    // when
    HttpResponse<String> page =
        new Visitor(address).post("/setup", "/setup", form("AAAA-BBBB-CCCC-DDDD", PASSWORD));

    // then
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("This is not the code that Pitcrew printed when it started.")
        .contains("value=\"adele\"")
        .doesNotContain(PASSWORD);
    assertThat(people.isEmpty()).isTrue();
  }

  @Test
  void shouldRefuseWhenThePasswordIsShortOrTheName() {
    // when
    HttpResponse<String> shortOne =
        new Visitor(address).post("/setup", "/setup", form(code(), "short"));
    HttpResponse<String> named =
        new Visitor(address).post("/setup", "/setup", form(code(), "adele adele adele"));

    // then
    assertThat(shortOne.body()).contains("Use at least 12 characters");
    assertThat(named.body()).contains("Leave the user name out of the password.");
  }

  @Test
  void shouldReplaceTheCodeWhenManyTriesWereWrong() {
    // given
    SetupCode setup = context.getBean(SetupCode.class);
    String before = setup.current().orElseThrow();

    // when
    for (int i = 0; i < 10; i++) {
      assertThat(setup.accepts("WRONG")).isFalse();
    }

    // then
    assertThat(setup.current()).isPresent().get().isNotEqualTo(before);
    assertThat(setup.accepts(before)).isFalse();
  }

  @Test
  void shouldNotOpenWithTheSamplesPasswordWhenThereAreNoSamples() {
    // given
    PasswordEncoder passwords = context.getBean(PasswordEncoder.class);
    String hash = passwords.encode(SamplePeople.PASSWORD);
    people.add(new Person("clara", "Clara", Set.of(Role.CLERK), hash, false), "ada");

    // when
    HttpResponse<String> page = new Visitor(address).signIn("clara", SamplePeople.PASSWORD);

    // then
    assertThat(page.body()).contains("works only while Pitcrew runs with --samples");
  }

  private static Map<String, String> form(String code, String password) {
    return Map.of(
        "code", code, "username", "adele", "displayName", "Adele <b>", "password", password);
  }

  private static String code() {
    return context.getBean(SetupCode.class).current().orElseThrow();
  }
}
