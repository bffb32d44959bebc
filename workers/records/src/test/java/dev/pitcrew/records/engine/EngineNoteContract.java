package dev.pitcrew.records.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do to keep books to one engine. */
abstract class EngineNoteContract {

  private static final AwayEngine FIRST = new AwayEngine("http://first:8080", "one");
  private static final AwayEngine SECOND = new AwayEngine("http://first:8080", "two");

  @TempDir Path folder;

  private final TestBooks books;

  EngineNoteContract(TestBooks books) {
    this.books = books;
  }

  @Test
  void shouldTellAnotherWhoseTheBooksAre() throws Exception {
    String url = books.fresh(folder);
    try (Records here = Records.open(url);
        Records there = Records.open(url)) {
      // when
      Optional<AwayEngine> first = here.engine().claim(FIRST, "worker");
      Optional<AwayEngine> second = there.engine().claim(SECOND, "worker");

      // then
      assertThat(first).isEmpty();
      assertThat(second).contains(FIRST);
      assertThat(there.engine().find()).contains(FIRST);
      assertThat(there.engine().claim(new AwayEngine("http://moved:8080", "one"), "worker"))
          .isEmpty();
      assertThat(there.engine().claim(new AwayEngine("http://moved:8080", null), "worker"))
          .isEmpty();
    }
  }

  @Test
  void shouldLearnTheIdThatAClusterTellsLaterOnceAndFollowWhereItMoved() throws Exception {
    try (Records records = Records.open(books.fresh(folder), () -> Instant.EPOCH)) {
      // given
      EngineNote note = records.engine();
      AwayEngine silent = new AwayEngine("http://first:8080", null);
      AwayEngine moved = new AwayEngine("http://moved:8080", "one");
      note.claim(silent, "worker");
      note.claim(silent, "worker");
      assertThat(records.audit().about("engine", silent.address())).isEmpty();

      // when it is upgraded
      assertThat(note.claim(FIRST, "worker")).isEmpty();

      // then
      assertThat(note.find()).contains(FIRST);
      assertThat(note.claim(SECOND, "worker")).as("another at its address").contains(FIRST);
      assertThat(records.audit().about("engine", FIRST.address()))
          .singleElement()
          .satisfies(entry -> assertThat(entry.what()).isEqualTo("books-engine-learned"));

      // when
      note.claim(silent, "worker");

      // then
      assertThat(note.find()).as("what is known stays").contains(FIRST);

      // when
      assertThat(note.claim(moved, "worker")).isEmpty();
      note.claim(moved, "worker");

      // then
      assertThat(note.find()).contains(moved);
      assertThat(records.audit().about("engine", moved.address()))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.what()).isEqualTo("books-engine-learned");
                assertThat(entry.before()).contains(FIRST.address());
              });
    }
  }

  @Test
  void shouldTellEachAddressOnceWhenOneClusterIsNamedByTurnsByTwo() throws Exception {
    try (Records records = Records.open(books.fresh(folder), () -> Instant.EPOCH)) {
      // given
      EngineNote note = records.engine();
      AwayEngine other = new AwayEngine("http://other:8080", "one");
      note.claim(FIRST, "worker");

      // when
      for (int start = 0; start < 3; start++) {
        assertThat(note.claim(other, "another worker")).isEmpty();
        assertThat(note.claim(FIRST, "worker")).isEmpty();
      }

      // then
      assertThat(note.find()).contains(FIRST);
      assertThat(records.audit().about("engine", FIRST.address())).hasSize(1);
      assertThat(records.audit().about("engine", other.address())).hasSize(1);
    }
  }

  @Test
  void shouldSayInTheTrailThatTheEngineChanged() throws Exception {
    try (Records records = Records.open(books.fresh(folder), () -> Instant.EPOCH)) {
      // given
      records.engine().claim(FIRST, "worker");

      // when
      records.engine().change(SECOND, "worker");

      // then
      assertThat(records.engine().find()).contains(SECOND);
      assertThat(records.engine().claim(FIRST, "worker")).contains(SECOND);
      assertThat(records.audit().about("engine", SECOND.address()))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.what()).isEqualTo("books-engine-changed");
                assertThat(entry.who()).isEqualTo("worker");
              });
    }
  }

  @Test
  void shouldLetOneBeFirstWhenSeveralClaimAtOnce() throws Exception {
    try (Records records = Records.open(books.fresh(folder));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // when
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<Optional<AwayEngine>>> claims = new ArrayList<>();
      for (AwayEngine engine : List.of(FIRST, SECOND)) {
        claims.add(
            threads.submit(
                () -> {
                  together.await();
                  return records.engine().claim(engine, "worker");
                }));
      }

      // then
      List<Optional<AwayEngine>> answers = new ArrayList<>();
      for (Future<Optional<AwayEngine>> claim : claims) {
        answers.add(claim.get());
      }
      assertThat(answers.stream().filter(Optional::isEmpty)).hasSize(1);
    }
  }
}
