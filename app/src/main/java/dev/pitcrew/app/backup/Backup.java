package dev.pitcrew.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies engine, books, documents, keys and settings into a folder of their own, while Pitcrew
 * works or while it does not. The rows are those of one moment; documents and files are copied
 * after them, so that none is missing that a row names.
 */
public final class Backup {

  private final Path data;
  private final @Nullable String database;
  private final InstantSource clock;

  /**
   * What was copied.
   *
   * @param files beside the databases
   */
  public record Made(Path folder, int files, long sizeBytes) {}

  /**
   * @param database JDBC address of a PostgreSQL; absent for the files in the data folder
   */
  public Backup(Path data, @Nullable String database, InstantSource clock) {
    this.data = data;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param target a folder that does not exist yet; it appears when the backup is whole
   * @throws BackupException when it cannot be made
   */
  public Made into(Path target) {
    if (Files.exists(target)) {
      throw new BackupException(
          "Expected a folder that does not exist yet, but there is %s.".formatted(target));
    }
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    try {
      Folders.createPrivate(partial);
      Manifest manifest = copy(partial);
      manifest.write(partial);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      long bytes = manifest.files().stream().mapToLong(Manifest.Kept::sizeBytes).sum();
      return new Made(target, manifest.files().size(), bytes);
    } catch (SQLException | IOException e) {
      throw new BackupException(
          "The backup could not be made; what there is of it is in %s: %s"
              .formatted(partial, e.getMessage()),
          e);
    }
  }

  private Manifest copy(Path partial) throws SQLException, IOException {
    var at = clock.instant();
    List<Manifest.Kept> files = new ArrayList<>();
    PostgresDump.Dumped dumped = new PostgresDump.Dumped(List.of(), List.of(), List.of());
    if (database == null) {
      files.addAll(SqliteSnapshot.take(data, partial));
    } else {
      dumped = PostgresDump.take(database, partial);
      files.addAll(dumped.files());
    }
    for (Path relative : KeptFiles.of(data)) {
      KeptFiles.copy(data, relative, partial).ifPresent(files::add);
    }
    return new Manifest(
        at, database == null ? "sqlite" : "postgresql", files, dumped.tables(), dumped.sequences());
  }

  /** Folders only their owner may read: there are keys and personal data in them. */
  static final class Folders {
    private Folders() {}

    static void createPrivate(Path folder) throws IOException {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      if (Files.getFileStore(folder.toAbsolutePath().getParent())
          .supportsFileAttributeView("posix")) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(folder);
      }
    }
  }
}
