package dev.pitcrew.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies engine, books, documents, keys and settings into a folder of their own, while Pitcrew
 * works or while it does not. The rows are those of one moment; documents and files are copied
 * after them, so that none is missing that a row names.
 */
public final class Backup {

  private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

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
   * @param target a folder that does not exist yet, outside the data folder; it appears when the
   *     backup is whole
   * @throws BackupException when it cannot be made
   */
  public Made into(Path target) {
    if (Files.exists(target)) {
      throw new BackupException(
          "Expected a folder that does not exist yet, but there is %s.".formatted(target));
    }
    expectOutside(target);
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    if (Files.exists(partial)) {
      throw new BackupException(
          "There is %s: a backup into %s was broken off, or is being made right now. If none is, delete it and try again, or name another folder."
              .formatted(partial, target.getFileName()));
    }
    boolean isUnfinished = false;
    try {
      OwnerAlone.newFolder(partial);
      isUnfinished = true;
      Manifest manifest = copy(partial);
      manifest.write(partial);
      SyncedTree.sync(partial);
      SyncedTree.rename(partial, target);
      isUnfinished = false;
      long bytes = manifest.files().stream().mapToLong(Manifest.Kept::sizeBytes).sum();
      return new Made(target, manifest.files().size(), bytes);
    } catch (SQLException | IOException e) {
      throw new BackupException("The backup could not be made: " + e.getMessage(), e);
    } finally {
      if (isUnfinished && Files.exists(partial)) {
        discard(partial);
      }
    }
  }

  /** A backup in the data folder would be in the next one, with all before it. */
  private void expectOutside(Path target) {
    try {
      if (real(target).startsWith(real(data))) {
        throw new BackupException(
            "Expected a folder outside the data folder %s, but %s is in it, and each backup would hold all earlier ones."
                .formatted(data, target));
      }
    } catch (IOException e) {
      throw new BackupException("The backup could not be made: " + e.getMessage(), e);
    }
  }

  /** Where a path leads, whose last folders may be missing. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return Files.exists(absolute) || parent == null
        ? absolute.toRealPath()
        : real(parent).resolve(absolute.getFileName());
  }

  /**
   * Keys and personal data are not left behind; what cannot be deleted is named by the next run.
   */
  private static void discard(Path partial) {
    try {
      OwnerAlone.delete(partial);
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted: {}", partial, e.getMessage());
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
}
