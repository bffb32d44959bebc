package dev.pitcrew.records.master;

import dev.pitcrew.spreadsheets.Column;
import dev.pitcrew.spreadsheets.Table;
import java.util.List;

/** One kind of table. */
interface RowImport {

  List<Column> columns();

  /**
   * Compares a table with the books and notes what would be done, and everything that is wrong.
   * Changes nothing itself.
   */
  void plan(Table table, ImportRequest request, Plan plan);
}
