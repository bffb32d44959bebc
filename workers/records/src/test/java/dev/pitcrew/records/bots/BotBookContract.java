package dev.pitcrew.records.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pitcrew.jobs.BotRuns.Report;
import dev.pitcrew.jobs.BotRuns.Run;
import dev.pitcrew.jobs.Effects;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do for bots. */
abstract class BotBookContract {

  @TempDir Path folder;

  private final TestBooks books;
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private Records records;
  private BotBook bots;

  BotBookContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws Exception {
    records = Records.open(books.fresh(folder), () -> now);
    bots = records.bots();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldTellHowAttemptsWent() {
    // given
    bots.started(run("create", 1, 1));
    bots.failed(
        run("create", 1, 1),
        "3",
        "the portal is down",
        new Report(0, "{\"documentId\":\"p\"}", "{\"url\":\"https://portal\"}"));
    now = now.plusSeconds(10);
    bots.started(run("create", 1, 2));
    now = now.plusSeconds(5);
    bots.finished(run("create", 1, 2), new Report(2, null, "{}"));
    now = now.plusSeconds(10);
    bots.started(run("turnover", 7, 1));

    // then
    assertThat(bots.latest(10))
        .extracting(each -> each.run().bot() + " " + each.run().attempt() + " " + each.state())
        .containsExactly("turnover 1 RUNNING", "create 2 FINISHED", "create 1 FAILED");
    assertThat(bots.latest("create", 1))
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.warnings()).isEqualTo(2);
              assertThat(attempt.ended()).isEqualTo(attempt.began().plusSeconds(5));
            });
    assertThat(bots.summaries())
        .extracting(
            BotBook.Summary::bot,
            BotBook.Summary::running,
            BotBook.Summary::finished,
            BotBook.Summary::failed)
        .containsExactly(tuple("create", 0, 1, 1), tuple("turnover", 1, 0, 0));
    assertThat(bots.summaries().getFirst().lastFailure().reason()).isEqualTo("the portal is down");
    assertThat(bots.find(1, 1).orElseThrow().report()).isEqualTo("{\"url\":\"https://portal\"}");
    assertThat(bots.find(1, 3)).isEmpty();
    assertThat(bots.processes("create")).containsExactly("onboard-employee");
  }

  @Test
  void shouldHoldAPausedBotUntilItIsOpenAgain() {
    // given
    bots.stops().pause("create", "olga");

    // then
    assertThat(bots.stops().said("create")).isEqualTo(BotStops.Mode.PAUSED);
    assertThat(bots.mayBegin(run("create", 1, 1), true)).isFalse();
    assertThat(bots.mayBegin(run("turnover", 2, 1), false)).isTrue();

    // when
    bots.held(run("create", 1, 1));
    bots.held(run("create", 1, 1));

    // then
    assertThat(bots.summaries().getFirst().held()).isEqualTo(1);
    assertThat(bots.summaries().getFirst().stoppedBy()).isEqualTo("olga");

    // when
    bots.stops().open("create", "olga");
    bots.started(run("create", 1, 1));

    // then
    assertThat(bots.mayBegin(run("create", 1, 1), false)).isTrue();
    assertThat(bots.summaries().getFirst().held()).isZero();
    assertThat(records.audit().about("bot", "create"))
        .extracting(entry -> entry.who() + " " + entry.what())
        .containsExactlyInAnyOrder("olga bot-paused", "olga bot-open");
  }

  @Test
  void shouldHoldEveryBotWhileAllArePausedAndKeepWhatWasSaidOfOne() {
    // given
    bots.stops().drain("create", "olga");

    // when
    bots.stops().pause(BotStops.ALL, "ada");

    // then
    assertThat(bots.mayBegin(run("turnover", 2, 1), false)).isFalse();
    assertThat(bots.mayBegin(run("create", 1, 1), true)).isFalse();
    assertThat(bots.stops().stoppedBy(BotStops.ALL)).contains("ada");
    assertThat(bots.summaries()).extracting(BotBook.Summary::bot).containsExactly("create");

    // when
    bots.stops().open(BotStops.ALL, "ada");

    // then
    assertThat(bots.mayBegin(run("turnover", 2, 1), false)).isTrue();
    assertThat(bots.mayBegin(run("create", 1, 1), false)).isFalse();
    assertThat(records.audit().about("bot", BotStops.ALL)).hasSize(2);
  }

  @Test
  void shouldForgetWhatOldAttemptsSaidAndKeepThatTheyWere() {
    // given
    bots.failed(run("create", 1, 1), "3", "Ada is not there", new Report(0, "{}", "{\"a\":1}"));
    bots.started(run("create", 2, 1));
    now = now.plusSeconds(60);
    bots.finished(run("create", 3, 1), new Report(0, null, "{\"b\":2}"));

    // when
    int forgotten = bots.forget(now);

    // then
    assertThat(forgotten).isEqualTo(1);
    assertThat(bots.forget(now)).isZero();
    assertThat(bots.find(1, 1).orElseThrow())
        .satisfies(
            attempt -> {
              assertThat(attempt.reason()).isNull();
              assertThat(attempt.picture()).isNull();
              assertThat(attempt.report()).isEqualTo("{}");
              assertThat(attempt.state()).isEqualTo(BotBook.State.FAILED);
            });
    assertThat(bots.find(3, 1).orElseThrow().report()).isEqualTo("{\"b\":2}");
  }

  @Test
  void shouldEndWhatWasBegunWhenABotIsDrained() {
    // given
    bots.started(run("create", 1, 1));
    bots.failed(run("create", 1, 1), "1", "down", Report.none());
    bots.held(run("create", 2, 1));

    // when
    bots.stops().drain("create", "olga");

    // then
    assertThat(bots.mayBegin(run("create", 1, 2), false)).isTrue();
    assertThat(bots.mayBegin(run("create", 2, 1), false)).isFalse();
    assertThat(bots.mayBegin(run("create", 3, 1), false)).isFalse();
    assertThat(bots.mayBegin(run("create", 4, 1), true)).isTrue();
  }

  @Test
  void shouldEndWhatWasBegunAndHeldBackWhenABotIsDrained() {
    // given a run whose worker died, or that waited for another's effect, before the bot was paused
    bots.started(run("create", 1, 1));
    bots.stops().pause("create", "olga");
    bots.held(run("create", 1, 1));

    // when
    bots.stops().drain("create", "olga");

    // then
    assertThat(bots.mayBegin(run("create", 1, 1), false)).isTrue();
    assertThat(bots.find(1, 1).orElseThrow().state()).isEqualTo(BotBook.State.RUNNING);

    // when it has never begun
    bots.held(run("create", 2, 1));
    now = now.plusSeconds(30);
    bots.held(run("create", 2, 1));

    // then
    assertThat(bots.mayBegin(run("create", 2, 1), false)).isFalse();
  }

  @Test
  void shouldGiveAnUnresolvedEffectToOneOnlyWhenTwoTakeItOver() {
    // given
    records.effects().claim("k");
    var since = ((Effects.Claim.Unresolved) records.effects().claim("k")).since();
    now = now.plusSeconds(60);

    // then
    assertThat(records.effects().takeOver("k", since)).isTrue();
    assertThat(records.effects().takeOver("k", since)).isFalse();
    records.effects().resolve("k", "{}");
    assertThat(records.effects().takeOver("k", now)).isFalse();
  }

  private static Run run(String bot, long jobKey, int attempt) {
    return new Run(bot, jobKey, 99, "onboard-employee", attempt);
  }
}
