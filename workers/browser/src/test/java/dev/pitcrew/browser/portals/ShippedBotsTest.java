package dev.pitcrew.browser.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.browser.TestBots;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.BotFiles;
import dev.pitcrew.browser.bot.BotReader;
import dev.pitcrew.browser.run.BotRun;
import dev.pitcrew.browser.run.RunResult;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.samples.portals.Switches.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bots that are shipped, in the sample portals. */
class ShippedBotsTest {

  private static final Map<String, Object> MIRA =
      Map.of(
          "grantId", "GRT-1",
          "email", "mira@example.com",
          "login", "mira",
          "fullName", "Mira Keller",
          "firstName", "Mira",
          "lastName", "Keller",
          "position", "Planner",
          "department", "Logistics",
          "startDate", "2027-01-11");

  @TempDir Path folder;
  private Portals portals;
  private TestBots bots;

  @BeforeEach
  void start() {
    portals = Portals.start(Portals.Ports.ANY, null);
    bots =
        TestBots.sharing(
            folder,
            Map.of(
                "HR_PORTAL_USER", Portals.HR.user(),
                "HR_PORTAL_PASSWORD", Portals.HR.password(),
                "IT_PORTAL_USER", Portals.IT.user(),
                "IT_PORTAL_PASSWORD", Portals.IT.password(),
                "IT_PORTAL_CODES", Objects.requireNonNull(Portals.IT.totpSeed())));
  }

  @AfterEach
  void stop() {
    portals.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create-hr-account",
        "create-it-account",
        "disable-hr-account",
        "disable-it-account"
      })
  void shouldBeFoundWithoutAFileOfOnesOwn(String name) throws IOException {
    assertThat(new BotFiles(folder).find(name)).isPresent();
  }

  @Test
  void shouldEnterSomebodyOnceAndMarkThemAsGoneWhenAskedTwice() throws IOException {
    // when
    var first = finished(run("create-hr-account"));
    var again = finished(run("create-hr-account"));

    // then
    assertThat(portals.employees()).hasSize(1);
    assertThat(portals.employees().getFirst())
        .containsEntry("email", "mira@example.com")
        .containsEntry("department", "Logistics")
        .containsEntry("state", "active");
    assertThat(first.outputs()).containsEntry("account", portals.employees().getFirst().get("id"));
    assertThat(again.outputs()).isEqualTo(first.outputs());
    assertThat(first.log().pictures()).isNotEmpty();

    // and when she goes
    assertThat(finished(run("disable-hr-account")).outputs()).isEqualTo(first.outputs());
    assertThat(finished(run("disable-hr-account")).outputs()).isEqualTo(first.outputs());
    assertThat(portals.employees().getFirst()).containsEntry("state", "left");
  }

  @Test
  void shouldMakeAnAccountOnceAndDisableItWhenAskedTwice() throws IOException {
    // when
    var made = finished(run("create-it-account"));

    // then
    assertThat(made.outputs()).containsEntry("account", "mira");
    assertThat(portals.accounts())
        .singleElement()
        .satisfies(account -> assertThat(account).containsEntry("state", "enabled"));

    // and when she goes
    assertThat(finished(run("disable-it-account")).outputs()).containsEntry("account", "mira");
    assertThat(portals.accounts().getFirst()).containsEntry("state", "disabled");
  }

  @Test
  void shouldHaveNothingToDoWhenNobodyIsThere() throws IOException {
    assertThat(finished(run("disable-hr-account")).outputs()).doesNotContainKey("account");
    assertThat(portals.employees()).isEmpty();
  }

  @Test
  void shouldSayWhatIsLeftAndGoOnWhenTheWordsHaveChanged() throws IOException {
    // given a new version came overnight
    portals.hrSwitches().setTrouble(Trouble.CHANGED);

    // when
    var failed = (RunResult.Failed) run("create-hr-account");

    // then
    assertThat(failed.failure().resumeFrom()).isEqualTo("employee-there");
    assertThat(failed.failure().picture()).isNotNull();
    assertThat(failed.failure().toDo()).isNotEmpty();
    assertThat(portals.employees()).isEmpty();
  }

  private RunResult run(String name) throws IOException {
    return bots.runs(host(portals.hr().getPort()), host(portals.it().getPort()))
        .run(
            new BotRun.Order(
                bot(name), TestBots.json(MIRA), null, TestBots.json(Map.of()), bots.shelf()));
  }

  private static RunResult.Finished finished(RunResult result) {
    if (result instanceof RunResult.Failed failed) {
      throw new AssertionError(failed.failure().toString());
    }
    return (RunResult.Finished) result;
  }

  /** As shipped, but for the ports. */
  private Bot bot(String name) throws IOException {
    try (var in = getClass().getResourceAsStream("/bots/" + name + ".yaml")) {
      var yaml =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .replace("localhost:8091", host(portals.hr().getPort()))
              .replace("localhost:8092", host(portals.it().getPort()));
      return BotReader.yaml(
          name,
          yaml,
          file -> {
            throw new IllegalArgumentException(file);
          });
    }
  }

  private static String host(int port) {
    return "localhost:" + port;
  }
}
