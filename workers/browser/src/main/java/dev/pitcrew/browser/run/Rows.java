package dev.pitcrew.browser.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.spreadsheets.Row;
import dev.pitcrew.spreadsheets.Spreadsheet;
import dev.pitcrew.spreadsheets.UnreadableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows a loop goes over: a list among the variables, a table that was read, or a spreadsheet. */
final class Rows {

  static final int ROWS_MAX = 10_000;

  private static final int BYTES_MAX = 20 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  static List<Map<String, String>> of(Object value, DocumentShelf shelf) throws IOException {
    JsonNode node = value instanceof JsonNode given ? given : JSON.valueToTree(value);
    if (node.isArray()) {
      return objects(node);
    }
    var document = DocumentRef.of(node);
    if (document == null) {
      throw new ContractBroken(
          "Expected rows: a list of objects or the document of a spreadsheet, but found neither.");
    }
    return sheet(document, shelf);
  }

  private static List<Map<String, String>> objects(JsonNode list) {
    var rows = new ArrayList<Map<String, String>>();
    for (var item : list) {
      if (!item.isObject()) {
        throw new ContractBroken(
            "Expected each row to be an object with named values, but one is not.");
      }
      var row = new LinkedHashMap<String, String>();
      item.fields()
          .forEachRemaining(
              field ->
                  row.put(
                      field.getKey(),
                      field.getValue().isNumber()
                          ? field.getValue().decimalValue().toPlainString()
                          : field.getValue().isNull() ? "" : field.getValue().asText()));
      rows.add(row);
      limit(rows);
    }
    return rows;
  }

  private static List<Map<String, String>> sheet(DocumentRef document, DocumentShelf shelf)
      throws IOException {
    try {
      String name = document.fileName() == null ? "rows.xlsx" : document.fileName();
      var sheet = Spreadsheet.read(name, shelf.get(document, BYTES_MAX)).sheet(null);
      var rows = new ArrayList<Map<String, String>>();
      @Nullable Row header = null;
      for (var row : sheet.rows()) {
        if (row.isBlank()) {
          continue;
        }
        if (header == null) {
          header = row;
        } else {
          rows.add(named(header, row));
          limit(rows);
        }
      }
      return rows;
    } catch (DocumentShelf.TooLarge e) {
      throw new ContractBroken(
          "Expected a spreadsheet of at most %d MB, but it is larger.".formatted(BYTES_MAX >> 20));
    } catch (UnreadableFile e) {
      throw new ContractBroken("Expected a spreadsheet with rows, but: " + e.getMessage());
    }
  }

  private static Map<String, String> named(Row header, Row row) {
    var named = new LinkedHashMap<String, String>();
    for (var cell : header.cells()) {
      String name = cell.text().strip();
      if (!name.isEmpty()) {
        named.putIfAbsent(name, row.cell(cell.column()).text());
      }
    }
    return named;
  }

  private static void limit(List<?> rows) {
    if (rows.size() > ROWS_MAX) {
      throw new ContractBroken("Expected at most %d rows.".formatted(ROWS_MAX));
    }
  }
}
