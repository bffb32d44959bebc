package dev.pitcrew.app.backup;

import dev.pitcrew.app.AuditPlaces;
import dev.pitcrew.records.audit.AuditStore;
import dev.pitcrew.records.audit.ChainAddress;
import dev.pitcrew.records.audit.ChainReport;
import dev.pitcrew.records.audit.ChainVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup into an empty place, after every byte of it was compared with its manifest, and
 * looks at what came out: pages, rows, both audit chains, and that no document is missing.
 */
public final class Restore {

  private final Path backup;

  /**
   * What came back.
   *
   * @param auditRows of both chains, all whole
   * @param documents that rows name, all there
   */
  public record Restored(Instant madeAt, long files, long auditRows, long documents) {}

  public Restore(Path backup) {
    this.backup = backup;
  }

  /**
   * Compares every file with the manifest, without restoring anything.
   *
   * @return when it was made
   * @throws BackupException when one is missing, changed or too much
   */
  public Instant check() {
    try {
      return checked().madeAt();
    } catch (IOException e) {
      throw new BackupException("The backup cannot be read: " + e.getMessage(), e);
    }
  }

  private Manifest checked() throws IOException {
    Manifest manifest = Manifest.read(backup);
    for (Manifest.Kept file : manifest.files()) {
      Path path = backup.resolve(file.path()).normalize();
      if (!path.startsWith(backup) || !Files.isRegularFile(path)) {
        throw new BackupException("The backup is damaged: %s is missing.".formatted(file.path()));
      }
      if (Files.size(path) != file.sizeBytes() || !Digests.of(path).equals(file.sha256())) {
        throw new BackupException(
            "The backup is damaged: %s is not as it was written.".formatted(file.path()));
      }
    }
    return manifest;
  }

  /**
   * @param data a folder that does not exist or is empty, but for exported heads
   * @param database JDBC address of a PostgreSQL without tables of ours; absent for files
   * @throws BackupException when the backup is damaged or the place is not empty; the place is then
   *     not used
   */
  public Restored into(Path data, @Nullable String database) {
    try {
      Manifest manifest = checked();
      expectPlace(manifest, data, database);
      Files.createDirectories(data);
      if (database == null) {
        SqliteSnapshot.restore(backup, data);
      } else {
        new PostgresRestore(backup, manifest).run(database, data);
      }
      putFiles(manifest, data);
      return new Restored(
          manifest.madeAt(),
          manifest.files().size(),
          verifyChains(data, database),
          findDocuments(data, database));
    } catch (SQLException | IOException e) {
      throw new BackupException("The backup could not be restored: " + e.getMessage(), e);
    }
  }

  private static void expectPlace(Manifest manifest, Path data, @Nullable String database)
      throws IOException, SQLException {
    if (manifest.database().equals("sqlite") != (database == null)) {
      throw new BackupException(
          manifest.database().equals("sqlite")
              ? "The backup is of SQLite files: restore it without --database."
              : "The backup is of a PostgreSQL: name an empty one with --database.");
    }
    if (Files.isDirectory(data)) {
      try (Stream<Path> there = Files.list(data)) {
        List<Path> more =
            there.filter(path -> !path.getFileName().toString().equals("audit-heads")).toList();
        if (!more.isEmpty()) {
          throw new BackupException(
              "Expected an empty folder, but %s holds %s."
                  .formatted(data, more.getFirst().getFileName()));
        }
      }
    }
    if (database != null) {
      PostgresRestore.expectEmpty(database);
    }
  }

  private void putFiles(Manifest manifest, Path data) throws IOException {
    Path files = backup.resolve("files");
    for (Manifest.Kept file : manifest.files()) {
      if (file.path().startsWith("files/")) {
        Path from = backup.resolve(file.path());
        Path to = data.resolve(files.relativize(from).toString());
        Digests.copy(from, to);
        if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
      }
    }
  }

  private static long verifyChains(Path data, @Nullable String database)
      throws SQLException, IOException {
    long rows = 0;
    for (ChainAddress chain : AuditPlaces.chains(data, database)) {
      var verifier = new ChainVerifier(chain.chain(), List.of());
      Optional<AuditStore> store = AuditStore.open(chain.url(), chain.table());
      if (store.isPresent()) {
        try (AuditStore open = store.get()) {
          open.rows(verifier::next);
        }
        ChainReport report = verifier.finish();
        var finding = report.finding();
        if (finding != null) {
          throw new BackupException(
              "The audit trail of the %s is broken at row %d: %s"
                  .formatted(chain.chain(), finding.seq(), finding.text()));
        }
        rows += report.rows();
      }
    }
    return rows;
  }

  private static long findDocuments(Path data, @Nullable String database) throws SQLException {
    if (database == null && !Files.exists(data.resolve("engine.db"))) {
      return 0;
    }
    long found = 0;
    String url =
        AuditPlaces.chains(data, database).stream()
            .filter(chain -> chain.chain().equals(dev.pitcrew.records.audit.AuditChain.ENGINE))
            .findFirst()
            .orElseThrow()
            .url();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT DISTINCT content_hash FROM document WHERE deleted=0")) {
      while (rows.next()) {
        String hash = rows.getString(1);
        if (!Files.exists(
            data.resolve(KeptFiles.DOCUMENTS).resolve(hash.substring(0, 2)).resolve(hash))) {
          throw new BackupException("The bytes of document %s are missing.".formatted(hash));
        }
        found++;
      }
    }
    return found;
  }
}
