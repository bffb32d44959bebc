package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.backup.Backup;
import dev.pitcrew.app.backup.Restore;
import dev.pitcrew.browser.BrowserConfig;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.engine.AwayEngine;
import dev.pitcrew.testing.PatientPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That books are of one engine, in files and in a database that several folders share. */
final class BooksEngineTest {

  private static final AwayEngine FIRST = new AwayEngine("http://first:8080", "one");
  private static final AwayEngine SECOND = new AwayEngine("http://second:8080", "two");

  private static EmbeddedPostgres server;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws IOException {
    server = PatientPostgres.builder().start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Test
  void shouldRefuseAnotherUnlessItIsMeant() {
    // given
    Settings settings = settings("books", null);
    claim(settings, FIRST, false);

    // then
    assertThatThrownBy(() -> claim(settings, SECOND, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessage(
            "The books in %s are of http://first:8080 (cluster one), not of http://second:8080"
                + " (cluster two): take other books, or go on with --another-engine where nothing"
                + " of the old one is under way.",
            settings.data());

    // when
    claim(settings, SECOND, true);

    // then
    assertThatCode(() -> claim(settings, SECOND, false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> claim(settings, FIRST, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class);
  }

  @Test
  void shouldTellTwoFoldersWithOneDatabaseThatTheirEnginesAreTwo() throws SQLException {
    // given
    String database = newDatabase("shared");
    Settings here = settings("here", database);
    Settings there = settings("there", database);
    claim(here, FIRST, false);

    // then
    assertThatCode(() -> claim(there, FIRST, false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> claim(there, SECOND, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageStartingWith(
            "The books in the database are of http://first:8080 (cluster one), not of"
                + " http://second:8080 (cluster two)");
    assertThatThrownBy(() -> claim(settings("new", database), SECOND, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class);

    // when
    claim(there, SECOND, true);

    // then
    assertThatThrownBy(() -> claim(here, FIRST, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageContaining("are of http://second:8080 (cluster two), not of");
  }

  @Test
  void shouldKeepToWhatEarlierVersionsNotedInTheFolder() throws IOException, SQLException {
    // given
    String database = newDatabase("noted");
    Settings settings = settings("noted", database);
    Files.writeString(
        settings.data().resolve("engine.properties"), "address=http://first:8080\ncluster=one\n");

    // then
    assertThatThrownBy(() -> claim(settings, SECOND, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageContaining("are of http://first:8080 (cluster one)");
    assertThatThrownBy(() -> claim(settings("other", database), SECOND, false))
        .as("what the folder said is the database's now")
        .isInstanceOf(PitcrewApplication.CannotStart.class);
    assertThatCode(() -> claim(settings, FIRST, false)).doesNotThrowAnyException();
  }

  @Test
  void shouldLearnTheIdOfAClusterThatIsUpgraded() {
    // given
    Settings settings = settings("upgraded", null);
    claim(settings, new AwayEngine(FIRST.address(), null), false);

    // when: meant or not, it is the same
    claim(settings, FIRST, true);

    // then
    assertThatThrownBy(
            () -> claim(settings, new AwayEngine(FIRST.address(), "another there"), false))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageContaining("are of http://first:8080 (cluster one), not of");
  }

  @Test
  void shouldTakeRestoredBooksOfWorkersForNoEngines() throws IOException, SQLException {
    // given: books that nobody has noted an engine in
    Settings settings = settings("worked", newDatabase("worked"));
    open(settings).close();
    Path backup =
        new Backup(settings.data(), settings.database(), InstantSource.system())
            .into(folder.resolve("backup"))
            .folder();

    // when
    String database = newDatabase("restored");
    Settings restored = settings("restored", database);
    Restore.Restored back = new Restore(backup).into(restored.data(), database);

    // then
    assertThat(back.documents()).isZero();
    assertThat(Databases.hasEngine(database)).isFalse();
    assertThatCode(() -> claim(restored, FIRST, false)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseTheBooksBesideAnEngine() throws IOException, SQLException {
    // given
    Settings files = settings("files", null);
    Files.createFile(files.data().resolve("engine.db"));
    String database = newDatabase("beside");
    Settings rows = settings("rows", database);
    Databases.postgres(database);
    execute("beside", "CREATE TABLE engine.anything (id INT)");

    // then
    assertThatThrownBy(() -> claim(files, FIRST, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageContaining("a Pitcrew's own engine");
    assertThatThrownBy(() -> claim(rows, FIRST, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageContaining("a Pitcrew's own engine");
  }

  @Test
  void shouldNotStartAnEngineBesideTheBooksOfAnother() {
    // given
    Settings settings = settings("away", null);
    try (Records records = open(settings)) {
      BooksEngine books = new BooksEngine(settings, records);
      assertThatCode(books::expectOwn).doesNotThrowAnyException();

      // when
      books.claim(FIRST, false);

      // then
      assertThatThrownBy(books::expectOwn)
          .isInstanceOf(PitcrewApplication.CannotStart.class)
          .hasMessageContaining("are of http://first:8080 (cluster one)");
    }
    assertThat(settings.data().resolve("engine.properties")).doesNotExist();
  }

  private static void claim(Settings settings, AwayEngine engine, boolean anotherToo) {
    try (Records records = open(settings)) {
      new BooksEngine(settings, records).claim(engine, anotherToo);
    }
  }

  private static Records open(Settings settings) {
    return Records.open(BooksAddress.of(settings.data(), settings.database()));
  }

  private Settings settings(String name, @Nullable String database) {
    try {
      Path data = Files.createDirectories(folder.resolve(name));
      return new Settings(
          data,
          "127.0.0.1",
          0,
          0,
          false,
          false,
          database,
          null,
          null,
          BrowserConfig.in(data),
          Nodes.usual(0),
          Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String newDatabase(String name) throws SQLException {
    execute("postgres", "CREATE DATABASE " + name);
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&password=postgres"
        .formatted(server.getPort(), name);
  }

  private static void execute(String database, String sql) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
