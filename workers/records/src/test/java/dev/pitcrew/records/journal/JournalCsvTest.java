package dev.pitcrew.records.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JournalCsvTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @Test
  void shouldWriteDebitsAndCreditsWithoutAnyFormula() throws IOException {
    // given
    var entry =
        new JournalEntry(
            "INV-1:bv:invoice",
            "bv",
            "INV-1",
            "invoice",
            DAY,
            DAY,
            "EUR",
            "=HYPERLINK(\"http://x\")",
            List.of(
                new JournalEntry.Line("6815", "1100", "V19", new BigDecimal("100.00"), "@SUM(A1)"),
                new JournalEntry.Line("1406", null, "V19", new BigDecimal("19.00"), "a;b,c"),
                new JournalEntry.Line("3300", null, null, new BigDecimal("-119.00"), "-1+1")));

    // when, then
    assertThat(written(entry, JournalCsv.Style.COMMA))
        .containsExactly(
            "posted_on,document_on,entity,entry,kind,invoice,account,cost_centre,vat_code,debit,credit,currency,text,line_text",
            "2026-11-20,2026-11-20,bv,INV-1:bv:invoice,invoice,INV-1,6815,1100,V19,100.00,,EUR,\"'=HYPERLINK(\"\"http://x\"\")\",'@SUM(A1)",
            "2026-11-20,2026-11-20,bv,INV-1:bv:invoice,invoice,INV-1,1406,,V19,19.00,,EUR,\"'=HYPERLINK(\"\"http://x\"\")\",\"a;b,c\"",
            "2026-11-20,2026-11-20,bv,INV-1:bv:invoice,invoice,INV-1,3300,,,,119.00,EUR,\"'=HYPERLINK(\"\"http://x\"\")\",'-1+1");
    assertThat(written(entry, JournalCsv.Style.SEMICOLON).get(1)).contains(";100,00;;EUR;");
  }

  private static List<String> written(JournalEntry entry, JournalCsv.Style style)
      throws IOException {
    var out = new StringWriter();
    JournalCsv.write(List.of(entry), style, out);
    return out.toString().lines().toList();
  }
}
