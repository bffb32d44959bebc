package dev.pitcrew.records.store;

import java.sql.DriverManager;
import java.sql.SQLException;

/** The tables of books that an older version made. */
public final class OlderBooks {

  private OlderBooks() {}

  /** Runs the scripts that come before this one, and writes down that they ran. */
  public static void make(String url, String before) throws SQLException {
    var dialect = Dialect.of(url);
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE schema_version (version TEXT PRIMARY KEY)");
      for (String script : dialect.scripts()) {
        if (script.equals(before)) {
          return;
        }
        for (String each : Database.statements(dialect.translate(Database.read(script)))) {
          statement.execute(each);
        }
        statement.execute("INSERT INTO schema_version (version) VALUES ('" + script + "')");
      }
      throw new IllegalArgumentException("Expected one of the scripts, but found " + before);
    }
  }
}
