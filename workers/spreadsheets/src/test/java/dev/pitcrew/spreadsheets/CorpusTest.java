package dev.pitcrew.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.Variables;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Reads sheets that others made and compares them with what their publishers say is in them. The
 * files are no part of the project: environment variable {@code PITCREW_CORPUS} says where they
 * are, else they are looked for beside it. Prints the score; the floors are what was reached.
 */
final class CorpusTest {

  private static final Path CORPUS = corpus();
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Pattern DISPLAYED = Pattern.compile("[^0-9.Ee+-]");

  private static final int EXAMPLES = 3;
  private static final int SHIFT_MAX = 12;
  private static final int SHIFT_ROWS = 60;

  private int cells;
  private int right;
  private final List<String> wrong = new ArrayList<>();

  @Test
  void shouldReadBusinessSheetsAsAnotherLibraryDoes() throws IOException {
    // given
    var folder = folder("spreadsheets/business-sheets");

    // when
    for (var document : manifest(folder)) {
      var file = document.get("file").asText();
      var read = Spreadsheet.read(folder.resolve(file));
      var truth = Variables.MAPPER.readTree(folder.resolve("truth/" + file + ".json").toFile());
      truth
          .fields()
          .forEachRemaining(
              sheet -> {
                var own =
                    read.sheets().stream()
                        .filter(each -> each.name().equals(sheet.getKey()))
                        .findFirst();
                sheet
                    .getValue()
                    .fields()
                    .forEachRemaining(
                        cell ->
                            compare(
                                file + " " + sheet.getKey() + "!" + cell.getKey(),
                                own.map(found -> at(found, cell.getKey())).orElse(null),
                                cell.getValue().asText()));
              });
    }

    // then
    assertThat(score("business-sheets")).isGreaterThanOrEqualTo(0.999);
  }

