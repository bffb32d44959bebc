package dev.pitcrew.records.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do for the decisions of people. */
abstract class DecisionsContract {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  @TempDir Path folder;

  private final TestBooks books;
  private Records records;

  DecisionsContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws Exception {
    records = Records.open(books.fresh(folder), InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldKeepADecisionOnceWhenItIsNotedAgain() {
    // given
    var approval = decision(1, "INV-1", "approve-invoice", "approved", "susi", "anton", NOW);
    records.decisions().record(approval);

    // when
    records
        .decisions()
        .record(
            decision(
                1, "INV-1", "approve-invoice", "approved", "susi", "anton", NOW.plusSeconds(5)));

    // then
    assertThat(records.decisions().ofCase("INV-1")).containsExactly(approval);
    assertThat(records.audit().about("case", "INV-1"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("susi");
              assertThat(entry.what()).isEqualTo("decided");
              assertThat(entry.forWhom()).isEqualTo("anton");
              assertThat(entry.after()).contains("\"approved\"", "\"hash\"");
            });
  }

  @Test
  void shouldRefuseWhenATaskIsDecidedOtherwise() {
    // given
    records
        .decisions()
        .record(decision(1, "INV-1", "approve-invoice", "approved", "anton", null, NOW));

    // when, then
    assertThatThrownBy(
            () ->
                records
                    .decisions()
                    .record(decision(1, "INV-1", "approve-invoice", "approved", "dora", null, NOW)))
        .hasMessage(
            "Expected to note approved at task 1 by dora, but anton decided approved there"
                + " before.");
    assertThat(records.decisions().ofCase("INV-1"))
        .extracting(Decision::by)
        .containsExactly("anton");
  }

  @Test
  void shouldNotCountWhatBecameVoidWhenApprovalsAreTakenBack() {
    // given
    var validation = decision(1, "INV-1", "validate-invoice", "correct", "clara", null, NOW);
    var first =
        decision(2, "INV-1", "approve-invoice", "approved", "anton", null, NOW.plusSeconds(1));
    records.decisions().record(validation);
    records.decisions().record(first);

    // when
    records.decisions().makeVoid("INV-1", "approve-invoice", "The account changed.", "test");
    var second =
        decision(3, "INV-1", "approve-invoice", "approved", "dora", null, NOW.plusSeconds(2));
    records.decisions().record(second);

    // then
    assertThat(records.decisions().standing("INV-1", "approve-invoice")).containsExactly(second);
    assertThat(records.decisions().standing("INV-1", "validate-invoice"))
        .containsExactly(validation);
    assertThat(records.decisions().ofCase("INV-1")).containsExactly(validation, first, second);
    assertThat(records.audit().about("case", "INV-1"))
        .anySatisfy(
            entry -> {
              assertThat(entry.what()).isEqualTo("decisions-void");
              assertThat(entry.reason()).isEqualTo("The account changed.");
            });
  }

  private static Decision decision(
      long task,
      String caseId,
      String element,
      String decision,
      String by,
      @Nullable String onBehalfOf,
      Instant at) {
    return new Decision(task, caseId, element, decision, null, by, onBehalfOf, "hash", at);
  }
}
