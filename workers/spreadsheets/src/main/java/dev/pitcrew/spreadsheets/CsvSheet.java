package dev.pitcrew.spreadsheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A csv file as a sheet. Its separator is the one that cuts its rows most evenly. */
final class CsvSheet {

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int SAMPLE_RECORDS = 50;
  private static final int FIELD_CHARS_MAX = 1 << 20;

  /** Of a file that is held; separators alone make cells. */
  private static final long CELLS_MAX = 3_000_000;

  /** How spreadsheet programs are told the separator; no row of the table. */
  private static final Pattern DECLARED = Pattern.compile("^sep=(.)\\r?\\n");

  /** How exports keep a spreadsheet program from taking digits for a number. */
  private static final Pattern GUARDED = Pattern.compile("^=\"(.*)\"$");

  private CsvSheet() {}

  /** The whole sheet. */
  static Sheet read(String name, byte[] bytes) {
    return hold(name, open(name, bytes));
  }

  /** The same where the separator is known. */
  static Sheet read(String name, byte[] bytes, char separator) {
    return hold(name, new Rows(name, CsvText.decode(name, bytes), separator));
  }

  private static Sheet hold(String name, SheetRows sheet) {
    try (var rows = sheet.open()) {
      var all = new ArrayList<Row>();
      long[] cells = {0};
      rows.forEach(
          row -> {
            cells[0] += row.cells().size();
            if (all.size() == Spreadsheet.ROWS_MAX || cells[0] > CELLS_MAX) {
              throw Spreadsheet.tooManyRows(name);
            }
            all.add(row);
          });
      return new Sheet("", false, all);
    }
  }

  /** The sheet, to be read row by row. */
  static SheetRows open(String name, byte[] bytes) {
    var text = CsvText.decode(name, bytes);
    var declared = DECLARED.matcher(text);
    return declared.find()
        ? new Rows(name, text.substring(declared.end()), declared.group(1).charAt(0))
        : new Rows(name, text, separator(text));
  }

  private record Rows(String file, String text, char separator) implements SheetRows {

    @Override
    public String name() {
      return "";
    }

    @Override
    public boolean hidden() {
      return false;
    }

    @Override
    public Set<Integer> hiddenColumns() {
      return Set.of();
    }

    @Override
    public Stream<Row> open() {
      var records = reader(text, separator).iterator();
      return Stream.iterate(
          next(records, 1), Objects::nonNull, row -> next(records, row.number() + 1));
    }

    private @Nullable Row next(Iterator<CsvRecord> records, int number) {
      try {
        if (!records.hasNext()) {
          return null;
        }
        var fields = records.next().getFields();
        if (fields.size() > Spreadsheet.COLUMNS_MAX) {
          throw Spreadsheet.tooManyColumns(file);
        }
        return row(number, fields);
      } catch (CsvParseException | UncheckedIOException e) {
        throw new UnreadableFile(
            "Expected every quoted cell of %s to be closed by a quote, but the one in row %d or after it is not."
                .formatted(file, number),
            e);
      }
    }
  }

  private static Row row(int number, List<String> fields) {
    var cells = new ArrayList<Cell>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      var guarded = GUARDED.matcher(fields.get(i));
      cells.add(Cell.text(number, i + 1, guarded.matches() ? guarded.group(1) : fields.get(i)));
    }
    while (!cells.isEmpty() && cells.getLast().isBlank()) {
      cells.removeLast();
    }
    return new Row(number, false, cells);
  }

  /** The separator with most fields in rows that have as many fields as the first. */
  private static char separator(String text) {
    char best = SEPARATORS[0];
    long most = 0;
    for (char separator : SEPARATORS) {
      long fields = evenFields(text, separator);
      if (fields > most) {
        most = fields;
        best = separator;
      }
    }
    return best;
  }

  private static long evenFields(String text, char separator) {
    int width = 0;
    long fields = 0;
    int records = 0;
    try (var reader = reader(text, separator)) {
      for (CsvRecord row : reader) {
        boolean blank = row.getFields().stream().allMatch(String::isBlank);
        if (!blank && width == 0) {
          width = row.getFieldCount();
        }
        if (!blank && width > 1 && row.getFieldCount() == width) {
          fields += width;
        }
        if (++records == SAMPLE_RECORDS) {
          break;
        }
      }
    } catch (CsvParseException | UncheckedIOException brokenWithThis) {
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields;
  }

  private static CsvReader<CsvRecord> reader(String text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .trimWhitespacesAroundQuotes(true)
        .maxBufferSize(FIELD_CHARS_MAX)
        .ofCsvRecord(text);
  }
}
