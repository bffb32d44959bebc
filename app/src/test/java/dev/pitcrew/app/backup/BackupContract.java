package dev.pitcrew.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.BooksAddress;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import dev.pitcrew.engine.store.BlobStore;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.SampleMasterData;
import dev.pitcrew.records.signin.SecondFactors;
import dev.pitcrew.records.signin.Totp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a backup promises, whatever holds the rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BackupContract {

  private static final String TENANT = "<default>";
  private static final String KEY = "second-factor.key";

  @TempDir static Path once;

  @TempDir Path folder;

  private @Nullable Filled filled;

  /** A new, empty database; absent where rows are files of the data folder. */
  abstract @Nullable String newDatabase() throws SQLException;

  /** The address of another database with the same rows. */
  abstract String copyOf(String database) throws SQLException;

  abstract RuntimeOptions engine(Path data, @Nullable String database);

  private static String address(Path data, @Nullable String database, String schema) {
    return database == null
        ? "jdbc:sqlite:" + data.resolve(schema + ".db")
        : database + "&currentSchema=" + schema;
  }

  /** For each effect in the books first, then a message in the engine, as fast as it goes. */
  private static void work(Records books, EngineRuntime engine, int number) {
    books.effects().claim("effect-%05d".formatted(number));
    assertThat(
            engine
                .submit(
                    new Command.PublishMessage(
                        "name", "key", 3_600_000, "id-" + number, "{\"n\":1}", TENANT))
                .join())
        .isInstanceOf(Reply.MessagePublished.class);
  }

  private static String document(EngineRuntime engine, String text) throws IOException {
    BlobStore.Blob blob =
        engine
            .documents()
            .put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1_000);
    engine
        .submit(
            new Command.CreateDocument(
                "doc-" + text, blob.hash(), blob.sizeBytes(), "{}", -1, 0, TENANT))
        .join();
    return blob.hash();
  }

  Path backup(Path data, @Nullable String database, String name) {
    return new Backup(data, database, InstantSource.system()).into(folder.resolve(name)).folder();
  }

  @Test
  void shouldHoldOneMomentOfBothStoresWhenTakenUnderLoad() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = newDatabase();
    AtomicBoolean stopped = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(50);
    try (Records books = Records.open(BooksAddress.of(data, database));
        EngineRuntime engine = EngineRuntime.start(engine(data, database))) {
      SampleMasterData.load(books);
      String hash = document(engine, "kept");
      Files.createDirectories(data.resolve("secrets"));
      Files.writeString(data.resolve("secrets").resolve("PORTAL"), "password");
      Thread load =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; !stopped.get(); i++) {
                      work(books, engine, i);
                      begun.countDown();
                    }
                  });
      begun.await();

      // when
      Path first = backup(data, database, "first");
      Path second = backup(data, database, "second");
      stopped.set(true);
      load.join();
      Path still = backup(data, database, "still");

      // then
      for (Path backup : List.of(first, second, still)) {
        Path again = folder.resolve("again-" + backup.getFileName());
        String other = newDatabase();
        Restore.Restored restored = new Restore(backup).into(again, other);
        assertThat(restored.documents()).isEqualTo(1);
        long effects = count(address(again, other, "records"), "effects");
        long messages = count(address(again, other, "engine"), "message");
        assertThat(effects - messages).as("one moment of both").isBetween(0L, 1L);
        assertThat(effects).isGreaterThanOrEqualTo(50);
        assertThat(Files.readString(again.resolve("secrets").resolve("PORTAL")))
            .isEqualTo("password");
        assertThat(again.resolve("documents").resolve(hash.substring(0, 2)).resolve(hash)).exists();
        expectToGoOn(again, other);
      }
    }
  }

  private void expectToGoOn(Path data, @Nullable String database) {
    try (Records books = Records.open(BooksAddress.of(data, database));
        EngineRuntime engine = EngineRuntime.start(engine(data, database))) {
      work(books, engine, 99_999);
      assertThat(books.people().all()).isNotEmpty();
    }
  }

  @Test
  void shouldBeEqualWhenRestoredAndBackedUpAgain() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = filled(data);
    Path first = backup(data, database, "first");

    // when
    Path again = folder.resolve("again");
    String other = newDatabase();
    new Restore(first).into(again, other);
    Path second = backup(again, other, "second");

    // then
    assertThat(Manifest.read(second).tables()).isEqualTo(Manifest.read(first).tables());
    assertThat(Manifest.read(second).sequences()).isEqualTo(Manifest.read(first).sequences());
    assertThat(rows(address(again, other, "engine")))
        .isEqualTo(rows(address(data, database, "engine")));
    assertThat(rows(address(again, other, "records")))
        .isEqualTo(rows(address(data, database, "records")));
  }

  @Test
  void shouldRefuseEveryBackupInWhichABitWasFlipped() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = filled(data);
    Path backup = backup(data, database, "backup");
    new Restore(backup).check();
    List<Path> files;
    try (Stream<Path> all = Files.walk(backup)) {
      files = all.filter(Files::isRegularFile).filter(BackupContract::hasBytes).sorted().toList();
    }
    long seed = Long.getLong("pitcrew.seed", 1);
    Random random = new Random(seed);

    for (Path file : files) {
      // when
      byte[] bytes = Files.readAllBytes(file);
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);

      // then
      assertThatThrownBy(() -> new Restore(backup).into(folder.resolve("never"), null))
          .as("seed %d, %s", seed, file)
          .isInstanceOf(BackupException.class)
          .hasMessageContaining(file.getFileName().toString());
      assertThat(folder.resolve("never")).doesNotExist();
      Files.write(file, bytes);
    }
    new Restore(backup).check();
  }

  private static boolean hasBytes(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void shouldRefuseAPlaceThatIsNotEmpty() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = filled(data);
    Path backup = backup(data, database, "backup");

    // when, then
    assertThatThrownBy(() -> new Restore(backup).into(data, database))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Expected an empty folder, but");
    assertThatThrownBy(() -> backup(data, database, "backup"))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Expected a folder that does not exist yet");
  }

  @Test
  void shouldKeepKeysToTheirOwnerWhenRestored() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = newDatabase();
    Files.createDirectory(data);
    SecondFactors.Enrolment enrolled;
    try (Records books = withKey(data, database);
        EngineRuntime engine = EngineRuntime.start(engine(data, database))) {
      SampleMasterData.load(books);
      work(books, engine, 1);
      enrolled = books.secondFactors().begin("clara");
      String code = Totp.code(enrolled.secret(), Instant.now());
      assertThat(books.secondFactors().activate("clara", code)).isTrue();
    }
    Path backup = backup(data, database, "backup");

    // when
    Path again = folder.resolve("again");
    String other = newDatabase();
    new Restore(backup).into(again, other);

    // then
    assertThat(permissions(backup.resolve("files").resolve(KEY))).isEqualTo("rw-------");
    assertThat(permissions(again)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.walk(again)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }
    try (Records books = withKey(again, other)) {
      String later = Totp.code(enrolled.secret(), Instant.now().plusSeconds(30));
      assertThat(books.secondFactors().confirm("clara", "release", later)).isTrue();
    }
  }

  private static Records withKey(Path data, @Nullable String database) {
    return Records.open(BooksAddress.of(data, database), InstantSource.system(), data.resolve(KEY));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void shouldRefuseToBackUpIntoTheDataFolder() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = filled(data);
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);

    // when, then
    for (Path target :
        List.of(data.resolve("backup"), data.resolve("a").resolve("b"), link.resolve("backup"))) {
      assertThatThrownBy(() -> new Backup(data, database, InstantSource.system()).into(target))
          .isInstanceOf(BackupException.class)
          .hasMessageStartingWith("Expected a folder outside the data folder");
      assertThat(target).doesNotExist();
    }
    assertThat(backup(data, database, "data-of-monday")).exists();
  }

  @Test
  void shouldSayHowToGoOnWhenABackupWasBrokenOff() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = filled(data);
    Path partial = Files.createDirectory(folder.resolve("backup.partial"));

    // when, then
    assertThatThrownBy(() -> backup(data, database, "backup"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(partial.toString())
        .hasMessageContaining("delete it and try again");
    assertThat(partial).exists();
  }

  @Test
  void shouldLeaveNothingBehindWhenABackupFails() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = filled(data);
    String hash = Digests.sha256("kept");
    Path document = data.resolve("documents").resolve(hash.substring(0, 2)).resolve(hash);
    Files.writeString(document, "others");

    // when, then
    assertThatThrownBy(() -> backup(data, database, "backup"))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("The data are damaged");
    assertThat(folder.resolve("backup.partial")).doesNotExist();
    assertThat(folder.resolve("backup")).doesNotExist();
    Files.writeString(document, "kept");
    assertThat(backup(data, database, "backup")).exists();
  }

  @Test
  void shouldWriteNothingOutsideWhenTheManifestLeadsThere() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = filled(data);
    Path backup = backup(data, database, "backup");
    Files.writeString(backup.resolve("escaped"), "x");
    Manifest whole = Manifest.read(backup);
    var files = new ArrayList<>(whole.files());
    files.add(new Manifest.Kept("files/../escaped", 1, Digests.sha256("x")));
    new Manifest(whole.madeAt(), whole.database(), files, whole.tables(), whole.sequences())
        .write(backup);
    String other = newDatabase();

    // when, then
    assertThatThrownBy(() -> new Restore(backup).into(folder.resolve("again"), other))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("files/../escaped leads out of its folder");
    assertThat(folder.resolve("escaped")).doesNotExist();
    assertThat(folder.resolve("again")).doesNotExist();
  }

  @Test
  void shouldLeaveThePlaceEmptyWhenARestoreFails() throws Exception {
    // given
    Path data = folder.resolve("data");
    String database = filled(data);
    String hash = Digests.sha256("kept");
    Path document = data.resolve("documents").resolve(hash.substring(0, 2)).resolve(hash);
    Files.delete(document);
    Path lacking = backup(data, database, "lacking");
    Files.writeString(document, "kept");
    Path good = backup(data, database, "good");
    Path again = folder.resolve("again");
    Path there = Files.createDirectory(folder.resolve("there"));
    Files.createDirectory(there.resolve("audit-heads"));
    String other = newDatabase();

    for (Path place : List.of(again, there)) {
      // when, then
      assertThatThrownBy(() -> new Restore(lacking).into(place, other))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining(hash);
    }
    assertThat(again).doesNotExist();
    assertThat(folder.resolve("again.partial")).doesNotExist();
    assertThat(there.toFile().list()).containsExactly("audit-heads");
    assertThat(new Restore(good).into(there, other).documents()).isEqualTo(1);
    assertThat(there.resolve("restore.partial")).doesNotExist();
    expectToGoOn(there, other);
  }

  /**
   * A data folder in which something was done, as a copy of one that is filled once.
   *
   * @return its database; absent where rows are files of the data folder
   */
  final @Nullable String filled(Path data) throws IOException, SQLException {
    Filled copied = filled;
    if (copied == null) {
      copied = fill(once.resolve("data"), newDatabase());
      filled = copied;
    }
    copy(copied.data(), data);
    return copied.database() == null ? null : copyOf(copied.database());
  }

  private record Filled(Path data, @Nullable String database) {}

  private Filled fill(Path data, @Nullable String database) throws IOException {
    try (Records books = Records.open(BooksAddress.of(data, database));
        EngineRuntime engine = EngineRuntime.start(engine(data, database))) {
      SampleMasterData.load(books);
      document(engine, "kept");
      for (int i = 0; i < 20; i++) {
        work(books, engine, i);
      }
      return new Filled(data, database);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static long count(String url, String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** All rows of some tables that were filled, as text. */
  private static List<String> rows(String url) throws SQLException {
    List<String> all = new java.util.ArrayList<>();
    List<String> tables =
        url.contains("engine")
            ? List.of("message", "audit", "document", "audit_head")
            : List.of("effects", "people", "vendors", "audit");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1")) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int i = 1; i <= columns; i++) {
              row.append('|').append(rows.getString(i));
            }
            all.add(row.toString());
          }
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(20);
    return all;
  }
}
