package dev.pitcrew.app.backup;

import dev.pitcrew.records.files.SyncedFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders that are there whole, or not at all, also after the power was lost. */
final class SyncedTree {

  private SyncedTree() {}

  /** What puts one file, or the names in one folder, on disk. */
  @FunctionalInterface
  interface Sync {
    void sync(Path path) throws IOException;
  }

  /** Makes a folder, and those above it, where they are missing; their names are on disk then. */
  static void folders(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) && parent != null) {
      folders(parent);
      Files.createDirectories(folder);
      SyncedFiles.syncNames(folder);
    }
  }

  /** Renames a folder beside itself; all in it must be on disk already, its name is then. */
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    SyncedFiles.syncNames(to);
  }

  /** Everything in a folder is on disk when this returns. */
  static void sync(Path folder) throws IOException {
    sync(folder, SyncedTree::force);
  }

  /** Each file and then the folder it is in. */
  static void sync(Path folder, Sync disk) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            disk.sync(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            disk.sync(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
