package dev.pitcrew.portability;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an office has written into its books, without what is another in each run: keys and times.
 */
final class Books {

  private static final Map<String, String> FACTS = new LinkedHashMap<>();

  static {
    FACTS.put(
        "cases",
        "SELECT process, file_name, kind, vendor, invoice_number, amount, currency, touched,"
            + " outcome, reason FROM cases");
    FACTS.put(
        "decisions",
        "SELECT CASE WHEN element = 'do-bot-step' THEN 'of somebody' ELSE case_id END, element,"
            + " decision, reason, by_user, on_behalf_of, void_reason FROM decisions");
    FACTS.put(
        "invoices",
        "SELECT id, entity_id, vendor_id, type, document_type, invoice_number, issue_date,"
            + " due_date, currency, net, tax, total, payable, iban, state, blocked_reason,"
            + " intercompany, refers_to, superseded_by FROM invoices");
    FACTS.put(
        "journal",
        "SELECT e.entity_id, e.invoice_id, e.kind, e.document_on, e.currency, e.text, l.line,"
            + " l.account, l.cost_centre, l.vat_code, l.amount, l.text FROM journal_entries e JOIN"
            + " journal_lines l ON l.entry_key = e.entry_key");
    FACTS.put(
        "payments",
        "SELECT vendor_id, iban, amount, currency, remittance, state, return_code FROM payments");
    FACTS.put("payment items", "SELECT invoice_id, amount, discount, active FROM payment_items");
    FACTS.put(
        "payment runs",
        "SELECT entity_id, state, run_date, execution_date, currency, total, count, decided_by,"
            + " reason FROM payment_runs");
    FACTS.put(
        "claims",
        "SELECT id, claimant, entity_id, channel, title, currency, total, reimbursable,"
            + " company_card, refused, state FROM claims");
    FACTS.put(
        "lines of claims",
        "SELECT claim_id, line, day, category, amount, currency, paid_with, receipt_position,"
            + " amount_in_books, decision, approved FROM claim_lines");
    FACTS.put(
        "payable claims",
        "SELECT id, username, currency, payable, iban, state, blocked_reason FROM claim_payables");
    FACTS.put("access", "SELECT employee_id, system, action FROM access_ledger");
    FACTS.put("equipment", "SELECT employee_id, item, state FROM equipment_orders");
    FACTS.put("letters", "SELECT recipient, subject, body FROM outbox");
  }

  private final String url;

  private Books(String url) {
    this.url = url;
  }

  static Books in(Path data) {
    return new Books("jdbc:sqlite:" + data.resolve("records.db"));
  }

  /** One line for each fact, sorted. */
  List<String> facts() throws SQLException {
    List<String> facts = new ArrayList<>();
    for (Map.Entry<String, String> kind : FACTS.entrySet()) {
      for (List<String> row : rows(kind.getValue())) {
        facts.add(kind.getKey() + ": " + plain(String.join(" | ", row)));
      }
    }
    return facts.stream().sorted().toList();
  }

  /** Entries whose lines do not come to nothing. */
  List<List<String>> unbalanced() throws SQLException {
    return rows(
        "SELECT entry_key, sum(round(CAST(amount AS REAL) * 100)) AS cents FROM journal_lines GROUP"
            + " BY entry_key HAVING cents <> 0");
  }

  /** What was posted more than once in the same way. */
  List<List<String>> doubled() throws SQLException {
    return rows(
        "SELECT invoice_id, kind, text, count(*) FROM journal_entries WHERE kind = 'posting' GROUP"
            + " BY invoice_id, kind, text HAVING count(*) > 1 UNION ALL SELECT invoice_id, 'paid',"
            + " '', count(*) FROM payment_items i JOIN payments p ON p.end_to_end_id ="
            + " i.end_to_end_id WHERE p.state IN ('released', 'paid') GROUP BY invoice_id HAVING"
            + " count(*) > 1");
  }

  private List<List<String>> rows(String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(String.valueOf(result.getString(column)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Keys are given by engines, hours by the clock, and the HR portal counts who comes. */
  private static String plain(String row) {
    return row.replaceAll("\\b\\d{8,}\\b", "KEY")
        .replaceAll("\\bE-1\\d{3}\\b", "EMPLOYEE")
        .replaceAll("\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?", "TIME")
        .replace('\n', ' ');
  }
}
