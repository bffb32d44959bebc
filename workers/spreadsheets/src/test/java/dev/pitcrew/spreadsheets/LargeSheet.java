package dev.pitcrew.spreadsheets;

import dev.pitcrew.spreadsheets.Column.Kind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/**
 * Writes a large sheet, or reads one and says how long it took and how much heap it may use. A
 * program of its own, so that its heap can be small.
 */
final class LargeSheet {

  static final List<Column> COLUMNS =
      List.of(
          Column.required("date", Kind.DAY),
          Column.required("amount", Kind.MONEY).withCurrency("EUR"),
          Column.required("merchant", Kind.TEXT),
          Column.optional("id", Kind.TEXT),
          Column.optional("count", Kind.WHOLE));

  private LargeSheet() {}

  public static void main(String[] args) throws IOException {
    var file = Path.of(args[1]);
    if (args[0].equals("write")) {
      write(file, Integer.parseInt(args[2]));
      return;
    }
    var start = Instant.now();
    var read = read(file);
    System.out.printf(
        "%d rows, %d problems, sum %s in %d s with a heap of %d MB, file of %d MB%n",
        read.rows(),
        read.problems(),
        read.sum().toPlainString(),
        Duration.between(start, Instant.now()).toSeconds(),
        Runtime.getRuntime().maxMemory() >> 20,
        Files.size(file) >> 20);
  }

  static void write(Path file, int rows) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file));
        var book = new Workbook(out, "Pitcrew", "1.0")) {
      var sheet = book.newWorksheet("Data");
      var titles = List.of("Date", "Amount", "Merchant", "Id", "Count");
      for (int i = 0; i < titles.size(); i++) {
        sheet.value(0, i, titles.get(i));
      }
      for (int row = 1; row <= rows; row++) {
        sheet.value(row, 0, LocalDate.of(2026, 1, 1).plusDays(row % 365));
        sheet.style(row, 0).format("dd.mm.yyyy").set();
        sheet.value(row, 1, new BigDecimal(row).movePointLeft(2));
        sheet.value(row, 2, "Merchant " + row % 5_000);
        sheet.inlineString(row, 3, "%08d".formatted(row));
        sheet.value(row, 4, row == rows ? "many" : String.valueOf(row % 7));
        if (row % 1_000 == 0) {
          sheet.flush();
        }
      }
    }
  }

  /** What came of reading. */
  record Read(int rows, int problems, BigDecimal sum) {}

  static Read read(Path file) {
    var counter = new Counter();
    try (var tables = TableFile.open("large.xlsx", file)) {
      var spec = TableSpec.ofPeople(COLUMNS, null);
      TableReader.read(
          "large.xlsx", tables.meant("large.xlsx", spec, null).getFirst(), spec, counter);
    }
    return new Read(counter.rows, counter.problems, counter.sum);
  }

  private static final class Counter implements TableSink {
    private int rows;
    private int problems;
    private BigDecimal sum = BigDecimal.ZERO;

    @Override
    public void row(TableRow row) {
      rows++;
      sum = sum.add(row.money("amount").orElseThrow().amount());
    }

    @Override
    public void problem(TableProblem problem) {
      problems++;
    }

    @Override
    public void skipped(SkippedRow row) {
      throw new IllegalStateException("Expected data only, but row " + row.number() + " is none.");
    }
  }
}
