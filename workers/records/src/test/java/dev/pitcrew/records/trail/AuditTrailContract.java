package dev.pitcrew.records.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.cases.Correction;
import dev.pitcrew.records.chain.AuditChain;
import dev.pitcrew.records.chain.AuditStore;
import dev.pitcrew.records.chain.ChainFinding;
import dev.pitcrew.records.chain.ChainReport;
import dev.pitcrew.records.chain.ChainVerifier;
import dev.pitcrew.records.store.OlderBooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do for the chain of the trail. */
abstract class AuditTrailContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;

  private final TestBooks books;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private String url;
  private Records records;

  AuditTrailContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws Exception {
    url = books.fresh(folder);
    records = Records.open(url, now::get);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldHaveNoGapAndNoForkWhenManyWriteAtOnceAndSomeGiveUp() throws Exception {
    // given
    int writers = 6;
    int each = 20;
    Callable<Integer> work =
        () -> {
          int gaveUp = 0;
          for (int i = 0; i < each; i++) {
            boolean fails = i % 5 == 0;
            try {
              int number = i;
              records.inTransaction(
                  () -> {
                    records
                        .audit()
                        .append("clara", "noted", "thing", "1", Map.of(), Map.of("i", number));
                    records
                        .audit()
                        .append("clara", "noted", "thing", "2", Map.of(), Map.of("i", number));
                    if (fails) {
                      throw new GivingUp();
                    }
                    return true;
                  });
            } catch (GivingUp expected) {
              gaveUp++;
            }
          }
          return gaveUp;
        };

    // when
    try (var threads = Executors.newFixedThreadPool(writers)) {
      var done = threads.invokeAll(IntStream.range(0, writers).mapToObj(i -> work).toList());
      for (var each1 : done) {
        assertThat(each1.get()).isEqualTo(each / 5);
      }
    }

    // then
    ChainReport report = verify();
    assertThat(report.finding()).isNull();
    assertThat(report.rows()).isEqualTo(writers * each * 2L * 4 / 5);
    assertThat(report.lastSeq()).isEqualTo(report.rows());
  }

  @Test
  void shouldSayOnWhoseBehalfAndWhyWhenAsked() {
    // when
    records
        .audit()
        .append(
            "dora",
            "anton",
            "approved",
            "case",
            "INV-1",
            Map.of(),
            Map.of("step", 1),
            "looks right");

    // then
    assertThat(records.audit().about("case", "INV-1"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("dora");
              assertThat(entry.forWhom()).isEqualTo("anton");
              assertThat(entry.reason()).isEqualTo("looks right");
            });
    assertThat(verify().finding()).isNull();
  }

  @Test
  void shouldFindEntriesBySubjectPersonAndTimePageByPage() {
    // given
    for (int i = 0; i < 5; i++) {
      note("1");
      now.set(now.get().plus(Duration.ofHours(1)));
    }
    records
        .audit()
        .append("dora", "anton", "approved", "case", "INV-1", Map.of(), Map.of("step", 1), null);

    // when
    List<AuditEntry> first =
        records.audit().search(new AuditQuery("thing", "1", null, "clara", null, null, null, 3));
    List<AuditEntry> second =
        records
            .audit()
            .search(
                new AuditQuery("thing", "1", null, "clara", null, null, first.getLast().seq(), 3));

    // then
    assertThat(first).extracting(AuditEntry::seq).containsExactly(5L, 4L, 3L);
    assertThat(second).extracting(AuditEntry::seq).containsExactly(2L, 1L);
    assertThat(
            records.audit().search(new AuditQuery(null, null, null, "anton", null, null, null, 9)))
        .extracting(AuditEntry::who)
        .containsExactly("dora");
    assertThat(
            records
                .audit()
                .search(
                    new AuditQuery(
                        null,
                        null,
                        null,
                        null,
                        NOON.plus(Duration.ofHours(1)),
                        NOON.plus(Duration.ofHours(3)),
                        null,
                        9)))
        .extracting(AuditEntry::seq)
        .containsExactly(3L, 2L);
    assertThat(records.audit().search(AuditQuery.all(9))).hasSize(6);
  }

  @Test
  void shouldTellOfArrivalsAndCorrectionsOnceWhenTheyAreRepeated() {
    // given
    String sha256 = "0123456789ab" + "c".repeat(52);
    var correction =
        new Correction(
            "V1", "INV-0123456789ab", "total", "1.00", "2.00", null, null, "clara", now.get());

    // when
    for (int i = 0; i < 2; i++) {
      records.intake().arrived(sha256, "folder", "a.pdf", null, 5);
      records.corrections().save(correction);
    }

    // then
    assertThat(records.audit().about("case", "INV-0123456789ab"))
        .extracting(AuditEntry::who, AuditEntry::what)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("intake.folder", "document-arrived"),
            org.assertj.core.groups.Tuple.tuple("clara", "field-corrected"));
  }

  @Test
  void shouldNeverDateBackWhenTheClockIsSetBack() {
    // given
    note("1");
    now.set(NOON.minus(Duration.ofHours(3)));

    // when
    note("2");

    // then
    assertThat(records.audit().about("thing", "2"))
        .singleElement()
        .extracting(AuditEntry::at)
        .isEqualTo(NOON);
    assertThat(verify().finding()).isNull();
  }

  @Test
  void shouldStayWholeWhenValuesAreErased() {
    // given
    LongStream.rangeClosed(1, 6).forEach(i -> note(Long.toString(i)));

    // when
    long record =
        records
            .audit()
            .erase(List.of(2L, 3L, 5L), "ada", "person", "anton", "left the company")
            .orElseThrow();

    // then
    assertThat(record).isEqualTo(7);
    assertThat(records.audit().about("thing", "3"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.after()).isNull();
              assertThat(entry.reason()).isNull();
              assertThat(entry.erasedBy()).isEqualTo(7);
            });
    assertThat(records.audit().about("person", "anton"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.after()).isEqualTo("{\"rows\":\"2-3,5\"}");
              assertThat(entry.reason()).isEqualTo("left the company");
            });
    ChainReport report = verify();
    assertThat(report.finding()).isNull();
    assertThat(report.erased()).isEqualTo(3);
    assertThat(records.audit().erase(List.of(2L, 7L), "ada", "person", "anton", "again")).isEmpty();
  }

  @Test
  void shouldRefuseEachOtherChangeWhenTheDatabaseIsAsked() {
    // given
    note("1");
    note("2");
    records.audit().erase(List.of(1L), "ada", "person", "anton", "left");
    String gone =
        "reason = NULL, reason_salt = NULL, before_json = NULL, before_salt = NULL, after_json ="
            + " NULL, after_salt = NULL";

    // when, then
    for (String refused :
        List.of(
            "UPDATE audit SET who = 'nobody' WHERE seq = 2",
            "UPDATE audit SET after_json = NULL WHERE seq = 2",
            "UPDATE audit SET after_json = '{}', erased_by = 3 WHERE seq = 2",
            "UPDATE audit SET " + gone + " WHERE seq = 2",
            "UPDATE audit SET " + gone + ", erased_by = 1 WHERE seq = 2",
            "UPDATE audit SET " + gone + ", erased_by = 9 WHERE seq = 2",
            "UPDATE audit SET " + gone + ", erased_by = 3, who = 'nobody' WHERE seq = 2",
            "UPDATE audit SET " + gone + ", erased_by = 3, after_digest = NULL WHERE seq = 2",
            "UPDATE audit SET erased_by = NULL WHERE seq = 1",
            "UPDATE audit SET " + gone + ", erased_by = 3 WHERE seq = 3",
            "DELETE FROM audit WHERE seq = 3",
            "INSERT INTO audit (seq, form, at, who, what, subject, subject_id, prev, hash) SELECT"
                + " 9, 1, at, who, what, subject, subject_id, prev, hash FROM audit WHERE seq = 3",
            "INSERT INTO audit (seq, form, at, who, what, subject, subject_id, prev, hash) SELECT"
                + " 4, 1, at, who, what, subject, subject_id, prev, hash FROM audit WHERE seq = 3",
            "INSERT INTO audit (at, who, what, subject, subject_id) SELECT at, who, what, subject,"
                + " subject_id FROM audit WHERE seq = 3")) {
      assertThatThrownBy(() -> execute(refused))
          .as(refused)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
    }
    assertThat(verify().finding()).isNull();
  }

  @Test
  void shouldNameTheRowWhenAnErasureIsClaimedThatNobodyRecorded() throws SQLException {
    // given
    LongStream.rangeClosed(1, 4).forEach(i -> note(Long.toString(i)));
    records.audit().erase(List.of(1L), "ada", "person", "anton", "left");

    // when
    execute(
        """
        UPDATE audit SET reason = NULL, reason_salt = NULL, before_json = NULL, before_salt = NULL,
          after_json = NULL, after_salt = NULL, erased_by = 5 WHERE seq = 3
        """);

    // then
    assertThat(verify().finding())
        .isNotNull()
        .satisfies(
            finding -> {
              assertThat(finding.seq()).isEqualTo(3);
              assertThat(finding.kind()).isEqualTo(ChainFinding.Kind.ERASED_WITHOUT_RECORD);
            });
  }

  @Test
  void shouldChainWhatIsThereWhenTheBooksOfAnOlderVersionAreOpened() throws Exception {
    // given
    records.close();
    url = books.empty(Files.createDirectory(folder.resolve("older")));
    asOfTheFirstVersion();

    // when
    records = Records.open(url, now::get);
    note("new");

    // then
    ChainReport report = verify();
    assertThat(report.finding()).isNull();
    assertThat(report.rows()).isEqualTo(4);
    assertThat(report.chainedLater()).isEqualTo(3);
    assertThat(records.audit().latest(10))
        .extracting(AuditEntry::who)
        .containsExactly("clara", "c", "b", "a");
  }

  /**
   * Three rows with a gap, such as a rolled-back transaction leaves in PostgreSQL, and one dated
   * back.
   */
  private void asOfTheFirstVersion() throws SQLException {
    OlderBooks.make(url, "V4__master.sql");
    execute(
        """
        INSERT INTO audit (seq, at, who, what, subject, subject_id, before_json, after_json) VALUES
          (1, 1000, 'a', 'noted', 'thing', '1', NULL, '{"a":1}'),
          (2, 3000, 'b', 'noted', 'thing', '1', '{"a":1}', NULL),
          (5, 2000, 'c', 'noted', 'thing', '1', NULL, NULL)
        """);
  }

  private void note(String thing) {
    records
        .audit()
        .append(
            "clara", null, "noted", "thing", thing, Map.of(), Map.of("name", "Anton"), "because");
  }

  private ChainReport verify() {
    var verifier = new ChainVerifier(AuditChain.RECORDS, List.of());
    try (AuditStore store = AuditStore.open(url, "audit").orElseThrow()) {
      store.rows(verifier::next);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return verifier.finish();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static final class GivingUp extends RuntimeException {}
}
