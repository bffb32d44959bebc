package dev.pitcrew.records.privacy;

import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.people.People;
import dev.pitcrew.records.people.Person;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every row that speaks of a person, whichever table it is in: a column that holds user names is
 * known by its name, so a new table is not forgotten.
 */
final class PersonExport {

  /** Columns that hold user names. */
  private static final Set<String> NAMES =
      Set.of(
          "username",
          "claimant",
          "by_user",
          "on_behalf_of",
          "who",
          "for_whom",
          "manager",
          "substitute",
          "requested_by",
          "decided_by",
          "confirmed_by",
          "placed_by",
          "released_by",
          "imported_by",
          "escalated_user",
          "buddy",
          "approved_by",
          "announced_by",
          "employee_id",
          "recipient");

  /** What is nobody's business, not even the person's own. */
  private static final Set<String> SECRETS = Set.of("password_hash", "seed", "code_hash");

  private static final int ROWS_MAX = 100_000;

  private final Database database;
  private final People people;

  PersonExport(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  /** By table. */
  SortedMap<String, List<Map<String, Object>>> of(String username) {
    var person = people.find(username);
    var found = new TreeMap<String, List<Map<String, Object>>>();
    for (String table : database.tables()) {
      if (table.startsWith("sqlite_") || table.equals("schema_version")) {
        continue;
      }
      var columns = database.columns(table).stream().filter(NAMES::contains).sorted().toList();
      if (columns.isEmpty()) {
        continue;
      }
      String email = person.map(Person::email).orElse(username);
      var where = new ArrayList<String>();
      var parameters = new ArrayList<Object>();
      for (String column : columns) {
        where.add(column + " IN (?, ?)");
        parameters.add(username);
        parameters.add(email);
      }
      if (table.equals("audit")) {
        where.add("(subject = 'person' AND subject_id = ?)");
        parameters.add(username);
      }
      var rows =
          database
              .sql(
                  "SELECT * FROM %s WHERE %s LIMIT %d"
                      .formatted(table, String.join(" OR ", where), ROWS_MAX))
              .params(parameters)
              .query((row, n) -> values(row))
              .list();
      if (!rows.isEmpty()) {
        found.put(table, rows);
      }
    }
    String address = person.map(Person::email).orElse(username);
    put(found, "bot_runs", BotTraces.OF_PERSON, username, username, address);
    for (String table : List.of("claim_lines", "claim_receipts", "claim_decisions")) {
      put(found, table, "claim_id IN (SELECT id FROM claims WHERE claimant = ?)", username);
    }
    for (String table : List.of("payments", "bank_changes")) {
      put(found, table, "vendor_id = ?", Payee.ofEmployee(username));
    }
    return found;
  }

  /** What belongs to the person by way of another row. */
  private void put(
      SortedMap<String, List<Map<String, Object>>> found,
      String table,
      String where,
      String... values) {
    var rows =
        database
            .sql("SELECT * FROM %s WHERE %s LIMIT %d".formatted(table, where, ROWS_MAX))
            .params(List.of((Object[]) values))
            .query((row, n) -> values(row))
            .list();
    if (!rows.isEmpty()) {
      var all = new ArrayList<>(found.getOrDefault(table, List.of()));
      rows.stream().filter(row -> !all.contains(row)).forEach(all::add);
      found.put(table, all);
    }
  }

  private static Map<String, Object> values(ResultSet row) throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
      Object value = row.getObject(i);
      if (value != null && !(value instanceof byte[]) && !SECRETS.contains(name)) {
        values.put(
            name,
            Columns.isTime(name, value) ? Instant.ofEpochMilli(row.getLong(i)).toString() : value);
      }
    }
    return values;
  }
}
