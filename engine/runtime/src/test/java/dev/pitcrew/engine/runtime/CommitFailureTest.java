package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.TimerState;
import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.StoreException;
import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitFailureTest {

  private static final Rejection UNAVAILABLE =
      new Rejection(
          Rejection.Type.UNAVAILABLE,
          "Expected to store the outcome, but the store does not take it; it may or may not be in force.");

  @TempDir private Path data;
  private EngineRuntime engine;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  /** A timer that, once triggered, cannot be written. */
  private volatile long poisoned;

  /** What the next commit does instead. */
  private volatile UnaryOperator<Consumer<Batch>> nextCommit = commit -> commit;

  @BeforeEach
  void start() {
    engine =
        EngineRuntime.start(
            RuntimeOptions.at(
                    new StoreLocation.Sqlite(data.resolve("engine.db"), Duration.ofMillis(100)),
                    data)
                .withClock(now::get),
            new FakeSteps(),
            commit ->
                batch -> {
                  RowChange<TimerRow> timer = batch.change(Tables.TIMER, poisoned);
                  if (timer != null && timer.before() != null) {
                    throw diskFull();
                  }
                  UnaryOperator<Consumer<Batch>> change = nextCommit;
                  nextCommit = unchanged -> unchanged;
                  change.apply(commit).accept(batch);
                });
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private CompletableFuture<Outcome> publish(String name) {
    return engine.submit(FakeSteps.publishMessage(name, 3_600_000)).orTimeout(2, TimeUnit.MINUTES);
  }

  private List<String> stored() {
    Query<MessageRow> all =
        new Query<>(Tables.MESSAGE, List.of(), List.of(), PageRequest.first(100));
    return engine.search(all).items().stream().map(MessageRow::name).toList();
  }

  private static StoreException diskFull() {
    return new StoreException(StoreException.Kind.UNAVAILABLE, "The disk is full.", null);
  }

  @Test
  void shouldAnswerUnavailableAndGoOnWhenACommitFails() {
    // given
    assertThat(publish("first").join()).isInstanceOf(Reply.class);
    nextCommit =
        commit ->
            batch -> {
              throw diskFull();
            };

    // when
    Outcome lost = publish("lost").join();
    Outcome next = publish("next").join();

    // then
    assertThat(lost).isEqualTo(UNAVAILABLE);
    assertThat(next).isInstanceOf(Reply.class);
    assertThat(stored()).containsExactly("first", "next");
    assertThat(engine.health()).isEqualTo(Health.READY);
    assertThat(engine.metrics().failedCommits()).isEqualTo(1);
  }

  @Test
  void shouldAnswerTheOutcomeWhenTheCommitTurnsOutToBeInForce() {
    // given
    nextCommit =
        commit ->
            batch -> {
              commit.accept(batch);
              throw diskFull();
            };

    // when
    Outcome doubtful = publish("doubtful").join();

    // then
    assertThat(doubtful).isInstanceOf(Reply.class);
    assertThat(stored()).containsExactly("doubtful");
    assertThat(publish("next").join()).isInstanceOf(Reply.class);
  }

  @Test
  void shouldDropTheBatchComputedOnItWhenACommitFails() {
    // given: a commit that waits, while the next batch is computed
    CompletableFuture<Void> gate = new CompletableFuture<>();
    nextCommit =
        commit ->
            batch -> {
              gate.join();
              throw diskFull();
            };
    CompletableFuture<Outcome> first = publish("first");
    List<CompletableFuture<Outcome>> computed = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      computed.add(publish("computed"));
    }
    await().until(() -> engine.metrics().commands() >= 11);

    // when
    gate.complete(null);

    // then
    assertThat(first.join()).isEqualTo(UNAVAILABLE);
    assertThat(computed).allSatisfy(c -> assertThat(c.join()).isEqualTo(UNAVAILABLE));
    assertThat(publish("next").join()).isInstanceOf(Reply.class);
    assertThat(stored()).containsExactly("next");
  }

  @Test
  void shouldServeTheOthersWhenOneTimerCanNeverBeCommitted() {
    // given
    poisoned = ((Reply.MessagePublished) publish("timer").join()).messageKey();

    // when: it is due, together with what others ask for
    now.updateAndGet(instant -> instant.plus(Duration.ofHours(2)));
    List<CompletableFuture<Outcome>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(publish("other"));
    }
    engine.clockChanged();
    await().until(() -> engine.metrics().failedCommits() > 0);
    for (int i = 0; i < 20; i++) {
      others.add(publish("later"));
    }

    // then
    others.forEach(CompletableFuture::join);
    assertThat(publish("last").join()).isInstanceOf(Reply.class);
    assertThat(engine.metrics().failedCommits()).isLessThan(5);
    assertThat(engine.get(Tables.TIMER, poisoned).state()).isEqualTo(TimerState.CREATED);
  }

  @Test
  void shouldSurviveABugInTheWritingWhenItThrows() {
    // given
    nextCommit =
        commit ->
            batch -> {
              throw new IllegalStateException("A bug.");
            };

    // when, then
    assertThat(publish("lost").join()).isEqualTo(UNAVAILABLE);
    assertThat(publish("next").join()).isInstanceOf(Reply.class);
    assertThat(stored()).containsExactly("next");
  }

  @Test
  void shouldSayUnavailableUntilTheDatabaseIsBackWhenItIsAway() throws SQLException {
    // given: someone else holds the database for writing
    assertThat(publish("first").join()).isInstanceOf(Reply.class);
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("engine.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      // when
      assertThat(publish("lost").join()).isEqualTo(UNAVAILABLE);
      assertThat(engine.health().status()).isEqualTo(Health.Status.UNAVAILABLE);
      assertThat(publish("refused").join()).isEqualTo(UNAVAILABLE);
      statement.execute("ROLLBACK");
    }

    // then
    await().until(() -> engine.health().status() == Health.Status.READY);
    assertThat(publish("next").join()).isInstanceOf(Reply.class);
    assertThat(stored()).containsExactly("first", "next");
  }
}
