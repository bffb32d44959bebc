package dev.pitcrew.app;

import dev.pitcrew.engine.runtime.RuntimeOptions;
import dev.pitcrew.engine.store.LeaseFence;
import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where engine and books keep their rows: two SQLite files in the data folder, or two schemas of
 * one PostgreSQL database, so that neither ever waits for the other's writer.
 *
 * @param records JDBC address of the books
 * @param recordsCheck the first statement of each connection to the books, where nodes share them
 */
record Databases(RuntimeOptions engine, String records, @Nullable String recordsCheck) {

  private static final String ENGINE_SCHEMA = "engine";
  private static final String RECORDS_SCHEMA = "records";

  /**
   * @throws PitcrewApplication.CannotStart when the database does not answer
   */
  static Databases of(Settings settings, Leadership leadership) {
    String url = settings.database();
    Path data = settings.data();
    LeaseFence fence = leadership.fence();
    if (url == null) {
      return new Databases(RuntimeOptions.in(data), file(data), null);
    }
    String records = postgres(url);
    if (fence == null) {
      return new Databases(RuntimeOptions.at(engineIn(url), data), records, null);
    }
    return new Databases(
        RuntimeOptions.at(engineIn(url).under(fence), data),
        records + "&ApplicationName=" + fence.applicationName(),
        fence.check(ENGINE_SCHEMA));
  }

  /** The engine's rows in a PostgreSQL, whose schema is there. */
  static StoreLocation.Postgres engineIn(String url) {
    return new StoreLocation.Postgres(
        in(url, ENGINE_SCHEMA), parameter(url, "user"), parameter(url, "password"));
  }

  /** The books of a data folder. */
  static String file(Path data) {
    return "jdbc:sqlite:" + data.resolve("records.db");
  }

  /**
   * The books in a PostgreSQL database; both schemas are there afterwards.
   *
   * @throws PitcrewApplication.CannotStart when the database does not answer, or is being restored
   */
  static String postgres(String url) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      // Two nodes that start at once would both find them missing.
      connection.setAutoCommit(false);
      RestoreMark.lock(statement);
      List<String> restoring = RestoreMark.seen(connection);
      if (!restoring.isEmpty()) {
        throw new PitcrewApplication.CannotStart(
            "The database is being restored, or that was broken off (schemas %s). If no restore runs, drop them and restore it again."
                .formatted(restoring));
      }
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + ENGINE_SCHEMA);
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + RECORDS_SCHEMA);
      connection.commit();
    } catch (SQLException e) {
      throw new PitcrewApplication.CannotStart(
          "The database does not answer: " + e.getMessage(), e);
    }
    return in(url, RECORDS_SCHEMA);
  }

  /** Whether an engine has kept rows beside the books of a PostgreSQL database. */
  static boolean hasEngine(String url) {
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet tables =
            connection.getMetaData().getTables(null, ENGINE_SCHEMA, "%", new String[] {"TABLE"})) {
      return tables.next();
    } catch (SQLException e) {
      throw new PitcrewApplication.CannotStart(
          "The database does not answer: " + e.getMessage(), e);
    }
  }

  /** The engine's rows, to be read beside it. */
  static String engineRows(Path data, @Nullable String database) {
    return database == null
        ? "jdbc:sqlite:" + data.resolve("engine.db")
        : in(database, ENGINE_SCHEMA);
  }

  static String in(String url, String schema) {
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
