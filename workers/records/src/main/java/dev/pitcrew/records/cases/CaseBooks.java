package dev.pitcrew.records.cases;

import dev.pitcrew.records.chain.AuditRow;
import dev.pitcrew.records.chain.AuditRows;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything the books say about one case, table by table, for evidence. */
public final class CaseBooks {

  private static final int ROWS_MAX = 10_000;

  private final Database database;

  public CaseBooks(Database database) {
    this.database = database;
  }

  /** A payment file that the case's item went into. */
  public record File(String name, byte[] bytes) {}

  /**
   * The rows by table. Each table that names cases or items by a column is asked, so that a new one
   * need not be added here. Times are written as instants; bytes are left out.
   */
  public SortedMap<String, List<Map<String, Object>>> rows(String caseId) {
    var rows = new TreeMap<String, List<Map<String, Object>>>();
    for (String table : database.tablesWith("invoice_id")) {
      put(rows, table, "invoice_id = ?", caseId);
    }
    for (String table : database.tablesWith("case_id")) {
      put(rows, table, "case_id = ?", caseId);
    }
    for (String table : database.tablesWith("claim_id")) {
      put(rows, table, "claim_id = ?", caseId);
    }
    for (String table : List.of("invoices", "claims", "claim_payables")) {
      put(rows, table, "id = ?", caseId);
    }
    put(
        rows,
        "journal_lines",
        "entry_key IN (SELECT entry_key FROM journal_entries WHERE invoice_id = ?)",
        caseId);
    String payments =
        "end_to_end_id IN (SELECT end_to_end_id FROM payment_items WHERE invoice_id = ?)";
    put(rows, "payments", payments, caseId);
    put(rows, "payment_runs", "id IN (SELECT run_id FROM payments WHERE " + payments + ")", caseId);
    var runs = runs(caseId);
    for (String run : runs) {
      put(rows, "decisions", "case_id = ?", run);
    }
    return rows;
  }

  /**
   * The trail's rows about the case, its payments and their runs, with their places in the chain.
   */
  public List<AuditRow> trail(String caseId) {
    var subjects = new TreeSet<>(runs(caseId));
    subjects.add(caseId);
    subjects.addAll(
        database
            .sql("SELECT end_to_end_id FROM payment_items WHERE invoice_id = ?")
            .param(caseId)
            .query(String.class)
            .list());
    return database
        .sql("SELECT * FROM audit WHERE subject_id IN (:subjects) ORDER BY seq LIMIT " + ROWS_MAX)
        .param("subjects", subjects)
        .query((row, n) -> AuditRows.read(row))
        .list();
  }

  /** The payment files, oldest first. */
  public List<File> paymentFiles(String caseId) {
    return runs(caseId).stream()
        .flatMap(
            run ->
                database
                    .sql(
                        "SELECT file_name, file FROM payment_runs WHERE id = ? AND file IS NOT"
                            + " NULL")
                    .param(run)
                    .query((row, n) -> new File(row.getString(1), row.getBytes(2)))
                    .optional()
                    .stream())
        .toList();
  }

  private List<String> runs(String caseId) {
    return database
        .sql(
            """
            SELECT DISTINCT run_id FROM payments
            WHERE end_to_end_id IN (SELECT end_to_end_id FROM payment_items WHERE invoice_id = ?) ORDER BY run_id
            """)
        .param(caseId)
        .query(String.class)
        .list();
  }

  private void put(
      SortedMap<String, List<Map<String, Object>>> to, String table, String where, String id) {
    if (!database.tables().contains(table)) {
      return;
    }
    List<Map<String, Object>> found =
        database
            .sql("SELECT * FROM " + table + " WHERE " + where + " LIMIT " + ROWS_MAX)
            .param(id)
            .query((row, n) -> values(row))
            .list()
            .stream()
            .sorted((a, b) -> a.toString().compareTo(b.toString()))
            .toList();
    if (!found.isEmpty()) {
      var all = new ArrayList<>(to.getOrDefault(table, List.of()));
      all.addAll(found);
      to.put(table, all);
    }
  }

  private static Map<String, Object> values(ResultSet row) throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
      @Nullable Object value = row.getObject(i);
      if (value != null && !(value instanceof byte[])) {
        values.put(
            name,
            Columns.isTime(name, value) ? Instant.ofEpochMilli(row.getLong(i)).toString() : value);
      }
    }
    return values;
  }
}
