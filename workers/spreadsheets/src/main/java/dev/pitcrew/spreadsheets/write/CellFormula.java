package dev.pitcrew.spreadsheets.write;

import org.jspecify.annotations.Nullable;

/**
 * A formula in one cell beside or below the table.
 *
 * @param cell such as {@code F2}
 * @param formula without the equals sign; {@code {Net:column}} is all of that column's cells
 * @param label what stands in the cell to its left, absent for nothing
 */
public record CellFormula(
    String cell,
    String formula,
    ColumnSpec.Type type,
    @Nullable String format,
    @Nullable String label) {

  public CellFormula {
    type = type == null ? ColumnSpec.Type.NUMBER : type;
  }
}
