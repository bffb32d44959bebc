package dev.pitcrew.records.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.Effects;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox on its way to people, mails on their way in, and who was told of what. */
abstract class OutboxContract {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(15);

  @TempDir Path folder;

  private final TestBooks books;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final InstantSource clock = now::get;
  private Records records;

  OutboxContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws SQLException {
    records = Records.open(books.fresh(folder), clock);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldKeepAllOfAMessage() {
    // given
    var draft =
        new OutboxDraft(
            List.of("a@example.com", "clerk"),
            List.of("c@example.com"),
            "Subject",
            "Text",
            "/cases/INV-1",
            List.of(new DocumentRef(null, "d", "h", "application/pdf", "a.pdf", 5)),
            "<1@x>");

    // when
    boolean first = records.outbox().write("k", draft);
    boolean second = records.outbox().write("k", "other", "s", "b");

    // then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    var entry = records.outbox().find("k").orElseThrow();
    assertThat(entry.draft()).isEqualTo(draft);
    assertThat(entry.state()).isEqualTo(OutboxEntry.State.WRITTEN);
    assertThat(records.outbox().find(entry.id())).contains(entry);
    assertThat(records.outbox().latest(1).getFirst().recipient()).isEqualTo("a@example.com, clerk");
  }

  @Test
  void shouldKeepOneNameOneWhateverItHolds() {
    // given
    records.outbox().write("k", "sender of a, b@example.com\nc@example.com.pdf", "s", "b");

    // then
    assertThat(records.outbox().find("k").orElseThrow().draft().to())
        .containsExactly("sender of a, b@example.com c@example.com.pdf");
    assertThat(
            records
                .outbox()
                .count("k", "sender of a, b@example.com c@example.com.pdf", NOW.plusMillis(1)))
        .isZero();
  }

  @Test
  void shouldGiveEachMessageToOneSenderWhenManyLook() {
    // given
    for (int i = 0; i < 20; i++) {
      records.outbox().write("k" + i, "a@example.com", "s", "b");
    }
    var taken = new ConcurrentLinkedQueue<Long>();

    // when
    var threads =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              var next = records.delivery().takeNext(LEASE);
                              while (next.isPresent()) {
                                taken.add(next.get().id());
                                next = records.delivery().takeNext(LEASE);
                              }
                            }))
            .toList();
    threads.forEach(OutboxContract::join);

    // then
    assertThat(taken).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void shouldNotLetALateSenderChangeWhatAnotherHasTakenUp() {
    // given a sender whose lease ended, and another that has taken the message since
    records.outbox().write("k", "a@example.com", "s", "b");
    var late = records.delivery().takeNext(LEASE).orElseThrow();
    now.set(NOW.plus(LEASE).plusSeconds(1));
    assertThat(records.delivery().takeUpAbandoned()).isEqualTo(1);
    var other = records.delivery().takeNext(LEASE).orElseThrow();
    assertThat(records.effects().claim(other.effectKey()))
        .isInstanceOf(Effects.Claim.Granted.class);

    // when
    records.delivery().later(late, clock.instant(), "late", true);
    records.delivery().failed(late, "late");

    // then
    assertThat(records.effects().claim(other.effectKey()))
        .isInstanceOf(Effects.Claim.Unresolved.class);
    assertThat(records.outbox().find("k").orElseThrow().state())
        .isEqualTo(OutboxEntry.State.SENDING);

    // when
    records.delivery().sent(other, "<1@x>", null);

    // then
    assertThat(records.outbox().find("k").orElseThrow().state()).isEqualTo(OutboxEntry.State.SENT);
  }

  @Test
  void shouldWaitForItsTimeWhenItIsTriedLater() {
    // given
    records.outbox().write("k", "a@example.com", "s", "b");
    var entry = records.delivery().takeNext(LEASE).orElseThrow();
    records.delivery().later(entry, NOW.plusSeconds(60), "busy", true);

    // then
    assertThat(records.delivery().takeNext(LEASE)).isEmpty();
    now.set(NOW.plusSeconds(60));
    var again = records.delivery().takeNext(LEASE).orElseThrow();
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.problem()).isEqualTo("busy");
  }

  @Test
  void shouldAskAPersonOnlyAboutWhatNobodyKnows() {
    // given
    records.outbox().write("k", "a@example.com", "s", "b");
    var entry = records.delivery().takeNext(LEASE).orElseThrow();
    assertThat(records.outboxDecisions().wasSent(entry.id(), "olga")).isFalse();
    records.effects().claim(entry.effectKey());
    records.delivery().unsure(entry, "<1@x>", "broken");

    // then
    assertThat(records.outbox().needingAPerson(10)).hasSize(1);
    assertThat(records.outboxDecisions().wasSent(entry.id(), "olga")).isTrue();
    assertThat(records.outboxDecisions().sendAgain(entry.id(), "olga")).isFalse();
    assertThat(records.outbox().needingAPerson(10)).isEmpty();
    assertThat(records.effects().claim(entry.effectKey())).isInstanceOf(Effects.Claim.Done.class);
    assertThatThrownBy(() -> records.delivery().sent(entry, "<1@x>", null))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldSendNoMoreWhatAPersonHasDealtWith() {
    // given
    records.outbox().write("k", "sender of a.pdf", "s", "b");
    var entry = records.delivery().takeNext(LEASE).orElseThrow();
    assertThat(records.outboxDecisions().settle(entry.id(), "olga")).isFalse();
    records.delivery().failed(entry, "no address");

    // then
    assertThat(records.outboxDecisions().settle(entry.id(), "olga")).isTrue();
    assertThat(records.outboxDecisions().sendAgain(entry.id(), "olga")).isFalse();
    assertThat(records.outbox().needingAPerson(10)).isEmpty();
    assertThat(records.delivery().takeNext(LEASE)).isEmpty();
  }

  @Test
  void shouldKnowAMailByItsBytesWhateverItsNumber() {
    // given
    var mails = records.mails();
    var first = mails.begin(new Mails.Place("box", 1, 5), "aa", "<m@x>", "a@example.com", "s");
    mails.finish(first, MailRecord.State.PARTLY, "one part", List.of("INV-1", "INV-2"));

    // when
    var again = mails.begin(new Mails.Place("box", 2, 9), "aa", "<m@x>", "a@example.com", "s");
    var other = mails.begin(new Mails.Place("box", 2, 10), "bb", "<m@x>", null, null);

    // then
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.state()).isEqualTo(MailRecord.State.PARTLY);
    assertThat(again.cases()).containsExactly("INV-1", "INV-2");
    assertThat(mails.done("box", 2)).containsOnlyKeys(9L);
    assertThat(mails.isRepeated(again)).isFalse();
    assertThat(mails.isRepeated(other)).isTrue();
    assertThat(mails.needingAPerson(10)).extracting(MailRecord::id).containsExactly(first.id());
  }

  @Test
  void shouldForgetWhoWroteWhenTheTimeIsOver() {
    // given
    var mails = records.mails();
    var waits = mails.begin(new Mails.Place("box", 1, 1), "aa", null, "a@example.com", "s");
    mails.finish(waits, MailRecord.State.NOT_UNDERSTOOD, "why", List.of());
    var done = mails.begin(new Mails.Place("box", 1, 2), "bb", null, "b@example.com", "s");
    mails.finish(done, MailRecord.State.NOTHING, "why", List.of());

    // when
    int before = mails.forget(NOW);
    int after = mails.forget(NOW.plusMillis(1));

    // then
    assertThat(before).isZero();
    assertThat(after).isEqualTo(1);
    assertThat(mails.latest(2))
        .extracting(MailRecord::sender)
        .containsExactly(null, "a@example.com");
    assertThat(mails.done("box", 1)).hasSize(2);
  }

  @Test
  void shouldNoteWhoWasToldOfWhichTask() {
    // given
    var notices = records.taskNotices();
    assertThat(notices.isWanted("clara")).isTrue();
    notices.want("clara", false);
    assertThat(notices.isWanted("clara")).isFalse();

    // when
    notices.tell("clara", List.of(1L, 2L), keys -> aboutTasks(keys));
    notices.tell("clara", List.of(2L, 3L), keys -> aboutTasks(keys));
    notices.tell("clara", List.of(1L, 3L), keys -> aboutTasks(keys));

    // then
    assertThat(notices.told("clara", List.of(1L, 2L, 3L, 4L)))
        .containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(notices.told("kurt", List.of(1L))).isEmpty();
    assertThat(notices.mailsWithin("clara", Duration.ofHours(1))).isEqualTo(2);
    assertThat(records.outbox().entries(10))
        .extracting(mail -> mail.draft().body())
        .containsExactlyInAnyOrder("[1, 2]", "[3]");
  }

  private static OutboxDraft aboutTasks(Set<Long> keys) {
    return new OutboxDraft(List.of("clara"), "s", keys.toString());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
