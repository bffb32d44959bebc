package dev.pitcrew.documents.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.documents.child.ChildFailure.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChildPoolTest {
  private static final Duration WORK_MAX = Duration.ofSeconds(3);

  private final ChildPool pool = new ChildPool(settings(Duration.ofMinutes(1), 100));

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void shouldUseOneChildAgainWhenItIsFree() throws Exception {
    // when
    String first = ask(pool, "who");
    String second = ask(pool, "who");

    // then
    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldGoOnWithAnotherChildWhenOneCrashesOrEatsMemory() throws Exception {
    // given
    String first = ask(pool, "who");

    // when // then
    assertFails(pool, "crash", Kind.CRASHED);
    assertFails(pool, "eat", Kind.TOO_LARGE);
    assertThat(ask(pool, "who")).isNotEqualTo(first);
  }

  @Test
  void shouldKillAChildWhenItGivesNoSignOfProgress() throws Exception {
    // given
    try (var strict = new ChildPool(settings(Duration.ofMillis(500), 100))) {
      long pid = Long.parseLong(askAgainAndAgain(strict, "who"));

      // when // then
      assertFails(strict, "hang", Kind.TOO_SLOW);
      awaitGone(pid);
      assertThat(askAgainAndAgain(strict, "who")).isNotEmpty();
    }
  }

  @Test
  void shouldKillAChildWhenItWorksWithoutEnd() throws Exception {
    assertFails(pool, "spin", Kind.TOO_SLOW);
  }

  @Test
  void shouldHandOnWhatTheChildSaidWhenItRefuses() {
    // when // then
    assertThatExceptionOfType(ChildFailure.class)
        .isThrownBy(() -> ask(pool, "refuse"))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .satisfies(e -> assertThat(e.refusal()).asString().isEqualTo("no"));
  }

  @Test
  void shouldReplaceAChildWhenItHasServedItsRequests() throws Exception {
    // given
    try (var strict = new ChildPool(settings(Duration.ofMinutes(1), 1))) {
      // when
      String first = ask(strict, "who");
      String second = ask(strict, "who");

      // then
      assertThat(second).isNotEqualTo(first);
    }
  }

  @Test
  void shouldLeaveNoProcessBehindWhenClosed() throws Exception {
    // given
    long pid = Long.parseLong(ask(pool, "who"));

    // when
    pool.close();

    // then
    awaitGone(pid);
  }

  private static void awaitGone(long pid) {
    await().until(() -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  private static void assertFails(ChildPool pool, String order, Kind kind) {
    assertThatExceptionOfType(ChildFailure.class)
        .isThrownBy(() -> ask(pool, order))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }

  /** On a machine that is busy, even a child that is well may say nothing for a while. */
  private static String askAgainAndAgain(ChildPool pool, String order) {
    return await()
        .ignoreExceptionsInstanceOf(ChildFailure.class)
        .until(() -> ask(pool, order), answer -> !answer.isEmpty());
  }

  private static String ask(ChildPool pool, String order) throws Exception {
    byte[] answer = pool.ask(order.getBytes(StandardCharsets.UTF_8));
    return new String(answer, StandardCharsets.UTF_8);
  }

  private static ChildSettings settings(Duration silenceMax, int requestsMax) {
    List<String> command = ChildSettings.ofMain(TestChild.class.getName(), 1).command();
    return new ChildSettings(
        command,
        1,
        300,
        WORK_MAX,
        silenceMax,
        Duration.ofMinutes(2),
        Duration.ofMinutes(1),
        requestsMax);
  }
}
