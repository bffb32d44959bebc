package dev.pitcrew.spreadsheets.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sheet: a table below its lines of introduction, and what belongs to it.
 *
 * @param intro lines above the table; the first is large
 * @param rows a value for each column that has no formula of its own, null for an empty cell;
 *     numbers, text, booleans, dates (or their ISO text) and {@link dev.pitcrew.spreadsheets.Money}
 *     (or an object of amount and currency)
 * @param totals by column title
 * @param formulas cells beside or below the table
 * @param freeze whether the header stays in sight, true when absent
 * @param filter whether the header has filter buttons, true when absent
 */
public record SheetSpec(
    String name,
    List<String> intro,
    List<ColumnSpec> columns,
    List<List<@Nullable Object>> rows,
    Map<String, Total> totals,
    List<CellFormula> formulas,
    List<Highlight> highlights,
    List<ChartSpec> charts,
    @Nullable Boolean freeze,
    @Nullable Boolean filter) {

  public SheetSpec {
    intro = intro == null ? List.of() : List.copyOf(intro);
    columns = columns == null ? List.of() : List.copyOf(columns);
    rows = rows == null ? List.of() : rows.stream().map(SheetSpec::copy).toList();
    totals = totals == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(totals));
    formulas = formulas == null ? List.of() : List.copyOf(formulas);
    highlights = highlights == null ? List.of() : List.copyOf(highlights);
    charts = charts == null ? List.of() : List.copyOf(charts);
  }

  /** Cells may be null, which other copies refuse. */
  private static List<@Nullable Object> copy(List<@Nullable Object> row) {
    return Collections.unmodifiableList(new ArrayList<>(row));
  }

  /** A table and nothing else. */
  public static SheetSpec of(
      String name, List<ColumnSpec> columns, List<List<@Nullable Object>> rows) {
    return new SheetSpec(
        name, List.of(), columns, rows, Map.of(), List.of(), List.of(), List.of(), null, null);
  }

  public SheetSpec withIntro(List<String> lines) {
    return new SheetSpec(
        name, lines, columns, rows, totals, formulas, highlights, charts, freeze, filter);
  }

  public SheetSpec withTotals(Map<String, Total> byColumn) {
    return new SheetSpec(
        name, intro, columns, rows, byColumn, formulas, highlights, charts, freeze, filter);
  }

  public SheetSpec withHighlights(List<Highlight> rules) {
    return new SheetSpec(
        name, intro, columns, rows, totals, formulas, rules, charts, freeze, filter);
  }

  public SheetSpec withCharts(List<ChartSpec> drawn) {
    return new SheetSpec(
        name, intro, columns, rows, totals, formulas, highlights, drawn, freeze, filter);
  }
}
