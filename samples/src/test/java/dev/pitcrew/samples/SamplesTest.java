package dev.pitcrew.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SamplesTest {

  private final List<Sample> samples = Samples.invoices();

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
    assertThat(samples)
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
  void shouldBeDifferentDocumentsEach() {
    assertThat(
            samples.stream()
                .map(
                    sample ->
                        new String(sample.content(), java.nio.charset.StandardCharsets.ISO_8859_1)))
        .doesNotHaveDuplicates();
  }
}
