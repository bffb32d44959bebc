package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.PostingOffice.chairs;
import static dev.pitcrew.records.worker.PostingOffice.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invoices of an order whose goods come in parts. */
abstract class OrderedGoodsContract {

  @TempDir Path folder;

  private final TestBooks books;

  private PostingOffice office;
  private Records records;

  OrderedGoodsContract(TestBooks books) {
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
  void shouldCountAnOrderAcrossInvoicesWhenGoodsComeInParts() {
    // given ten ordered, six came in
    office.order("PO-1", "10");
    office.receive("GR-1", "6");

    // when, then six are posted
    assertThat(office.check("INV-1", chairs("RE-1", "6"))).containsEntry("state", "matched");
    office.intake("INV-1", chairs("RE-1", "6"));

    // four wait for goods, one more is too much, whatever comes first afterwards
    assertThat(office.check("INV-2", chairs("RE-2", "4")))
        .containsEntry("state", "awaiting-goods")
        .containsEntry("deadline", "2026-12-04T09:00:00Z");
    assertThat(office.check("INV-3", chairs("RE-3", "1"))).containsEntry("state", "excess");
    assertThat(office.check("INV-2", chairs("RE-2", "4"))).containsEntry("state", "awaiting-goods");

    // the goods come in: the one that waited is matched, the other still too much
    office.receive("GR-2", "4");
    assertThat(records.orderClaims().openCases("PO-1")).containsExactly("INV-2", "INV-3");
    assertThat(office.check("INV-2", chairs("RE-2", "4"))).containsEntry("state", "matched");
    assertThat(office.check("INV-3", chairs("RE-3", "1"))).containsEntry("state", "excess");

    // and when the one that waited is refused, its goods are free
    new CloseCase(records)
        .run(input("INV-2", chairs("RE-2", "4").json(), "\"outcome\": \"rejected\""));
    assertThat(office.check("INV-3", chairs("RE-3", "1"))).containsEntry("state", "matched");
  }

  @Test
  void shouldTellEachWaitingCaseOfGoodsAgainWhenItDidNotLiveToNoteIt() {
    // given two cases that take of the order, and one of another; the samples' goods are old news
    records.orders().unannounced().forEach(old -> records.orders().announced(old.id()));
    office.order("PO-1", "10");
    office.check("INV-1", chairs("RE-1", "6"));
    office.check("INV-2", chairs("RE-2", "4"));
    office.check("INV-3", Doc.of("RE-3"));
    new GoodsReceipts(records, (caseId, messageId, variables) -> {}).announce();
    office.receive("GR-1", "10");
    var told = new java.util.ArrayList<String>();
    var dies =
        new GoodsReceipts(
            records,
            (caseId, messageId, variables) -> {
              told.add(messageId);
              if (caseId.equals("INV-2")) {
                throw new IllegalStateException("killed");
              }
            });
    var lives = new GoodsReceipts(records, (caseId, messageId, variables) -> told.add(messageId));

    // when
    assertThatThrownBy(dies::announce).isInstanceOf(IllegalStateException.class);
    int announced = lives.announce();

    // then under the same ids, and never again after it was noted
    assertThat(announced).isEqualTo(1);
    assertThat(told)
        .containsExactly("GR-1/10:INV-1", "GR-1/10:INV-2", "GR-1/10:INV-1", "GR-1/10:INV-2");
    assertThat(lives.announce()).isZero();

    // but a receipt that was corrected is news
    office.receive("GR-1", "8");
    assertThat(lives.announce()).isEqualTo(1);
    assertThat(told).endsWith("GR-1/8:INV-1", "GR-1/8:INV-2");
  }

  @Test
  void shouldNotSplitOneOrderBetweenTwoWhenBothAreCheckedAtOnce() throws Exception {
    // given ten came in, and two invoices of seven
    office.order("PO-1", "10");
    office.receive("GR-1", "10");

    // when
    var states = new java.util.concurrent.ConcurrentLinkedQueue<Object>();
    var threads =
        List.of("INV-1", "INV-2").stream()
            .map(
                id ->
                    Thread.ofVirtual()
                        .start(
                            () ->
                                states.add(office.check(id, chairs("RE-" + id, "7")).get("state"))))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    // then
    assertThat(states).containsExactlyInAnyOrder("matched", "excess");
  }
}
