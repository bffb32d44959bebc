package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.store.StoreException;
import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One caller after the other: no thread is woken that is not needed. */
class LoneCommandTest {

  private static final int MANY = 30;

  @TempDir private Path data;
  private EngineRuntime engine;

  private final List<String> committedBy = new CopyOnWriteArrayList<>();

  /** Before each commit. */
  private volatile Runnable before = () -> {};

  @BeforeEach
  void start() {
    engine =
        EngineRuntime.start(
            RuntimeOptions.at(new StoreLocation.Sqlite(data.resolve("engine.db")), data),
            new FakeSteps(),
            commit ->
                batch -> {
                  before.run();
                  committedBy.add(Thread.currentThread().getName());
                  commit.accept(batch);
                });
  }

  @AfterEach
  void stop() {
    before = () -> {};
    engine.close();
  }

  private CompletableFuture<Outcome> publish(String name) {
    return engine.submit(FakeSteps.publishMessage(name, 3_600_000)).orTimeout(60, TimeUnit.SECONDS);
  }

  private void publishOneAfterTheOther() {
    for (int i = 0; i < MANY; i++) {
      assertThat(publish("m" + i).join()).isInstanceOf(Reply.MessagePublished.class);
    }
  }

  @Test
  void shouldCommitOnTheThreadThatComputedWhenNobodyElseAsks() {
    // when
    publishOneAfterTheOther();

    // then: once it has seen that they come one by one
    assertThat(committedBy).hasSize(MANY);
    assertThat(committedBy.subList(10, MANY)).containsOnly("engine-steps");
  }

  @Test
  void shouldTakeAllThatCameMeanwhileWhenALoneCommitTookLong() throws InterruptedException {
    // given: the engine's own thread stands in a commit
    publishOneAfterTheOther();
    CountDownLatch standing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    before =
        () -> {
          before = () -> {};
          standing.countDown();
          awaitQuietly(goOn);
        };
    CompletableFuture<Outcome> slow = publish("slow");
    assertThat(standing.await(60, TimeUnit.SECONDS)).isTrue();

    // when
    List<CompletableFuture<Outcome>> others =
        IntStream.range(0, MANY).mapToObj(i -> publish("o" + i)).toList();
    goOn.countDown();

    // then
    assertThat(slow.join()).isInstanceOf(Reply.MessagePublished.class);
    assertThat(others)
        .extracting(CompletableFuture::join)
        .hasOnlyElementsOfType(Reply.MessagePublished.class);
    assertThat(committedBy).hasSizeLessThan(2 * MANY);
  }

  @Test
  void shouldTellAndGoOnWhenALoneCommitFails() {
    // given
    publishOneAfterTheOther();
    before =
        () -> {
          before = () -> {};
          throw new StoreException(StoreException.Kind.UNAVAILABLE, "The disk is full.", null);
        };

    // when
    Outcome failed = publish("failed").join();

    // then
    assertThat(failed).isInstanceOf(Rejection.class);
    assertThat(((Rejection) failed).type()).isEqualTo(Rejection.Type.UNAVAILABLE);
    publishOneAfterTheOther();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
