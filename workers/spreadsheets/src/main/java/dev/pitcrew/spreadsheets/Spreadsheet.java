package dev.pitcrew.spreadsheets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A file of tables: csv, xlsx, xls or ods, known by its content and not by its name.
 *
 * @param fileName for messages
 */
public record Spreadsheet(String fileName, List<Sheet> sheets) {

  static final int BYTES_MAX = 20_000_000;
  static final int ROWS_MAX = 100_000;
  static final int COLUMNS_MAX = 1_000;

  static final byte[] ZIP = {'P', 'K', 3, 4};
  static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  public Spreadsheet {
    sheets = List.copyOf(sheets);
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableFile when it is missing, too large, broken, or no table at all
   */
  public static Spreadsheet read(Path file) {
    var name = String.valueOf(file.getFileName());
    try {
      if (!Files.isRegularFile(file)) {
        throw new UnreadableFile("Expected to read %s, but there is no such file.".formatted(file));
      }
      if (Files.size(file) > BYTES_MAX) {
        throw tooLarge(name);
      }
      return read(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnreadableFile(
          "Expected to read %s, but the system says: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** The same from bytes that came some other way. */
  public static Spreadsheet read(String name, byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      throw tooLarge(name);
    }
    if (startsWith(bytes, ZIP)) {
      var parts =
          Unpacked.sizes(name, new SeekableInMemoryByteChannel(bytes), Unpacked.PART_BYTES_MAX);
      return new Spreadsheet(
          name,
          OdsSheets.isOds(parts) ? OdsSheets.read(name, bytes) : ExcelSheets.read(name, bytes));
    }
    if (startsWith(bytes, OLE)) {
      return new Spreadsheet(name, ExcelSheets.read(name, bytes));
    }
    if (isOldExcel(bytes)) {
      throw UnreadableFile.otherKind(name, new IOException("Excel 2 to 4"));
    }
    return new Spreadsheet(name, List.of(CsvSheet.read(name, bytes)));
  }

  /**
   * The sheet of that name, or the only one that a person sees and that is not blank.
   *
   * @throws UnreadableFile when there is none, or more than one to choose from
   */
  public Sheet sheet(@Nullable String name) {
    var fitting =
        sheets.stream()
            .filter(sheet -> name == null ? !sheet.hidden() : sheet.name().equalsIgnoreCase(name))
            .filter(sheet -> name != null || !sheet.isBlank())
            .toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    if (name == null && fitting.isEmpty()) {
      throw new UnreadableFile("Expected a table in %s, but it is empty.".formatted(fileName));
    }
    var names = sheets.stream().map(Sheet::name).collect(Collectors.joining(", "));
    throw new UnreadableFile(
        name == null
            ? "Expected one sheet in %s, but it has several: %s. Say which one (--sheet)."
                .formatted(fileName, names)
            : "Expected a sheet '%s' in %s, but it has: %s."
                .formatted(name, fileName, names.isEmpty() ? "one table without a name" : names));
  }

  /** Files of the versions before Excel 5 begin with their kind. */
  private static boolean isOldExcel(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 9 && (bytes[1] == 0 || bytes[1] == 2 || bytes[1] == 4);
  }

  static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  static UnreadableFile tooLarge(String name) {
    return new UnreadableFile(
        "Expected %s to have at most %,d MB, but it is larger. Split it."
            .formatted(name, BYTES_MAX / 1_000_000));
  }

  static UnreadableFile tooManyRows(String name) {
    return new UnreadableFile(
        "Expected at most %,d rows in %s, but it has more. Split it.".formatted(ROWS_MAX, name));
  }

  static UnreadableFile tooManyColumns(String name) {
    return new UnreadableFile(
        "Expected at most %d columns in %s, but it has more.".formatted(COLUMNS_MAX, name));
  }
}
