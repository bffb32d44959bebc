package dev.pitcrew.records.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.trail.AuditEntry;
import dev.pitcrew.records.workitems.WorkItem.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do for queues of work. */
abstract class WorkItemsContract {

  @TempDir Path folder;

  private final TestBooks books;
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private Records records;
  private WorkItems items;
  private WorkStarts starts;

  WorkItemsContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws Exception {
    records = Records.open(books.fresh(folder), () -> now);
    items = records.workItems();
    starts = records.workStarts();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldTakeItemsByPriorityThenDeadlineAndNotBeforeTheirTime() {
    // given
    items.feed(
        "q",
        List.of(
            draft("low", 10, null, null),
            draft("none", 50, null, null),
            draft("late", 50, now.plusSeconds(7200), null),
            draft("soon", 50, now.plusSeconds(3600), null),
            draft("high", 90, null, null),
            draft("tomorrow", 99, null, now.plusSeconds(86_400))),
        "ada");

    // when
    var taken = starts.take();

    // then
    assertThat(taken)
        .extracting(WorkItem::reference)
        .containsExactly("high", "soon", "late", "none", "low");
    assertThat(taken).allMatch(item -> item.attempt() == 1 && item.state() == State.IN_PROGRESS);
    assertThat(starts.take()).isEmpty();
    now = now.plusSeconds(86_400);
    assertThat(starts.take()).extracting(WorkItem::reference).containsExactly("tomorrow");
  }

  @Test
  void shouldTakeAsManyAsMayRunAndNoneWhenPaused() {
    // given
    items.feed(
        "q",
        List.of(draft("1", 50, null, null), draft("2", 50, null, null), draft("3", 50, null, null)),
        "ada");
    items.feed("other", List.of(draft("1", 50, null, null)), "ada");
    items.set("q", 2, false, "ada");
    items.set("other", 1, true, "ada");

    // when
    var first = starts.take();
    starts.started(first.getFirst(), 17);
    starts.ended(first.getFirst(), State.DONE, null);

    // then
    assertThat(first).extracting(WorkItem::startId).containsExactly("q/1", "q/2");
    assertThat(starts.take()).extracting(WorkItem::startId).containsExactly("q/3");
    assertThat(items.queues())
        .extracting(
            queue ->
                "%s %d %s: %d %d %d"
                    .formatted(
                        queue.name(),
                        queue.atMost(),
                        queue.paused(),
                        queue.waiting(),
                        queue.running(),
                        queue.done()))
        .containsExactly("other 1 true: 1 0 0", "q 2 false: 0 2 1");
  }

  @Test
  void shouldPutAnItemInOnceAndSayWhenItComesWithOtherContent() {
    // given
    items.feed("q", List.of(draft("1", 50, null, null)), "ada");

    // when
    var fed =
        items.feed(
            "q",
            List.of(
                draft("1", 50, null, null),
                draft("2", 50, null, null),
                WorkDraft.of("1", "p", Map.of("amount", "6"))),
            "ada");

    // then
    assertThat(fed).isEqualTo(new WorkItems.Fed(1, 1, List.of("1")));
    assertThat(items.find("q", "1").orElseThrow().payload().get("amount").asText()).isEqualTo("5");
  }

  @Test
  void shouldHandAnItemToAnotherStarterOnlyWhenTheFirstIsSilentForLong() {
    // given
    items.feed("q", List.of(draft("1", 50, null, null)), "ada");
    var item = starts.take().getFirst();
    var silence = Duration.ofSeconds(30);

    // when
    now = now.plusSeconds(29);
    var early = starts.takeOver(silence);
    now = now.plusSeconds(1);
    var due = starts.takeOver(silence);
    var again = starts.takeOver(silence);
    starts.started(due.getFirst(), 17);
    now = now.plusSeconds(60);

    // then
    assertThat(early).isEmpty();
    assertThat(due).extracting(WorkItem::startId).containsExactly(item.startId());
    assertThat(again).isEmpty();
    assertThat(starts.takeOver(silence)).isEmpty();
    assertThat(starts.running(10, null)).extracting(WorkItem::instanceKey).containsExactly(17L);
  }

  @Test
  void shouldBeginAnotherAttemptUnderAnotherIdAndIgnoreTheEndOfTheFirst() {
    // given
    items.feed("q", List.of(draft("1", 50, null, null)), "ada");
    var first = starts.take().getFirst();
    starts.ended(first, State.FAILED, "no such process");

    // when
    boolean again = items.again("q", "1", "ada");
    var second = starts.take().getFirst();
    starts.ended(first, State.DONE, null);

    // then
    assertThat(again).isTrue();
    assertThat(second.startId()).isEqualTo("q/1/2");
    assertThat(items.find("q", "1").orElseThrow().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(records.audit().about("work-item", "q/1"))
        .extracting(AuditEntry::what)
        .containsExactly("work-again");
  }

  @Test
  void shouldAbandonOnlyWhatDoesNotRun() {
    // given
    items.feed("q", List.of(draft("1", 50, null, null), draft("2", 10, null, null)), "ada");
    items.set("q", 1, false, "ada");
    starts.take();

    // when
    boolean running = items.abandon("q", "1", "not wanted", "ada");
    boolean waiting = items.abandon("q", "2", "not wanted", "ada");

    // then
    assertThat(running).isFalse();
    assertThat(waiting).isTrue();
    assertThat(items.list("q", State.ABANDONED, 10))
        .singleElement()
        .satisfies(item -> assertThat(item.reason()).isEqualTo("not wanted"));
  }

  private static WorkDraft draft(
      String reference, long priority, Instant deadline, Instant notBefore) {
    return new WorkDraft(
        reference, "p", null, Map.of("amount", "5"), priority, deadline, notBefore);
  }
}
