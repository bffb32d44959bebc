package dev.pitcrew.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.browser.bot.BotFiles;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.bots.BotBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot's run as the outcome of a job. */
class RunBotTest {

  @TempDir Path folder;

  private final TestSite site = new TestSite().page("/", "<b>A1</b>").page("/new", "New");
  private Records records;
  private RunBot work;

  @BeforeEach
  void start() throws Exception {
    records = Records.open(folder.resolve("books"));
    var bots = TestBots.sharing(folder.resolve("browsers"), Map.of());
    work =
        new RunBot(
            new BotFiles(Files.createDirectories(folder.resolve("bots"))),
            bots.runs(site.host()),
            records.bots(),
            process -> bots.shelf());
    bot(
        "create",
        """
        inputs: {name: text}
        outputs: {account: Account number, door: Door}
        patience: 5 s
        """,
        """
          - open: SITE/
          - read text: {css: b}
            into: account
          - open: SITE/new
          - click: Open the door
          - read text: Door
            into: door
          - resume point: door-open
          - open: SITE/
        """);
    bot(
        "check",
        "patience: 5 s\n",
        "  - open: SITE/\n  - assert: locked\n    else error: not-locked\n");
  }

  @AfterEach
  void stop() {
    records.close();
    site.close();
  }

  @Test
  void shouldTryAgainWhileTriesAreLeftAndAskAPersonThen() throws Exception {
    // when
    var first = work.run(job("{\"bot\": \"create\", \"inputs\": {\"name\": \"Ada\"}}", 2));
    var last = work.run(job("{\"bot\": \"create\", \"inputs\": {\"name\": \"Ada\"}}", 1));

    // then
    assertThat(first)
        .isEqualTo(
            new JobOutcome.NotNow(
                "Step 4 of bot create: Expected to find one thing to click within 5 s, but did not:"
                    + " name \"Open the door\" (none), text \"Open the door\" (none)."));
    assertThat(last).isInstanceOf(JobOutcome.BpmnError.class);
    var error = (JobOutcome.BpmnError) last;
    assertThat(error.code()).isEqualTo("bot-failed");
    var failure = Variables.MAPPER.valueToTree(error.variables().get("botFailure"));
    assertThat(failure.path("bot").asText()).isEqualTo("create");
    assertThat(failure.path("step").asText()).isEqualTo("4");
    assertThat(failure.path("stepText").asText()).isEqualTo("Click \"Open the door\"");
    assertThat(failure.path("url").asText()).isEqualTo(site.url("/new"));
    assertThat(failure.path("resumeFrom").asText()).isEqualTo("door-open");
    assertThat(failure.path("expectedOutputs").path(0).path("name").asText()).isEqualTo("door");
    assertThat(failure.path("expectedOutputs").path(0).path("label").asText()).isEqualTo("Door");
    assertThat(failure.path("expectedOutputs").path(0).path("type").asText()).isEqualTo("text");
    assertThat(failure.path("expectedOutputs")).hasSize(1);
    assertThat(failure.path("outputs").path("account").asText()).isEqualTo("A1");
    assertThat(failure.path("picture").path("documentId").asText()).hasSize(64);
    assertThat(failure.path("bundle").path("metadata").path("contentType").asText())
        .isEqualTo("application/zip");
    assertThat(records.bots().summaries())
        .singleElement()
        .satisfies(
            bot -> {
              assertThat(bot.failed()).isEqualTo(2);
              assertThat(bot.lastFailure().step()).isEqualTo("4");
              assertThat(bot.lastFailure().picture()).contains("documentId");
            });

    // when
    var resumed =
        work.run(
            job(
                "{\"bot\": \"create\", \"inputs\": {\"name\": \"Ada\"}, \"resumeFrom\":"
                    + " \"door-open\", \"outputs\": {\"account\": \"A1\", \"door\": \"7\"}}",
                3));

    // then
    var done =
        Variables.MAPPER.valueToTree(((JobOutcome.Completed) resumed).variables().get("bot"));
    assertThat(done.path("outputs").toString()).isEqualTo("{\"account\":\"A1\",\"door\":\"7\"}");
    assertThat(done.path("steps")).hasSize(1);
  }

  @Test
  void shouldThrowTheErrorTheAssertionNames() throws Exception {
    // when
    var error = (JobOutcome.BpmnError) work.run(job("{\"bot\": \"check\"}", 3));

    // then
    assertThat(error.code()).isEqualTo("not-locked");
    assertThat(error.variables().get("reason"))
        .isEqualTo("Expected to find on the page within 5 s, but did not: text \"locked\" (none).");
  }

  @Test
  void shouldLeaveAPausedBotsJobForLater() throws Exception {
    // given
    records.bots().stops().pause("check", "olga");

    // when
    var early = work.run(job("{\"bot\": \"check\"}", 3));

    // then
    assertThat(early)
        .isEqualTo(
            new JobOutcome.Early(
                "Expected to run bot check, but somebody has paused it.", Duration.ofSeconds(30)));
    assertThat(records.bots().latest(1).getFirst().state()).isEqualTo(BotBook.State.HELD);
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void shouldBreakTheContractWhenTheBotCannotBeRunAtAll() throws Exception {
    // given
    Files.writeString(
        folder.resolve("bots/wrong.yaml"), "bot: wrong\nhosts: [a]\nsteps:\n  - clik: b\n");

    // then
    assertThatThrownBy(() -> work.run(job("{\"bot\": \"nobody\"}", 3)))
        .isInstanceOf(ContractBroken.class)
        .hasMessage("Expected to run bot \"nobody\", but there is no such file among the bots.");
    assertThatThrownBy(() -> work.run(job("{\"bot\": \"../create\"}", 3)))
        .hasMessage("Expected to run bot \"../create\", but there is no such file among the bots.");
    assertThatThrownBy(() -> work.run(job("{\"bot\": \"wrong\"}", 3)))
        .hasMessageStartingWith(
            "Expected to run bot \"wrong\", but its file is not right. wrong.yaml, line 4: Expected"
                + " a step to begin with");
    assertThatThrownBy(() -> work.run(job("{\"bot\": \"create\"}", 3)))
        .hasMessage("Expected bot create to be given the input name, but it is missing.");
    assertThatThrownBy(
            () ->
                work.run(
                    job(
                        "{\"bot\": \"create\", \"inputs\": {\"name\": \"A\"}, \"resumeFrom\":"
                            + " \"nowhere\"}",
                        3)))
        .hasMessage(
            "Expected bot create to have a resume point \"nowhere\", but it has none of that"
                + " name.");
  }

  private void bot(String name, String declared, String steps) throws Exception {
    Files.writeString(
        folder.resolve("bots").resolve(name + ".yaml"),
        "bot: %s\nhosts: [\"%s\"]\n%ssteps:\n%s"
            .formatted(name, site.host(), declared, steps)
            .replace("SITE", "http://" + site.host()));
  }

  private static JobInput job(String variables, int retries) {
    return JobInput.parse(7, 8, 9, "onboard-employee", variables).withRetries(retries);
  }
}
