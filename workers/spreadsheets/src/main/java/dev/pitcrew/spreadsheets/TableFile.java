package dev.pitcrew.spreadsheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A file of tables of any size. What is small is held; a large xlsx file is read row by row from
 * the disk, a large csv file from its text.
 */
public final class TableFile implements AutoCloseable {

  /** The sheet that a marked copy has beside the sender's own; it is no table of theirs. */
  public static final String TO_CORRECT = "What to correct";

  /** Of a file as it comes. */
  public static final int BYTES_MAX = 100_000_000;

  /** Of one sheet of an xlsx file, unpacked: more than a million rows of twenty cells. */
  private static final long LARGE_PART_BYTES_MAX = 1_500_000_000;

  /** Texts are kept in one table, which is held while the rows are read. */
  private static final long SHARED_TEXT_BYTES_MAX = 48_000_000;

  private final List<? extends SheetRows> sheets;
  private final Runnable source;
  private final boolean large;

  private TableFile(List<? extends SheetRows> sheets, boolean large, Runnable source) {
    this.sheets = sheets;
    this.large = large;
    this.source = source;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableFile when it is too large, broken, locked, or no table at all
   */
  public static TableFile open(String name, byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      throw tooLarge(name);
    }
    if (!Spreadsheet.startsWith(bytes, Spreadsheet.ZIP)) {
      return bytes.length > Spreadsheet.BYTES_MAX && !Spreadsheet.startsWith(bytes, Spreadsheet.OLE)
          ? new TableFile(List.of(CsvSheet.open(name, bytes)), true, () -> {})
          : new TableFile(Spreadsheet.read(name, bytes).sheets(), false, () -> {});
    }
    var parts = Unpacked.sizes(name, new SeekableInMemoryByteChannel(bytes), LARGE_PART_BYTES_MAX);
    return isLarge(bytes.length, parts)
        ? large(name, copy(bytes), true, parts)
        : new TableFile(Spreadsheet.read(name, bytes).sheets(), false, () -> {});
  }

  /** The same from a file on the disk, which stays there. */
  public static TableFile open(String name, Path file) {
    try {
      long size = Files.size(file);
      if (size > BYTES_MAX) {
        throw tooLarge(name);
      }
      var start = new byte[Spreadsheet.ZIP.length];
      try (var in = Files.newInputStream(file)) {
        in.readNBytes(start, 0, start.length);
      }
      if (Spreadsheet.startsWith(start, Spreadsheet.ZIP)) {
        var parts = Unpacked.sizes(name, Files.newByteChannel(file), LARGE_PART_BYTES_MAX);
        if (isLarge(size, parts)) {
          return large(name, file, false, parts);
        }
      }
      return open(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw UnreadableFile.broken(name, e);
    }
  }

  private static boolean isLarge(long size, Map<String, Long> parts) {
    return !OdsSheets.isOds(parts)
        && (size > Spreadsheet.BYTES_MAX
            || parts.values().stream().anyMatch(part -> part > Unpacked.PART_BYTES_MAX));
  }

  private static TableFile large(String name, Path file, boolean copied, Map<String, Long> parts) {
    long texts = parts.getOrDefault("xl/sharedStrings.xml", 0L);
    if (texts > SHARED_TEXT_BYTES_MAX) {
      delete(file, copied);
      throw new UnreadableFile(
          "Expected at most %d MB of text in %s, but it holds more. Save it as csv or split it."
              .formatted(SHARED_TEXT_BYTES_MAX / 1_000_000, name));
    }
    try {
      var sheets = LargeSheets.open(name, file.toFile());
      return new TableFile(
          sheets.sheets(),
          true,
          () -> {
            sheets.close();
            delete(file, copied);
          });
    } catch (UnreadableFile e) {
      delete(file, copied);
      throw e;
    }
  }

  private static Path copy(byte[] bytes) {
    try {
      var copy = Files.createTempFile("pitcrew-sheet", ".xlsx");
      Files.write(copy, bytes);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file, boolean copied) {
    try {
      if (copied) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is too large to hold. */
  public boolean isLarge() {
    return large;
  }

  public List<? extends SheetRows> sheets() {
    return sheets;
  }

  /**
   * The sheets that may be meant: the one of that name; else of those a person sees the one whose
   * header fits best, or all that fit equally well; else the first, whose problems then tell what
   * is missing.
   *
   * @throws UnreadableFile when there is no sheet of that name, or none at all
   */
  public List<? extends SheetRows> meant(
      String fileName, TableSpec spec, @Nullable String sheetName) {
    if (sheetName != null) {
      var named =
          sheets.stream()
              .filter(sheet -> sheet.name().equalsIgnoreCase(sheetName.strip()))
              .toList();
      if (named.isEmpty()) {
        throw new UnreadableFile(
            "Expected a sheet '%s' in %s, but it has: %s."
                .formatted(
                    sheetName,
                    fileName,
                    String.join(", ", sheets.stream().map(SheetRows::name).toList())));
      }
      return named;
    }
    record Scored(SheetRows sheet, long score) {}
    var scored =
        sheets.stream()
            .filter(sheet -> !sheet.hidden() && !sheet.name().equals(TO_CORRECT))
            .map(sheet -> new Scored(sheet, Header.score(sheet, spec)))
            .sorted(Comparator.comparingLong((Scored each) -> each.score()).reversed())
            .toList();
    if (scored.isEmpty()) {
      throw new UnreadableFile(
          "Expected a table in %s, but all its sheets are hidden.".formatted(fileName));
    }
    long best = scored.getFirst().score();
    return best == 0
        ? List.of(firstFilled(fileName))
        : scored.stream().filter(each -> each.score() == best).map(Scored::sheet).toList();
  }

  private SheetRows firstFilled(String fileName) {
    for (var sheet : sheets) {
      try (var rows = sheet.open()) {
        if (!sheet.hidden()
            && !sheet.name().equals(TO_CORRECT)
            && rows.anyMatch(row -> !row.isBlank())) {
          return sheet;
        }
      }
    }
    throw new UnreadableFile("Expected a table in %s, but it is empty.".formatted(fileName));
  }

  private static UnreadableFile tooLarge(String name) {
    return new UnreadableFile(
        "Expected %s to have at most %,d MB, but it is larger. Split it."
            .formatted(name, BYTES_MAX / 1_000_000));
  }

  @Override
  public void close() {
    source.run();
  }
}
