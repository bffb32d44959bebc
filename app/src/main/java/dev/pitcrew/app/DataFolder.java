package dev.pitcrew.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder that holds all data: one process at a time, and a secret of its own. */
final class DataFolder implements AutoCloseable {

  /** What {@link #clientSecret} is kept in. */
  static final String CLIENT_SECRET = "client.secret";

  private static final String API_SECRET = "api-secret";
  private static final int SECRET_BYTES = 32;

  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * @throws PitcrewApplication.CannotStart when another process has it, or it cannot be written
   */
  static DataFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new PitcrewApplication.CannotStart(
            "Another Pitcrew works in %s. Stop it, or choose another folder with --data."
                .formatted(folder),
            null);
      }
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new PitcrewApplication.CannotStart(
          "Cannot keep data in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
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
        Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(fresh, file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new PitcrewApplication.CannotStart(
          "Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
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
