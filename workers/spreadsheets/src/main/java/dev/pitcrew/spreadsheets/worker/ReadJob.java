package dev.pitcrew.spreadsheets.worker;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.spreadsheets.SheetRows;
import dev.pitcrew.spreadsheets.TableFile;
import dev.pitcrew.spreadsheets.TableProblem;
import dev.pitcrew.spreadsheets.TableReader;
import dev.pitcrew.spreadsheets.TableSpec;
import dev.pitcrew.spreadsheets.UnreadableFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet into variable {@code table}. Safe to run twice: it changes nothing, and what it
 * keeps is kept under its own hash.
 */
final class ReadJob implements JobWork {

  static final String TYPE = "spreadsheets.read";
  static final List<String> VARIABLES = List.of("document", "tableSpec", "columns", "locale");

  private final Function<String, DocumentShelf> shelves;

  ReadJob(Function<String, DocumentShelf> shelves) {
    this.shelves = shelves;
  }

  @Override
  public JobOutcome run(JobInput input) throws IOException {
    var request = request(input);
    var spec = request.spec();
    var shelf = shelves.apply(input.processId());
    var file = Inbound.of(input, shelf);
    if (file.bytes() == null) {
      return JobOutcome.error(Inbound.UNREADABLE, file.tooLarge());
    }
    try (var tables = TableFile.open(file.fileName(), file.bytes())) {
      var meant = tables.meant(file.fileName(), spec, request.sheet());
      return JobOutcome.completed(
          "table",
          meant.size() > 1
              ? several(file.fileName(), meant)
              : read(file.fileName(), meant.getFirst(), spec, shelf));
    } catch (UnreadableFile e) {
      return JobOutcome.error(Inbound.UNREADABLE, e.getMessage());
    }
  }

  /** Columns and locale may stand by themselves where a model has nothing more to say. */
  private static TableRequest request(JobInput input) {
    var whole = input.optional(TableRequest.class, "tableSpec").orElse(null);
    if (whole != null && whole.columns() != null) {
      return whole;
    }
    var columns = input.optional(TableRequest.AskedColumn[].class, "columns").map(List::of);
    return new TableRequest(
        whole == null ? null : whole.sheet(),
        whole == null ? null : whole.headerRow(),
        whole == null || whole.locale() == null
            ? input.text("locale").orElse(null)
            : whole.locale(),
        whole == null ? null : whole.hiddenRows(),
        columns.orElse(null));
  }

  private static Map<String, Object> read(
      String fileName, SheetRows sheet, TableSpec spec, DocumentShelf shelf) throws IOException {
    try (var result = new TableResult(shelf, fileName)) {
      var found = TableReader.read(fileName, sheet, spec, result);
      var table = new LinkedHashMap<String, Object>();
      table.put("sheet", sheet.name());
      table.put("headerRow", found.headerRow());
      table.put(
          "columns",
          found.columns().entrySet().stream()
              .map(
                  entry ->
                      TableResult.map(
                          "name", entry.getKey().name(),
                          "heading", entry.getValue().text(),
                          "cell", entry.getValue().ref()))
              .toList());
      table.put("otherColumns", found.others().stream().map(cell -> cell.text()).toList());
      table.put("hiddenRows", found.hiddenRows());
      table.put("hiddenColumns", hidden(sheet, found));
      result.into(table);
      return table;
    }
  }

  /** Of the columns that were read, those nobody sees. */
  private static List<String> hidden(SheetRows sheet, TableReader.Found found) {
    return found.columns().entrySet().stream()
        .filter(entry -> sheet.hiddenColumns().contains(entry.getValue().column()))
        .map(entry -> entry.getKey().name())
        .toList();
  }

  private static Map<String, Object> several(String fileName, List<? extends SheetRows> sheets) {
    var names = sheets.stream().map(SheetRows::name).collect(Collectors.joining(", "));
    var table = new LinkedHashMap<String, Object>();
    table.put("sheet", null);
    table.put("headerRow", 0);
    table.put("columns", List.of());
    table.put("rows", List.of());
    table.put("rowCount", 0);
    table.put(
        "problems",
        List.of(
            problem(
                TableProblem.Code.SEVERAL_SHEETS,
                "one sheet with these columns",
                "Expected one sheet with these columns in %s, but several have them: %s. Leave one, or say which."
                    .formatted(fileName, names))));
    table.put("problemCount", 1);
    table.put("questions", List.of());
    table.put("skipped", List.of());
    return table;
  }

  private static Map<String, Object> problem(
      TableProblem.Code code, @Nullable String expected, String message) {
    return TableResult.map(
        "code",
        code.text(),
        "sheet",
        null,
        "cell",
        null,
        "column",
        null,
        "value",
        null,
        "expected",
        expected,
        "message",
        message);
  }
}
