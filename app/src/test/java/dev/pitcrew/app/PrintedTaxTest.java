package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.invoice.InvoiceReader;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import org.junit.jupiter.api.Test;

class PrintedTaxTest {

  @Test
  void shouldReadWhatIsPrintedWhenItDoesNotAddUp() throws Exception {
    // given
    Sample wrongSum =
        Samples.invoices().stream()
            .filter(sample -> sample.fileName().contains("wrong-sum"))
            .findFirst()
            .orElseThrow();

    try (InvoiceReader reader = new InvoiceReader(ReaderSettings.defaults())) {
      // when
      var fields = reader.read(wrongSum.content()).invoice().fields();

      // then
      assertThat(fields.get("tax").value()).isEqualTo(wrongSum.answer().fields().get("tax"));
      assertThat(fields.get("tax").box()).isNotNull();
    }
  }
}
