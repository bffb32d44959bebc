package dev.pitcrew.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders and files only their owner may read: there are keys and personal data in them. */
final class OwnerAlone {

  private OwnerAlone() {}

  /**
   * A folder that is not there yet.
   *
   * @throws java.nio.file.FileAlreadyExistsException when it is
   */
  static void newFolder(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    SyncedTree.folders(parent);
    Files.createDirectory(folder, permissions(parent, "rwx------"));
  }

  /** A folder, and those above it, where they are missing. */
  static void folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      folders(folder.toAbsolutePath().getParent());
      newFolder(folder);
    }
  }

  /** A file that is not there yet, to be written. */
  static FileChannel newFile(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        permissions(file.toAbsolutePath().getParent(), "rw-------"));
  }

  /** What the one may read, the other may. */
  static void permissionsOf(Path from, Path to) throws IOException {
    if (hasPermissions(from) && hasPermissions(to)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  /** Takes a folder away, with everything in it. */
  static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static FileAttribute<?>[] permissions(Path parent, String permissions)
      throws IOException {
    return hasPermissions(parent)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean hasPermissions(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }
}
