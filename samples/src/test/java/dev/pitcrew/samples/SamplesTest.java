package dev.pitcrew.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  private final List<Sample> samples = Samples.invoices();
  private final List<Sample> branches = Samples.branches();

  @Test
  void shouldShowEveryWayOfReadingAndEveryOutcome() {
    // when
    Set<String> reads = new TreeSet<>();
    Set<String> outcomes = new TreeSet<>();
    for (Sample sample : samples) {
      reads.add(String.valueOf(sample.answer().reads()));
      outcomes.add(sample.answer().outcome());
    }

    // then
    assertThat(samples).hasSizeGreaterThanOrEqualTo(12);
    assertThat(reads).containsExactlyInAnyOrder("e-invoice", "digital-pdf", "scan", "null");
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            "posted", "rejected", "duplicate", "not-an-invoice", "unreadable");
  }

  @Test
  void shouldAddUpUnlessTheSampleIsAboutWrongSums() {
    assertThat(all())
        .filteredOn(sample -> sample.answer().fields().containsKey("total"))
        .allSatisfy(
            sample -> {
              var fields = sample.answer().fields();
              BigDecimal sum =
                  new BigDecimal(fields.get("net")).add(new BigDecimal(fields.get("tax")));
              boolean addsUp = sum.compareTo(new BigDecimal(fields.get("total"))) == 0;
              assertThat(addsUp).isEqualTo(!sample.fileName().contains("wrong-sum"));
            });
  }

  @Test
  void shouldLeaveToPayWhatWasNotPaidBefore() {
    assertThat(all())
        .filteredOn(sample -> sample.answer().fields().containsKey("prepaid"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            sample -> {
              var fields = sample.answer().fields();
              assertThat(new BigDecimal(fields.get("payable")))
                  .isEqualByComparingTo(
                      new BigDecimal(fields.get("total"))
                          .subtract(new BigDecimal(fields.get("prepaid"))));
            });
  }

  @Test
  void shouldHaveEveryBranchOfTheInvoiceProcess() {
    // when
    Set<String> seen = new TreeSet<>();
    for (Sample sample : branches) {
      sample.answer().check().forEach((name, value) -> seen.add(name + "=" + value));
      seen.add("payment=" + sample.answer().payment());
    }

    // then
    assertThat(seen)
        .contains(
            "documentType=credit-note",
            "documentType=prepayment",
            "taxTreatment=reverse-charge",
            "order=matched",
            "order=awaiting-goods",
            "order=excess",
            "intercompany=true",
            "buyer=not-ours",
            "payment=held",
            "payment=netted",
            "payment=returned");
  }

  @Test
  void shouldReferToInvoicesThatAreThereToo() {
    // given
    Set<String> numbers = new TreeSet<>();
    all().forEach(s -> numbers.add(s.answer().fields().getOrDefault("invoice_number", "")));

    // then
    assertThat(all())
        .filteredOn(sample -> sample.answer().fields().containsKey("preceding_invoice"))
        .hasSize(2)
        .allSatisfy(
            sample ->
                assertThat(numbers).contains(sample.answer().fields().get("preceding_invoice")));
  }

  private List<Sample> all() {
    return Stream.concat(samples.stream(), branches.stream()).toList();
  }

  @Test
  void shouldBeDifferentDocumentsEach() {
    assertThat(
            all().stream()
                .map(
                    sample ->
                        new String(sample.content(), java.nio.charset.StandardCharsets.ISO_8859_1)))
        .doesNotHaveDuplicates();
  }
}
