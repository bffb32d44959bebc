package dev.pitcrew.records.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Connections and transactions. SQLite has one writing connection, taken for the whole transaction,
 * so writers queue here and never meet "database is locked"; readers do not wait for it.
 */
public final class Database implements AutoCloseable {

  private static final String WRITING = "records-write";
  private static final int READERS_MAX = 4;
  private static final int POSTGRES_WRITERS_MAX = 4;

  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final JdbcClient writer;
  private final JdbcClient reader;
  private final TransactionTemplate transaction;
  private final Dialect dialect;

  public Database(String url) {
    this(url, null);
  }

  /**
   * @param check the first statement of each connection; absent where any may be used
   */
  public Database(String url, @Nullable String check) {
    dialect = Dialect.of(url);
    writing =
        pool(url, dialect, WRITING, dialect == Dialect.SQLITE ? 1 : POSTGRES_WRITERS_MAX, check);
    reading = pool(url, dialect, "records-read", READERS_MAX, check);
    writer = JdbcClient.create(writing);
    reader = JdbcClient.create(reading);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(writing));
    write(() -> migrate());
  }

  private static HikariDataSource pool(
      String url, Dialect dialect, String name, int size, @Nullable String check) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    var properties = dialect.connectionProperties();
    if (name.equals(WRITING) && dialect == Dialect.SQLITE) {
      // A transaction that reads first and writes later must hold the write lock from its start.
      properties.setProperty("transaction_mode", "IMMEDIATE");
    }
    config.setConnectionInitSql(check);
    config.setDataSourceProperties(properties);
    return new HikariDataSource(config);
  }

  /** The names of all tables. */
  public Set<String> tables() {
    return described(
        data -> data.getTables(null, schema(data), "%", new String[] {"TABLE"}), "TABLE_NAME");
  }

  /** The columns of a table. */
  public Set<String> columns(String table) {
    return described(data -> data.getColumns(null, schema(data), table, "%"), "COLUMN_NAME");
  }

  /** The tables with a column of this name. */
  public Set<String> tablesWith(String column) {
    // One by one: SQLite's driver asks for all columns of all tables in one statement, and there is
    // an end to what fits.
    var tables = new TreeSet<>(tables());
    tables.removeIf(table -> !columns(table).contains(column));
    return tables;
  }

  /** A question to the database about itself. */
  @FunctionalInterface
  private interface Question {
    ResultSet ask(DatabaseMetaData data) throws SQLException;
  }

  private static @Nullable String schema(DatabaseMetaData data) throws SQLException {
    return data.getConnection().getSchema();
  }

  private Set<String> described(Question question, String what) {
    try (var connection = reading.getConnection();
        var answer = question.ask(connection.getMetaData())) {
      var names = new TreeSet<String>();
      while (answer.next()) {
        names.add(answer.getString(what));
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException("The books do not say which tables they have.", e);
    }
  }

  /**
   * Inside {@link #write} the transaction's own connection, so that it sees what it wrote; else a
   * reader.
   */
  public JdbcClient.StatementSpec sql(String sql) {
    var client = TransactionSynchronizationManager.hasResource(writing) ? writer : reader;
    return client.sql(sql);
  }

  /** Runs the work in one transaction; nested calls join the outer one. */
  public <T> T write(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }

  public void write(Runnable work) {
    transaction.executeWithoutResult(status -> work.run());
  }

  /**
   * Inside {@link #write}: until its end no other transaction adds to the table. SQLite has one
   * writer anyway.
   */
  public void lockForAppend(String table) {
    if (dialect == Dialect.POSTGRESQL) {
      writer.sql("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE").update();
    }
  }

  private void migrate() {
    writer.sql("CREATE TABLE IF NOT EXISTS schema_version (version TEXT PRIMARY KEY)").update();
    var known = writer.sql("SELECT version FROM schema_version").query(String.class).set();
    for (var script : dialect.scripts()) {
      if (!known.contains(script)) {
        run(dialect.translate(read(script)));
        if (script.equals(Dialect.CHAIN_SCRIPT)) {
          new AuditUpgrade(writer).chain();
        }
        writer.sql("INSERT INTO schema_version (version) VALUES (?)").param(script).update();
      }
    }
  }

  private void run(String script) {
    for (var statement : statements(script)) {
      writer.sql(statement).update();
    }
  }

  /**
   * Statements end with a semicolon at a line's end; a script whose statements hold semicolons
   * separates by two.
   */
  static List<String> statements(String script) {
    var separator = script.contains(";;\n") ? ";;\n" : ";\n";
    return Arrays.stream(script.split(separator)).filter(each -> !each.isBlank()).toList();
  }

  static String read(String script) {
    try (InputStream in =
        Objects.requireNonNull(Database.class.getResourceAsStream(script), script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
