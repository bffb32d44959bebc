package dev.pitcrew.spreadsheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A csv file as a sheet. Its separator is the one that cuts its rows most evenly. */
final class CsvSheet {

  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final int SAMPLE_RECORDS = 50;
  private static final int FIELD_CHARS_MAX = 1 << 20;

  /** How spreadsheet programs are told the separator; no row of the table. */
  private static final Pattern DECLARED = Pattern.compile("^sep=(.)\\r?\\n");

  /** How exports keep a spreadsheet program from taking digits for a number. */
  private static final Pattern GUARDED = Pattern.compile("^=\"(.*)\"$");

  private CsvSheet() {}

  static Sheet read(String name, byte[] bytes) {
    var text = CsvText.decode(name, bytes);
    var declared = DECLARED.matcher(text);
    if (declared.find()) {
      return sheet(name, text.substring(declared.end()), declared.group(1).charAt(0));
    }
    return sheet(name, text, separator(text));
  }

  private static Sheet sheet(String name, String text, char separator) {
    var rows = new ArrayList<Row>();
    try (var reader = reader(text, separator)) {
      for (var row : reader) {
        if (rows.size() == Spreadsheet.ROWS_MAX) {
          throw Spreadsheet.tooManyRows(name);
        }
        if (row.getFieldCount() > Spreadsheet.COLUMNS_MAX) {
          throw Spreadsheet.tooManyColumns(name);
        }
        rows.add(row(rows.size() + 1, row.getFields()));
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new UnreadableFile(
          "Expected every quoted cell of %s to be closed by a quote, but the one in row %d or after it is not."
              .formatted(name, rows.size() + 1),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Sheet("", false, rows);
  }

  private static Row row(int number, List<String> fields) {
    var cells = new ArrayList<Cell>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      var guarded = GUARDED.matcher(fields.get(i));
      cells.add(Cell.text(number, i + 1, guarded.matches() ? guarded.group(1) : fields.get(i)));
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
        .maxBufferSize(FIELD_CHARS_MAX)
        .ofCsvRecord(text);
  }
}
