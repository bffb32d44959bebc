package dev.pitcrew.app;

import dev.pitcrew.records.files.SyncedFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The folder that holds all data, with a secret of its own: for one process at a time, or for all
 * nodes on one PostgreSQL, of which the database lets one lead.
 */
final class DataFolder implements AutoCloseable {

  /** What {@link #clientSecret} is kept in. */
  static final String CLIENT_SECRET = "client.secret";

  /** What {@link #place} is kept in. */
  static final String PLACE = "place-id";

  private static final String API_SECRET = "api-secret";
  private static final int SECRET_BYTES = 32;

  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * @param shared whether other nodes may use it, too
   * @param option of the command line that names it
   * @throws PitcrewApplication.CannotStart when another process has it, or it cannot be written
   */
  static DataFolder open(Path folder, boolean shared, String option) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel, shared);
      if (lock == null) {
        channel.close();
        throw new PitcrewApplication.CannotStart(
            "Another Pitcrew works in %s. Stop it, or choose another folder with %s."
                .formatted(folder, option),
            null);
      }
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new PitcrewApplication.CannotStart(
          "Cannot keep data in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
    try {
      return channel.tryLock(0, Long.MAX_VALUE, shared);
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** What pages and gateway share to name a person; made once, readable by this user only. */
  String secret() {
    return secret(API_SECRET);
  }

  /** With it, programs of whoever may read this folder are clients of the API. */
  String clientSecret() {
    return secret(CLIENT_SECRET);
  }

  /** Tells this folder from others, also when it was copied or is mounted elsewhere. */
  String place() {
    return secret(PLACE);
  }

  private String secret(String name) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        Path fresh = Files.createTempFile(folder, name, ".new");
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        SyncedFiles.write(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        moveUnlessThere(fresh, file);
        SyncedFiles.syncNames(folder);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new PitcrewApplication.CannotStart(
          "Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Another node may have been quicker. */
  private static void moveUnlessThere(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException theOthers) {
      // All nodes read the one that is there.
    } catch (UnsupportedOperationException withoutLinks) {
      Files.move(fresh, file);
      return;
    }
    Files.delete(fresh);
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
