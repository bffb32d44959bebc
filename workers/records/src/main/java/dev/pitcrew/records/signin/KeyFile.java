package dev.pitcrew.records.signin;

import dev.pitcrew.records.files.SyncedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The key that stands outside the database, in a file of its owner's alone. Drawn when it is first
 * needed; a key that is gone while seeds exist is not replaced, because that would lock everybody
 * out in silence.
 */
final class KeyFile implements Supplier<byte[]> {

  private static final int KEY_BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ALONE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final @Nullable Path file;
  private final BooleanSupplier inUse;
  private byte @Nullable [] key;

  /**
   * @param file absent when nobody said where it is
   * @param inUse whether something was locked with the key before
   */
  KeyFile(@Nullable Path file, BooleanSupplier inUse) {
    this.file = file;
    this.inUse = inUse;
  }

  @Override
  public synchronized byte[] get() {
    if (key == null) {
      key = load();
    }
    return key.clone();
  }

  private byte[] load() {
    if (file == null) {
      throw new IllegalStateException(
          "Expected to find the key of the second factors, but nobody said in which file it is.");
    }
    try {
      if (!Files.exists(file)) {
        draw(file);
      }
      // Nothing may be locked with a key that a power cut could take.
      SyncedFiles.syncNames(file.toAbsolutePath().getParent());
      if (posix(file) && !OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IllegalStateException(
            "Expected %s to be readable by its owner alone, but others can read it: chmod 600."
                .formatted(file));
      }
      var read = Base64.getDecoder().decode(Files.readString(file).strip());
      if (read.length != KEY_BYTES) {
        throw new IllegalStateException(
            "Expected to find a key of %d bytes in %s, but it has %d."
                .formatted(KEY_BYTES, file, read.length));
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw(Path file) throws IOException {
    if (inUse.getAsBoolean()) {
      throw new IllegalStateException(
          "Expected to find the key of the second factors in %s, but it is gone; put it back from the backup."
              .formatted(file));
    }
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var drawn = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(drawn);
    var fresh =
        posix(folder)
            ? Files.createTempFile(
                folder,
                SecondFactors.KEY_FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(OWNER_ALONE))
            : Files.createTempFile(folder, SecondFactors.KEY_FILE, ".new");
    SyncedFiles.write(fresh, Base64.getEncoder().encodeToString(drawn));
    try {
      // A link, unlike a move, never replaces the key that another process drew just now.
      Files.createLink(file, fresh);
    } catch (UnsupportedOperationException noLinksHere) {
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException drawnByAnother) {
      return;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static boolean posix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }
}
