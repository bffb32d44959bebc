package dev.pitcrew.app;

import dev.pitcrew.engine.runtime.RuntimeOptions;
import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Where engine and books keep their rows: two SQLite files in the data folder, or two schemas of
 * one PostgreSQL database, so that neither ever waits for the other's writer.
 *
 * @param records JDBC address of the books
 */
record Databases(RuntimeOptions engine, String records) {

  private static final String ENGINE_SCHEMA = "engine";
  private static final String RECORDS_SCHEMA = "records";

  /**
   * @throws PitcrewApplication.CannotStart when the database does not answer
   */
  static Databases of(Settings settings) {
    String url = settings.database();
    Path data = settings.data();
    if (url == null) {
      return new Databases(RuntimeOptions.in(data), file(data));
    }
    String records = postgres(url);
    StoreLocation store =
        new StoreLocation.Postgres(
            in(url, ENGINE_SCHEMA), parameter(url, "user"), parameter(url, "password"));
    return new Databases(RuntimeOptions.at(store, data), records);
  }

  /** The books of a data folder. */
  static String file(Path data) {
    return "jdbc:sqlite:" + data.resolve("records.db");
  }

  /**
   * The books in a PostgreSQL database; both schemas are there afterwards.
   *
   * @throws PitcrewApplication.CannotStart when the database does not answer
   */
  static String postgres(String url) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + ENGINE_SCHEMA);
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + RECORDS_SCHEMA);
    } catch (SQLException e) {
      throw new PitcrewApplication.CannotStart(
          "The database does not answer: " + e.getMessage(), e);
    }
    return in(url, RECORDS_SCHEMA);
  }

  /** The engine's rows, to be read beside it. */
  static String engineRows(Path data, @Nullable String database) {
    return database == null
        ? "jdbc:sqlite:" + data.resolve("engine.db")
        : in(database, ENGINE_SCHEMA);
  }

  private static String in(String url, String schema) {
    return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
  }

  private static String parameter(String url, String name) {
    @Nullable String value =
        org.postgresql.Driver.parseURL(url, null) == null
            ? null
            : org.postgresql.Driver.parseURL(url, null).getProperty(name);
    return value == null ? "" : value;
  }
}
