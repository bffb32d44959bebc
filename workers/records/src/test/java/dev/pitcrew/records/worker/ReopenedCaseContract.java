package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.PostingOffice.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.cases.Reopening;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refused case, taken up again. */
abstract class ReopenedCaseContract {

  @TempDir Path folder;

  private final TestBooks books;

  private PostingOffice office;
  private Records records;

  ReopenedCaseContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    office = new PostingOffice(books.stocked(folder));
    records = office.records();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldTakeARefusedCaseUpAgainWithAReason() {
    // given a case that was refused after an approval
    records.intake().arrived("INV-000000001", "folder", "a.pdf", "clara", 1);
    records.intake().started("INV-000000001");
    office.check("INV-000000001", Doc.of("RE-1"));
    office.approve("INV-000000001", 7, "anton", Doc.of("RE-1"));
    var refused = input("INV-000000001", Doc.of("RE-1").json(), "\"outcome\": \"rejected\"");
    new CloseCase(records).run(refused);

    // when
    var open = records.reopening().reopen("INV-000000001", "The supplier was right.", "olga");

    // then
    assertThat(open).isEqualTo(new Reopening.Outcome.Reopened("INV-000000001", 2));
    assertThat(records.cases().find("INV-000000001").orElseThrow().outcome()).isNull();
    assertThat(records.intake().waiting()).extracting(one -> one.caseId()).hasSize(1);
    assertThat(records.decisions().standing("INV-000000001", "approve-invoice")).isEmpty();
    assertThat(records.audit().about("case", "INV-000000001"))
        .extracting(entry -> entry.what())
        .contains("case-reopened");

    // and refused again, the sender is told again
    new CloseCase(records).run(refused);
    new CloseCase(records).run(refused);
    assertThat(records.outbox().latest(10)).hasSize(2);
  }

  @Test
  void shouldNotTakeUpACaseThatIsOpenPostedOrUnknown() {
    // given
    office.intake("INV-1", Doc.of("RE-1"));
    assertThat(records.reopening().reopen("INV-1", "why", "olga"))
        .isEqualTo(new Reopening.Outcome.Refused("Case INV-1 is still open."));
    new CloseCase(records).run(input("INV-1", Doc.of("RE-1").json(), "\"outcome\": \"posted\""));

    // when, then
    assertThat(records.reopening().reopen("INV-1", "why", "olga"))
        .isEqualTo(
            new Reopening.Outcome.Refused(
                "Case INV-1 ended as posted; only refused or failed cases are taken up again."));
    assertThat(records.reopening().reopen("INV-9", "why", "olga"))
        .isEqualTo(new Reopening.Outcome.Refused("There is no case INV-9."));
    assertThat(records.reopening().reopen("INV-1", " ", "olga"))
        .isInstanceOf(Reopening.Outcome.Refused.class);
  }
}
