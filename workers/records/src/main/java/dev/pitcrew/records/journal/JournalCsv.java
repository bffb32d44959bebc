package dev.pitcrew.records.journal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal as a table for another bookkeeping program or a spreadsheet. A text that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
public final class JournalCsv {

  private static final List<String> COLUMNS =
      List.of(
          "posted_on",
          "document_on",
          "entity",
          "entry",
          "kind",
          "invoice",
          "account",
          "cost_centre",
          "vat_code",
          "debit",
          "credit",
          "currency",
          "text",
          "line_text");
  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

  /** How the table is written. */
  public enum Style {
    /** Commas between cells, a dot in amounts. */
    COMMA(',', '.'),
    /** Semicolons between cells and a comma in amounts, as many European spreadsheets read it. */
    SEMICOLON(';', ',');

    private final char separator;
    private final char point;

    Style(char separator, char point) {
      this.separator = separator;
      this.point = point;
    }
  }

  private JournalCsv() {}

  /** Writes all lines of the entries under a heading; the writer stays open. */
  public static void write(List<JournalEntry> entries, Style style, Writer out) throws IOException {
    var csv = CsvWriter.builder().fieldSeparator(style.separator).build(out);
    csv.writeRecord(COLUMNS);
    for (var entry : entries) {
      for (var line : entry.lines()) {
        csv.writeRecord(
            List.of(
                entry.postedOn().toString(),
                entry.documentOn().toString(),
                safe(entry.entityId()),
                safe(entry.key()),
                entry.kind(),
                safe(entry.invoiceId()),
                safe(line.account()),
                safe(line.costCentre()),
                safe(line.vatCode()),
                amount(line.amount(), style),
                amount(line.amount().negate(), style),
                entry.currency(),
                safe(entry.text()),
                safe(line.text())));
      }
    }
    // Not closed, because the end of the writer is the caller's.
    csv.flush();
  }

  /** One side of an amount; the other side's cell stays empty. */
  private static String amount(BigDecimal amount, Style style) {
    return amount.signum() <= 0 ? "" : amount.toPlainString().replace('.', style.point);
  }

  private static String safe(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    var line = text.replaceAll("\\R", " ");
    return FORMULA_STARTS.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
  }
}
