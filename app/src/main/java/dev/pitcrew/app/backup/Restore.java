package dev.pitcrew.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a backup into an empty place, after every byte of it was compared with its manifest, and
 * looks at what came out: pages, rows, both audit chains, and that no document is missing.
 */
public final class Restore {

  private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

  private final Path backup;

  /**
   * What came back.
   *
   * @param auditRows of both chains, all whole
   * @param documents that rows name, all there
   */
  public record Restored(Instant madeAt, long files, long auditRows, long documents) {}

  public Restore(Path backup) {
    this.backup = backup.toAbsolutePath().normalize();
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
      if (leadsElsewhere(file.path())) {
        throw new BackupException(
            "The backup is damaged: %s leads out of its folder.".formatted(file.path()));
      }
      Path path = backup.resolve(file.path());
      if (!Files.isRegularFile(path)) {
        throw new BackupException("The backup is damaged: %s is missing.".formatted(file.path()));
      }
      if (Files.size(path) != file.sizeBytes() || !Digests.of(path).equals(file.sha256())) {
        throw new BackupException(
            "The backup is damaged: %s is not as it was written.".formatted(file.path()));
      }
    }
    return manifest;
  }

  private static boolean leadsElsewhere(String path) {
    try {
      Path named = Path.of(path);
      return named.isAbsolute() || !named.equals(named.normalize()) || named.startsWith("..");
    } catch (InvalidPathException notAPath) {
      return true;
    }
  }

  /**
   * @param data a folder that does not exist or is empty, but for exported heads
   * @param database JDBC address of a PostgreSQL without tables of ours; absent for files
   * @throws BackupException when the backup is damaged or the place is not empty; the place is then
   *     as it was
   */
  public Restored into(Path data, @Nullable String database) {
    Place place = new Place(data.toAbsolutePath().normalize());
    boolean isUnfinished = false;
    boolean isBegun = false;
    try {
      Manifest manifest = checked();
      expectPlace(manifest, place, database);
      OwnerAlone.newFolder(place.partial());
      isUnfinished = true;
      if (database != null) {
        RestoredSchemas.begin(database);
        isBegun = true;
      }
      Verified verified = put(manifest, place.partial(), database);
      finish(place, database);
      isUnfinished = false;
      return new Restored(
          manifest.madeAt(), manifest.files().size(), verified.auditRows(), verified.documents());
    } catch (SQLException | IOException e) {
      throw new BackupException("The backup could not be restored: " + e.getMessage(), e);
    } finally {
      if (isUnfinished) {
        undo(place, isBegun ? database : null);
      }
    }
  }

  private static void expectPlace(Manifest manifest, Place place, @Nullable String database)
      throws IOException, SQLException {
    if (manifest.database().equals("sqlite") != (database == null)) {
      throw new BackupException(
          manifest.database().equals("sqlite")
              ? "The backup is of SQLite files: restore it without --database."
              : "The backup is of a PostgreSQL: name an empty one with --database.");
    }
    place.expectEmpty();
    if (database != null) {
      RestoredSchemas.expectEmpty(database);
    }
  }

  private Verified put(Manifest manifest, Path partial, @Nullable String database)
      throws SQLException, IOException {
    putFiles(manifest, partial);
    if (database == null) {
      SqliteSnapshot.restore(backup, partial);
    } else {
      new PostgresRestore(backup, manifest).run(database);
    }
    Verified verified = Verified.of(partial, database);
    SyncedTree.sync(partial);
    return verified;
  }

  private static void finish(Place place, @Nullable String database)
      throws SQLException, IOException {
    if (database == null) {
      place.finish();
    } else {
      RestoredSchemas.takeIntoUse(database, place::finish);
    }
  }

  private void putFiles(Manifest manifest, Path data) throws IOException {
    Path files = backup.resolve("files");
    for (Manifest.Kept file : manifest.files()) {
      if (file.path().startsWith("files/")) {
        Path from = backup.resolve(file.path());
        Path to = data.resolve(files.relativize(from).toString()).normalize();
        if (!to.startsWith(data)) {
          throw new BackupException(
              "The backup is damaged: %s leads out of its folder.".formatted(file.path()));
        }
        Digests.copy(from, to);
      }
    }
  }

  /**
   * Leaves both places as empty as they were found, so that one can try again. Where the files are
   * in their place already, the rows keep their mark: neither is used without the other.
   */
  private static void undo(Place place, @Nullable String database) {
    try {
      if (!Files.exists(place.partial())) {
        LOG.warn("The files are in their place, but nobody knows whether the rows are.");
        return;
      }
      OwnerAlone.delete(place.partial());
      if (database != null) {
        RestoredSchemas.undo(database);
      }
    } catch (IOException | SQLException e) {
      LOG.warn(
          "What was restored of {} could not be taken back, do not use it: {}",
          place.partial(),
          e.getMessage());
    }
  }
}
