package dev.pitcrew.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.BooksAddress;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import dev.pitcrew.testing.PatientPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PostgresBackupTest extends BackupContract {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static EmbeddedPostgres server;

  @BeforeAll
  static void startServer() throws IOException {
    server = PatientPostgres.builder().start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Override
  String newDatabase() throws SQLException {
    return create("");
  }

  @Override
  String copyOf(String database) throws SQLException {
    return create(" TEMPLATE " + database.replaceFirst(".*/(\\w+)\\?.*", "$1"));
  }

  private static String create(String options) throws SQLException {
    String name = "backup" + DATABASES.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + options);
    }
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&password=postgres"
        .formatted(server.getPort(), name);
  }

  @Override
  RuntimeOptions engine(Path data, @Nullable String database) {
    return RuntimeOptions.at(BooksAddress.engineIn(Objects.requireNonNull(database)), data);
  }

  @Test
  void shouldRunNothingOfTheManifestAsSqlWhenRestored() throws Exception {
    // given
    Path backup = filledBackup();
    Manifest whole = Manifest.read(backup);
    List<Manifest.DumpedTable> tables =
        whole.tables().stream()
            .map(
                table ->
                    new Manifest.DumpedTable(
                        table.schema(), table.name(), table.columns(), "1/0", table.rows()))
            .toList();
    new Manifest(whole.madeAt(), whole.database(), whole.files(), tables, whole.sequences())
        .write(backup);
    String other = newDatabase();

    // when
    new Restore(backup).into(folder.resolve("again"), other);

    // then
    new Manifest(
            whole.madeAt(),
            whole.database(),
            whole.files(),
            tables,
            List.of(new Manifest.Sequence("engine", "x\"',1),pg_sleep(0),('", 1)))
        .write(backup);
    String third = newDatabase();
    assertThatThrownBy(() -> new Restore(backup).into(folder.resolve("third"), third))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("there is no sequence");
    RestoredSchemas.expectEmpty(third);
  }

  @Test
  void shouldShowTheApplicationNothingThatWasNotLookedAtWhenARestoreIsBrokenOff() throws Exception {
    // given
    Path backup = filledBackup();
    String other = newDatabase();

    // when: it ends after the rows, before they were looked at
    RestoredSchemas.begin(other);
    new PostgresRestore(backup, Manifest.read(backup)).run(other);

    // then
    assertThat(schemas(other))
        .containsExactly("engine_unverified", "records_unverified", "restore_unverified");
    assertThatThrownBy(() -> BooksAddress.of(folder.resolve("again"), other))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageStartingWith("The database is being restored, or that was broken off");
    assertThatThrownBy(() -> new Restore(backup).into(folder.resolve("again"), other))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(
            "a restore was broken off, or is being made right now. If none is, drop them");

    // and once they are dropped, all of it comes back
    RestoredSchemas.undo(other);
    assertThat(schemas(other)).isEmpty();
    assertThat(new Restore(backup).into(folder.resolve("again"), other).auditRows()).isPositive();
    assertThat(schemas(other)).containsExactly("engine", "records");
    assertThat(BooksAddress.of(folder.resolve("again"), other)).contains("records");
  }

  @Test
  void shouldTouchNothingThatOthersMadeMeanwhileWhenARestoreFails() throws Exception {
    // given: rows that were not looked at yet, and somebody who works under their later names
    Path backup = filledBackup();
    String other = newDatabase();
    RestoredSchemas.begin(other);
    new PostgresRestore(backup, Manifest.read(backup)).run(other);
    execute(other, "CREATE SCHEMA engine", "CREATE TABLE engine.live AS SELECT 7 AS work");

    // when
    AtomicBoolean isPut = new AtomicBoolean();
    assertThatThrownBy(() -> RestoredSchemas.takeIntoUse(other, () -> isPut.set(true)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("already exists");
    RestoredSchemas.undo(other);

    // then
    assertThat(isPut).as("files without rows").isFalse();
    assertThat(schemas(other)).containsExactly("engine");
    try (Connection connection = DriverManager.getConnection(other)) {
      assertThat(PostgresDump.names(connection, "SELECT work::text FROM engine.live"))
          .containsExactly("7");
    }
  }

  @Test
  void shouldLeaveADatabaseAloneThatIsLedWhenARestoreFailsBeforeItsRowsAreIn() throws Exception {
    // given: a node that was about to start as the restore began
    Path backup = filledBackup();
    String other = newDatabase();
    RestoredSchemas.begin(other);
    execute(other, "CREATE TABLE engine.node_lease (id INTEGER)");

    // when
    assertThatThrownBy(() -> new PostgresRestore(backup, Manifest.read(backup)).run(other))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("was started on this database meanwhile");
    RestoredSchemas.undo(other);

    // then
    assertThat(schemas(other)).containsExactly("engine", "records");
  }

  @Test
  void shouldTakeRowsIntoUseOnlyWithTheirFiles() throws Exception {
    // given
    Path backup = filledBackup();
    String other = newDatabase();
    RestoredSchemas.begin(other);
    new PostgresRestore(backup, Manifest.read(backup)).run(other);

    // when
    assertThatThrownBy(
            () ->
                RestoredSchemas.takeIntoUse(
                    other,
                    () -> {
                      throw new IOException("no room");
                    }))
        .hasMessage("no room");

    // then
    assertThat(schemas(other))
        .containsExactly("engine_unverified", "records_unverified", "restore_unverified");
  }

  /** Of a store in which something was done. */
  private Path filledBackup() throws Exception {
    Path data = folder.resolve("data");
    String database = filled(data);
    return backup(data, database, "backup");
  }

  private static List<String> schemas(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return PostgresDump.names(
          connection,
          "SELECT nspname FROM pg_namespace WHERE nspname ~ '^(engine|records|restore)' ORDER BY"
              + " 1");
    }
  }

  private static void execute(String url, String... all) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : all) {
        statement.execute(sql);
      }
    }
  }
}
