package dev.pitcrew.records.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.check.KnownOrder;
import dev.pitcrew.records.check.ReadField;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.vendors.Vendor;
import dev.pitcrew.records.vendors.VendorCodings.Coded;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CoderTest {

  private static final Entity HOUSE =
      new Entity(
          "bv",
          "Brückner & Voss",
          List.of(),
          null,
          "DE25999900010000123400",
          null,
          new Address(null, null, null, "DE"),
          ZoneOffset.UTC);

  @Test
  void shouldTakeTheVendorsDefaultWhenNothingElseIsKnown() {
    // when
    var coding = code(invoice("100.00", "19.00", "119.00"), vendor("6815", "1100", "DE"));

    // then
    assertThat(coding.complete()).isTrue();
    assertThat(coding.costCentres()).containsExactly("1100");
    assertThat(coding.lines())
        .containsExactly(new Coding.Line(1, null, "100.00", "6815", "1100", "V19", "vendor"));
  }

  @Test
  void shouldNotBeCompleteWhenAccountCostCentreOrCodeIsUnknown() {
    assertThat(code(invoice("100.00", "19.00", "119.00"), vendor(null, "1100", "DE")).complete())
        .isFalse();
    assertThat(code(invoice("100.00", "19.00", "119.00"), vendor("6815", null, "DE")).complete())
        .isFalse();
    // 13 % is no rate that the books know, and no tax without a reason may be anything.
    assertThat(code(invoice("100.00", "13.00", "113.00"), vendor("6815", "1100", "DE")).complete())
        .isFalse();
    assertThat(code(invoice("100.00", "0.00", "100.00"), vendor("6815", "1100", "DE")).complete())
        .isFalse();
  }

  @Test
  void shouldCodeEachLineFromItsOrderLineThenItsLastCodingThenTheDefault() {
    // given
    var lines =
        List.of(
            line("Office chair Vega", "60.00", "19"),
            line("Paper A4, order of 12 May", "30.00", "7"),
            line("Freight", "10.00", "19"));
    var order =
        new KnownOrder(
            "PO-1",
            "bv",
            "V1",
            "EUR",
            List.of(
                new KnownOrder.Line(
                    1,
                    null,
                    "Office chair Vega",
                    null,
                    BigDecimal.TEN,
                    BigDecimal.TEN,
                    BigDecimal.ZERO,
                    new BigDecimal("60.00"),
                    "0650",
                    "2100",
                    "V7")));
    var read =
        new ReadInvoice(
            fields("100.00", "15.40", "115.40", Map.of("po_number", "PO-1")), lines, List.of());

    // when
    var coding =
        new Coder(
                read,
                vendor("6815", "1100", "DE"),
                HOUSE,
                List.of(
                    new Coded(
                        Coder.key("Paper A4, order of 3 April"),
                        "",
                        "6821",
                        "1200",
                        "V7",
                        "clara")))
            .code(number -> number.equals("PO-1") ? Optional.of(order) : Optional.empty());

    // then the order's VAT code is not taken, because the document charges another rate
    assertThat(coding.lines())
        .extracting(
            line ->
                line.account()
                    + " "
                    + line.costCentre()
                    + " "
                    + line.vatCode()
                    + " "
                    + line.source())
        .containsExactly("0650 2100 V19 order", "6821 1200 V7 last-coding", "6815 1100 V19 vendor");
    assertThat(coding.costCentres()).containsExactly("1100", "1200", "2100");
    assertThat(coding.complete()).isTrue();
  }

  @Test
  void shouldFollowTheTreatmentOfTheTax() {
    assertThat(vatCode("AE", "Reverse charge", "DE")).isEqualTo("RC19");
    assertThat(vatCode("K", "Intra-community supply", "NL")).isEqualTo("IC19");
    assertThat(vatCode("E", "§ 4 UStG", "DE")).isEqualTo("V0");
    assertThat(
            code(invoice("100.00", "21.00", "121.00"), vendor("5400", "1100", "NL"))
                .lines()
                .getFirst()
                .vatCode())
        .isEqualTo("F0");
  }

  @Test
  void shouldPutAPrepaymentOnItsOwnAccount() {
    // given
    var read =
        new ReadInvoice(
            fields("100.00", "19.00", "119.00", Map.of("type_code", "386")), List.of(), List.of());

    // when, then
    assertThat(code(read, vendor("6815", "1100", "DE")).lines().getFirst().account())
        .isEqualTo("1186");
  }

  private static @Nullable String vatCode(String category, String reason, String country) {
    var read =
        new ReadInvoice(
            fields("100.00", "0.00", "100.00", Map.of()),
            List.of(),
            List.of(new ReadInvoice.Tax("0", "100.00", "0.00", category, reason)));
    return code(read, vendor("6815", "1100", country)).lines().getFirst().vatCode();
  }

  private static Coding code(ReadInvoice read, Vendor vendor) {
    return new Coder(read, vendor, HOUSE, List.of()).code(number -> Optional.empty());
  }

  private static ReadInvoice invoice(String net, String tax, String total) {
    return new ReadInvoice(fields(net, tax, total, Map.of()), List.of(), List.of());
  }

  private static Map<String, ReadField> fields(
      String net, String tax, String total, Map<String, String> more) {
    var fields = new TreeMap<String, ReadField>();
    var values = new TreeMap<>(Map.of("net", net, "tax", tax, "total", total));
    values.putAll(more);
    values.forEach((name, value) -> fields.put(name, new ReadField(value, 1, 1, null, "text")));
    return fields;
  }

  private static ReadInvoice.Line line(String description, String amount, String rate) {
    return new ReadInvoice.Line(
        null, null, description, null, "1", amount, amount, rate, null, null, null, 1, null);
  }

  private static Vendor vendor(
      @Nullable String account, @Nullable String costCentre, String country) {
    return new Vendor(
        "V1",
        "Hansen",
        List.of(),
        "DE123987656",
        null,
        null,
        new Address(null, null, null, country),
        account,
        costCentre,
        Vendor.Risk.LOW,
        14,
        null);
  }
}
