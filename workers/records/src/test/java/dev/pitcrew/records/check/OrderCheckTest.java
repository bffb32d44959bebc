package dev.pitcrew.records.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderCheckTest {

  @ParameterizedTest
  @CsvSource({
    // ordered, received, before, this, state
    "10, 10, 0, 10, matched",
    "10, 6,  0, 6,  matched",
    "10, 6,  6, 4,  awaiting-goods",
    "10, 6, 10, 1,  excess",
    "10, 10, 6, 5,  excess",
    "10, 0,  0, 10, awaiting-goods"
  })
  void shouldCountAllInvoicesOfAnOrderLine(
      String ordered, String received, String before, String now, String state) {
    // given
    var books =
        Given.books()
            .order(
                "PO-1",
                "V1",
                Given.line(1, "Office chair Vega", ordered, received, before, "10.00"));
    var net = new BigDecimal(now).multiply(BigDecimal.TEN).setScale(2);

    // when
    var check = books.check(chairs(now, "10.00", net.toPlainString()));

    // then
    assertThat(check.order().state()).isEqualTo(state);
    assertThat(check.order().number()).isEqualTo("PO-1");
    assertThat(check.order().deadline())
        .isEqualTo(state.equals("awaiting-goods") ? "2026-12-04T16:00:00Z" : null);
    assertThat(check.order().lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.thisInvoice()).isEqualTo(now);
              assertThat(line.invoicedBefore()).isEqualTo(before);
              assertThat(line.unitPrice()).isEqualTo("10");
            });
    assertThat(check.claims())
        .singleElement()
        .satisfies(claim -> assertThat(claim.quantity()).isEqualByComparingTo(now));
    // The order has its own task: nobody else has to look at the document for it.
    assertThat(check.confident()).isTrue();
  }

  @Test
  void shouldSayWhatWasOrderedAndWhatIsInvoicedWhenItIsTooMuch() {
    // when
    var check =
        Given.books()
            .order("PO-1", "V1", Given.line(1, "Office chair Vega", "10", "10", "6", "10.00"))
            .check(chairs("5", "10.00", "50.00"));

    // then
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly(
            "Of “Office chair Vega”, line 1 of order PO-1, 10 were ordered; with this invoice 11 are invoiced (6 before).");
  }

  @ParameterizedTest
  @CsvSource({"10.20, matched", "10.21, price-differs", "9.00,  matched"})
  void shouldLookAtThePriceWithItsTolerance(String price, String state) {
    // when
    var check =
        Given.books()
            .order("PO-1", "V1", Given.line(1, "Office chair Vega", "10", "10", "0", "10.00"))
            .check(
                chairs(
                    "10", price, new BigDecimal(price).multiply(BigDecimal.TEN).toPlainString()));

    // then
    assertThat(check.order().state()).isEqualTo(state);
  }

  @Test
  void shouldFindTheLineByNumberArticleOrWordsWhenThereAreSeveral() {
    // given
    var order =
        Given.books()
            .order(
                "PO-1",
                "V1",
                Given.line(1, "Office chair Vega", "10", "10", "0", "10.00"),
                Given.line(2, "Office desk Vega", "5", "5", "0", "100.00"),
                Given.line(3, "Lamp", "3", "3", "0", "7.50"));

    // when
    var check =
        order.check(
            Read.good()
                .with("po_number", "PO-1")
                .with("net", "217.50")
                .with("tax", "41.33")
                .with("total", "258.83")
                .with("payable", "258.83")
                .line("Chair Vega, office, black", "1", "10.00", "10.00")
                .line(line("Tisch", "A-2", null, "2", "100.00", "200.00"))
                .line(line("Leuchte", null, "3", "1", "7.50", "7.50")));

    // then
    assertThat(check.order().state()).isEqualTo("matched");
    assertThat(check.order().lines())
        .extracting(line -> line.line() + ":" + line.thisInvoice())
        .containsExactly("1:1", "2:2", "3:1");
  }

  @Test
  void shouldMatchByTheNetAmountWhenTheDocumentShowsNoLines() {
    // given 6 of 10 chairs came, and one desk
    var books =
        Given.books()
            .order(
                "PO-1",
                "V1",
                Given.line(1, "Office chair Vega", "10", "6", "0", "10.00"),
                Given.line(2, "Desk", "1", "1", "0", "40.00"));

    // when, then
    assertThat(books.check(total("100.00")).order().state()).isEqualTo("matched");
    assertThat(books.check(total("100.00")).order().lines())
        .extracting(line -> line.line() + ":" + line.thisInvoice())
        .containsExactly("1:6", "2:1");
    assertThat(books.check(total("140.00")).order().state()).isEqualTo("awaiting-goods");
    assertThat(books.check(total("150.00")).order().state()).isEqualTo("excess");
  }

  @Test
  void shouldNameTheLineWhenItWasNotOrderedUnlessItIsSmall() {
    // given
    var books =
        Given.books()
            .order("PO-1", "V1", Given.line(1, "Office chair Vega", "10", "10", "0", "10.00"));

    // when
    var small =
        books.check(
            net("104.00", "19.76", "123.76")
                .line("Office chair Vega", "10", "10.00", "100.00")
                .line("Freight", "1", "4.00", "4.00"));
    var large =
        books.check(
            net("140.00", "26.60", "166.60")
                .line("Office chair Vega", "10", "10.00", "100.00")
                .line("Consulting", "1", "40.00", "40.00"));

    // then
    assertThat(small.order().state()).isEqualTo("matched");
    assertThat(small.findings()).extracting(Finding::code).containsExactly("order-extra");
    assertThat(large.order().state()).isEqualTo("excess");
    assertThat(large.findings())
        .extracting(Finding::message)
        .containsExactly("Order PO-1 does not hold “Consulting”: 40.00.");
  }

  @Test
  void shouldRefuseAnOrderThatWasGivenToAnotherVendor() {
    // when
    var check =
        Given.books()
            .order("PO-1", "V3", Given.line(1, "Office chair Vega", "10", "10", "0", "10.00"))
            .check(chairs("10", "10.00", "100.00"));

    // then
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly(
            "Order PO-1 was given to Van Hoeven Lagertechniek B.V., not to Hansen Bürobedarf GmbH.");
    assertThat(check.blocking()).isTrue();
    assertThat(check.claims()).isEmpty();
  }

  @Test
  void shouldOnlyTellWhenTheOrderIsNotKnownAndSayNothingWithoutOne() {
    // when
    var unknown =
        Given.books()
            .order("PO-1", "V1", Given.line(1, "Office chair Vega", "10", "10", "0", "10.00"))
            .check(Read.good().with("po_number", "PO-9"));
    var unkept = Given.books().check(Read.good().with("po_number", "PO-9"));
    var none = Given.books().check(Read.good());

    // then
    assertThat(unknown.order().state()).isEqualTo("unknown");
    assertThat(unknown.findings()).extracting(Finding::code).containsExactly("order-unknown");
    // A company that keeps no orders here is not asked about each of them.
    assertThat(unkept.order().state()).isEqualTo("none");
    assertThat(none.order().state()).isEqualTo("none");
    assertThat(none.findings()).isEmpty();
  }

  @Test
  void shouldGiveBackWhatACreditNoteTakesBack() {
    // when
    var check =
        Given.books()
            .order("PO-1", "V1", Given.line(1, "Office chair Vega", "10", "10", "10", "10.00"))
            .check(chairs("2", "10.00", "20.00").with("type_code", "381"));

    // then
    assertThat(check.order().state()).isEqualTo("matched");
    assertThat(check.claims())
        .singleElement()
        .satisfies(claim -> assertThat(claim.quantity()).isEqualByComparingTo("-2"));
  }

  private static Read chairs(String quantity, String price, String net) {
    var amount = new BigDecimal(net);
    var tax = amount.multiply(new BigDecimal("0.19")).setScale(2, java.math.RoundingMode.HALF_UP);
    return net(net, tax.toPlainString(), amount.add(tax).toPlainString())
        .line("Office chair Vega", quantity, price, net);
  }

  private static Read total(String net) {
    var amount = new BigDecimal(net);
    var tax = amount.multiply(new BigDecimal("0.19")).setScale(2, java.math.RoundingMode.HALF_UP);
    return net(net, tax.toPlainString(), amount.add(tax).toPlainString());
  }

  private static Read net(String net, String tax, String total) {
    return Read.good()
        .with("po_number", "PO-1")
        .with("net", net)
        .with("tax", tax)
        .with("total", total)
        .with("payable", total);
  }

  private static ReadInvoice.Line line(
      String description,
      @org.jspecify.annotations.Nullable String article,
      @org.jspecify.annotations.Nullable String orderLine,
      String quantity,
      String price,
      String amount) {
    return new ReadInvoice.Line(
        null,
        article,
        description,
        null,
        quantity,
        price,
        amount,
        null,
        null,
        null,
        orderLine,
        1,
        null);
  }
}
