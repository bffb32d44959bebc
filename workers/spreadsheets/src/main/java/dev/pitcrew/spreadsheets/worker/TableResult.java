package dev.pitcrew.spreadsheets.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.spreadsheets.Money;
import dev.pitcrew.spreadsheets.SkippedRow;
import dev.pitcrew.spreadsheets.TableProblem;
import dev.pitcrew.spreadsheets.TableRow;
import dev.pitcrew.spreadsheets.TableSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is read into the shape of the variable. Many rows are too much for a variable; they
 * go to the disk as they come, and then into a kept document.
 */
final class TableResult implements TableSink, AutoCloseable {

  /** More go into a document. */
  static final int ROWS_IN_VARIABLE_MAX = 2_000;

  /** Nor more than about so many characters: variables travel with every step. */
  private static final int CHARS_IN_VARIABLE_MAX = 1_000_000;

  private static final int CHARS_AROUND_CELL = 40;

  /** More are counted, not listed. */
  static final int PROBLEMS_MAX = 500;

  private final DocumentShelf shelf;
  private final String fileName;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final List<Map<String, Object>> problems = new ArrayList<>();
  private final List<Map<String, Object>> questions = new ArrayList<>();
  private final List<Map<String, Object>> skipped = new ArrayList<>();
  private @Nullable Path spilled;
  private @Nullable JsonGenerator spill;
  private int rowCount;
  private long chars;
  private int problemCount;
  private int skippedCount;

  TableResult(DocumentShelf shelf, String fileName) {
    this.shelf = shelf;
    this.fileName = fileName;
  }

  @Override
  public void row(TableRow row) {
    rowCount++;
    var shape = shape(row);
    for (var cell : row.cells().entrySet()) {
      chars += CHARS_AROUND_CELL + cell.getKey().length() + cell.getValue().text().length();
    }
    if (spill == null && (rowCount > ROWS_IN_VARIABLE_MAX || chars > CHARS_IN_VARIABLE_MAX)) {
      beginSpill();
    }
    if (spill == null) {
      rows.add(shape);
    } else {
      write(spill, shape);
    }
  }

  @Override
  public void problem(TableProblem problem) {
    problemCount++;
    if (problems.size() + questions.size() >= PROBLEMS_MAX) {
      return;
    }
    var shape =
        map(
            "code", problem.code().text(),
            "sheet", problem.sheet(),
            "cell", problem.cell(),
            "column", problem.column(),
            "value", problem.value(),
            "expected", problem.expected(),
            "message", problem.message());
    if (problem.code() == TableProblem.Code.AMBIGUOUS) {
      shape.put("readings", problem.readings());
      questions.add(shape);
    } else {
      problems.add(shape);
    }
  }

  @Override
  public void skipped(SkippedRow row) {
    skippedCount++;
    if (skipped.size() < PROBLEMS_MAX) {
      skipped.add(map("row", row.number(), "why", row.why().text(), "text", row.text()));
    }
  }

  /** Puts everything into the variable; keeps the rows as a document where they are many. */
  void into(Map<String, Object> table) throws IOException {
    table.put("rows", rows);
    table.put("rowCount", rowCount);
    if (spill != null && spilled != null) {
      spill.writeEndArray();
      spill.close();
      var kept =
          shelf.put(Files.readAllBytes(spilled), "application/json", fileName + ".rows.json");
      table.put("rowsDocument", kept.toVariable());
    }
    table.put("problems", problems);
    table.put("problemCount", problemCount);
    table.put("questions", questions);
    table.put("skipped", skipped);
    table.put("skippedCount", skippedCount);
  }

  private void beginSpill() {
    try {
      spilled = Files.createTempFile("pitcrew-rows", ".json");
      spill = Variables.MAPPER.createGenerator(Files.newOutputStream(spilled));
      spill.writeStartArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var row : rows) {
      write(spill, row);
    }
    rows.clear();
  }

  private static void write(JsonGenerator to, Map<String, Object> row) {
    try {
      Variables.MAPPER.writeValue(to, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> shape(TableRow row) {
    var cells = new LinkedHashMap<String, Object>();
    // In one order always, so that the same sheet gives the same document.
    new TreeMap<>(row.cells())
        .forEach(
            (name, cell) -> {
              var value = row.values().get(name);
              if (value == null && cell.isBlank()) {
                return;
              }
              var shape = map("value", plain(value), "cell", cell.ref());
              if (value instanceof Money money && money.currency() != null) {
                shape.put("currency", money.currency());
              }
              if (value == null) {
                shape.put("text", cell.text());
              }
              cells.put(name, shape);
            });
    var shape = map("row", row.number(), "cells", cells);
    if (row.hidden()) {
      shape.put("hidden", true);
    }
    return shape;
  }

  /** Amounts and numbers are text, so that no reader rounds them. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Money money -> money.amount().toPlainString();
      case BigDecimal number -> number.toPlainString();
      case Boolean flag -> flag;
      case Integer whole -> whole;
      default -> value.toString();
    };
  }

  /** A map in the order of its arguments, whose values may be null. */
  static Map<String, Object> map(@Nullable Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }

  @Override
  public void close() throws IOException {
    if (spill != null) {
      spill.close();
    }
    if (spilled != null) {
      Files.deleteIfExists(spilled);
    }
  }
}