  @Test
  void shouldReadWhatExcelShows() throws IOException {
    // given
    var folder = folder("spreadsheets/poi-excel2016-truth");

    // when
    for (var document : manifest(folder)) {
      var file = document.get("file").asText();
      if (document.path("volatile").asBoolean()) {
        continue;
      }
      Spreadsheet read;
      try {
        read = Spreadsheet.read(folder.resolve(file));
      } catch (UnreadableFile e) {
        read = new Spreadsheet(file, List.of());
        wrong.add(file + ": " + e.getMessage());
      }
      for (var sheet : document.get("sheets")) {
        var text =
            new String(
                Files.readAllBytes(folder.resolve(sheet.get("truth").asText())),
                Charset.forName(sheet.get("csv_encoding").asText()));
        int index = sheet.get("index").asInt();
        var own = index < read.sheets().size() ? read.sheets().get(index) : null;
        Sheet shown;
        try {
          shown = CsvSheet.read("truth", text.getBytes(StandardCharsets.UTF_8), ',');
        } catch (UnreadableFile e) {
          System.out.println("left out, its truth cannot be read: " + file + " " + e.getMessage());
          continue;
        }
        compare(file + " " + index, shown.rows(), own == null ? List.of() : own.rows());
      }
    }

    // then
    assertThat(score("poi-excel2016-truth")).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void shouldReadPollutedCsvAsItsCleanVersion() throws IOException {
    // given
    var folder = folder("spreadsheets/pollock-csv");
    int files = 0;
    int same = 0;

    // when
    for (var document : manifest(folder)) {
      if (!document.path("truth_file").asText().endsWith(".csv")) {
        continue;
      }
      files++;
      var file = document.get("file").asText();
      Sheet truth;
      try {
        truth =
            CsvSheet.read(
                "truth",
                Files.readAllBytes(folder.resolve(document.get("truth_file").asText())),
                ',');
      } catch (UnreadableFile e) {
        System.out.println("left out, its truth cannot be read: " + file + " " + e.getMessage());
        files--;
        continue;
      }
      var before = right;
      var all = cells;
      Sheet own;
      try {
        own = Spreadsheet.read(folder.resolve(file)).sheets().getFirst();
      } catch (UnreadableFile e) {
        wrong.add(file + ": " + e.getMessage());
        own = new Sheet("", false, List.of());
      }
      var expected = truth.rows().stream().filter(row -> !row.isBlank()).toList();
      var found = own.rows().stream().filter(row -> !row.isBlank()).toList();
      compare(file, expected, found);
      same += right - before == cells - all && expected.size() == found.size() ? 1 : 0;
    }

    // then
    System.out.printf("pollock-csv: %d of %d files whole%n", same, files);
    assertThat(score("pollock-csv")).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void shouldEndWithATableOrAReasonWhenAFileIsHostile() throws IOException, InterruptedException {
    // given
    var folder = folder("hostile/office");
    var read = new java.util.concurrent.atomic.AtomicInteger();
    var refused = new java.util.concurrent.atomic.AtomicInteger();
    var late = new ArrayList<String>();

    // when
    for (var document : manifest(folder)) {
      var file = document.get("file").asText();
      var reader =
          Thread.ofPlatform()
              .daemon()
              .start(() -> (isRead(file, folder.resolve(file)) ? read : refused).incrementAndGet());
      if (!reader.join(LONGEST)) {
        late.add(file + " " + List.of(reader.getStackTrace()));
      }
    }

    // then
    System.out.printf(
        "hostile/office: %d read, %d refused with a reason%n", read.get(), refused.get());
    assertThat(late).isEmpty();
    assertThat(read.get() + refused.get()).isEqualTo(manifest(folder).size());
  }

  private static boolean isRead(String file, Path path) {
    try (var tables = TableFile.open(file, path)) {
      for (var sheet : tables.sheets()) {
        try (var rows = sheet.open()) {
          rows.forEach(row -> assertThat(row.number()).isPositive());
        }
      }
      return true;
    } catch (UnreadableFile e) {
      return false;
    }
  }

  /**
   * Compares where the two agree most: an export leaves out what is blank above and left of the
   * first value, and a clean version what stands above the table.
   */
  private void compare(String where, List<Row> truth, List<Row> own) {
    int bestDown = 0;
    int bestRight = 0;
    long most = -1;
    for (int down = 0; down <= SHIFT_MAX; down++) {
      for (int aside = 0; aside <= SHIFT_MAX; aside++) {
        long same = same(truth, own, down, aside);
        if (same > most) {
          most = same;
          bestDown = down;
          bestRight = aside;
        }
      }
    }
    for (int i = 0; i < truth.size(); i++) {
      for (var cell : truth.get(i).cells()) {
        compare(
            where + " " + cell.ref(),
            at(own, i + bestDown, cell.column() + bestRight),
            cell.text());
      }
    }
  }

  private static long same(List<Row> truth, List<Row> own, int down, int aside) {
    long same = 0;
    for (int i = 0; i < Math.min(truth.size(), SHIFT_ROWS); i++) {
      for (var cell : truth.get(i).cells()) {
        var other = at(own, i + down, cell.column() + aside);
        same += !cell.isBlank() && other != null && isSame(other, cell.text()) ? 1 : 0;
      }
    }
    return same;
  }

  private static Cell at(List<Row> rows, int index, int column) {
    return index < rows.size() ? rows.get(index).cell(column) : null;
  }

  private void compare(String where, Cell own, String truth) {
    var expected = Words.strip(truth);
    if (expected.isEmpty()) {
      return;
    }
    cells++;
    if (own != null && isSame(own, expected)) {
      right++;
    } else {
      wrong.add(
          where + ": expected '" + expected + "', read '" + (own == null ? "" : own.text()) + "'");
    }
  }

  /** The same text, or the same value in another notation. */
  private static boolean isSame(Cell own, String shown) {
    if (own.text().equals(shown)) {
      return true;
    }
    return switch (own.value()) {
      case CellValue.Number number -> isSame(number.number(), shown);
      case CellValue.Moment moment -> isSame(moment.moment(), shown);
      case CellValue.Flag flag ->
          String.valueOf(flag.flag()).equalsIgnoreCase(shown)
              || shown.equals(flag.flag() ? "1" : "0");
      case CellValue.Fault fault -> fault.why().contains(shown);
      case CellValue.Text text -> false;
      case CellValue.Blank blank -> false;
    };
  }

  private static boolean isSame(BigDecimal number, String shown) {
    var plain = DISPLAYED.matcher(shown).replaceAll("");
    try {
      var read = new BigDecimal(shown.matches("\\(.*\\)") ? "-" + plain : plain);
      var scaled = shown.endsWith("%") ? number.movePointRight(2) : number;
      return scaled.setScale(Math.max(0, read.scale()), RoundingMode.HALF_UP).compareTo(read) == 0
          || scaled.subtract(read).abs().compareTo(read.abs().movePointLeft(9)) <= 0
          // In scientific notation the digits before E are what is shown.
          || shown.toUpperCase(Locale.ROOT).contains("E")
              && scaled.round(new java.math.MathContext(read.precision())).compareTo(read) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** All figures that are shown are figures of the moment. */
  private static boolean isSame(LocalDateTime moment, String shown) {
    var figures = Pattern.compile("\\d+").matcher(shown);
    var own =
        List.of(
            moment.getYear(),
            moment.getYear() % 100,
            moment.getMonthValue(),
            moment.getDayOfMonth(),
            moment.getHour(),
            moment.getHour() % 12 == 0 ? 12 : moment.getHour() % 12,
            moment.getMinute(),
            moment.getSecond());
    boolean any = false;
    while (figures.find()) {
      any = true;
      if (figures.group().length() > 4 || !own.contains(Integer.parseInt(figures.group()))) {
        return false;
      }
    }
    return any;
  }

  private static Cell at(Sheet sheet, String ref) {
    int row = Integer.parseInt(ref.replaceAll("\\D", ""));
    int column =
        ref.chars()
            .filter(Character::isLetter)
            .reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1);
    return row <= sheet.rows().size()
        ? sheet.rows().get(row - 1).cell(column)
        : Cell.blank(row, column);
  }

  private double score(String source) {
    double share = cells == 0 ? 0 : (double) right / cells;
    System.out.printf("%s: %d of %d cells (%.4f)%n", source, right, cells, share);
    // A few of each file tell enough.
    var told = new java.util.HashMap<String, Integer>();
    wrong.stream()
        .filter(each -> told.merge(each.split("[ :]")[0], 1, Integer::sum) <= EXAMPLES)
        .forEach(each -> System.out.println("  " + each));
    told.forEach((file, count) -> System.out.println("    " + count + " " + file));
    return share;
  }

  private static List<JsonNode> manifest(Path folder) throws IOException {
    var documents = new ArrayList<JsonNode>();
    Variables.MAPPER
        .readTree(folder.resolve("MANIFEST.json").toFile())
        .get("documents")
        .forEach(documents::add);
    return documents;
  }

  private static Path folder(String name) {
    var folder = CORPUS.resolve(name);
    assumeThat(folder).as("no sheets to read, set PITCREW_CORPUS").isDirectory();
    return folder;
  }

  private static Path corpus() {
    String given = System.getenv("PITCREW_CORPUS");
    if (given != null) {
      return Path.of(given);
    }
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      var beside = at.resolve("shared/corpus");
      if (Files.isDirectory(beside)) {
        return beside;
      }
    }
    return Path.of("shared/corpus");
  }
}
