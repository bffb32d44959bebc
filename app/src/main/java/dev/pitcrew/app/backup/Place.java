package dev.pitcrew.app.backup;

import dev.pitcrew.records.files.SyncedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The empty data folder that something is restored into: it is written beside, or, where the folder
 * is there (it may be a disk of its own), in it under another name, and put in its place when all
 * of it was found whole.
 */
final class Place {

  /** They are put there beforehand, and stay. */
  private static final String HEADS = "audit-heads";

  private final Path data;
  private final boolean isThere;
  private final Path partial;

  Place(Path data) {
    this.data = data;
    this.isThere = Files.isDirectory(data);
    this.partial =
        isThere
            ? data.resolve("restore.partial")
            : data.resolveSibling(data.getFileName() + ".partial");
  }

  /** Where it is written. */
  Path partial() {
    return partial;
  }

  void expectEmpty() throws IOException {
    if (Files.exists(partial)) {
      throw new BackupException(
          "There is %s: a restore was broken off, or is being made right now. If none is, delete it and try again."
              .formatted(partial));
    }
    if (isThere) {
      try (Stream<Path> there = Files.list(data)) {
        there
            .filter(path -> !path.getFileName().toString().equals(HEADS))
            .findFirst()
            .ifPresent(
                path -> {
                  throw new BackupException(
                      "Expected an empty folder, but %s holds %s."
                          .formatted(data, path.getFileName()));
                });
      }
    }
  }

  /** Puts it in its place; the databases, without which it is not used, come last. */
  void finish() throws IOException {
    if (!isThere) {
      SyncedTree.rename(partial, data);
      return;
    }
    List<Path> entries;
    try (Stream<Path> all = Files.list(partial)) {
      entries = all.sorted(Comparator.comparing(Place::isDatabase)).toList();
    }
    int moved = 0;
    try {
      for (Path entry : entries) {
        if (isDatabase(entry)) {
          SyncedFiles.syncNames(data);
        }
        Files.move(entry, data.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        moved++;
      }
    } catch (IOException e) {
      for (Path entry : entries.subList(0, moved)) {
        Files.move(data.resolve(entry.getFileName()), entry, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    Files.delete(partial);
    SyncedFiles.syncNames(data);
  }

  private static boolean isDatabase(Path entry) {
    return entry.getFileName().toString().endsWith(".db");
  }
}
