package dev.pitcrew.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes by their SHA-256, immutable, one file each: {@code ab/abcdef...}.
 *
 * <p>A name appears only when its bytes are on disk, so a crash leaves at most a temporary file.
 * Thread-safe, and safe beside other processes.
 */
public final class BlobStore {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER_BYTES = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(BlobStore.class);

  private final Path folder;
  private final FolderSync disk;

  /** Folders that hold names which may not be on disk: ours, and of those above it. */
  private final Set<Path> unsynced = new LinkedHashSet<>();

  private volatile boolean isMade;

  /** Puts the names in a folder on disk. */
  @FunctionalInterface
  interface FolderSync {
    void sync(Path folder) throws IOException;
  }

  /** What was stored: its hash in lower-case hex and its length. */
  public record Blob(String hash, long sizeBytes) {}

  /** The bytes are more than the caller allows. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long bytesMax) {
      super("Expected up to %d bytes, but there are more.".formatted(bytesMax));
    }
  }

  public BlobStore(Path folder) {
    this(folder, BlobStore::sync);
  }

  BlobStore(Path folder, FolderSync disk) {
    this.folder = folder.toAbsolutePath();
    this.disk = disk;
  }

  /**
   * Stores bytes; returns when they are on disk.
   *
   * @param bytesMax beyond it nothing is stored
   * @throws TooLargeException when there are more
   */
  public Blob put(InputStream bytes, long bytesMax) throws IOException {
    if (!isMade || !Files.isDirectory(folder)) {
      makeFolder();
    }
    Path temporary = folder.resolve("tmp-" + UUID.randomUUID());
    try {
      Blob blob = write(bytes, bytesMax, temporary);
      Path file = file(blob.hash());
      synchronized (this) {
        if (Files.exists(file)) {
          // Whoever deletes what nothing refers to must see that somebody is about to.
          Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } else {
          Files.createDirectories(file.getParent());
          moveInto(temporary, file);
        }
        // Also of one that was there: who stored it may have been killed before it got here.
        disk.sync(file.getParent());
        disk.sync(folder);
        syncNames();
      }
      return blob;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Blob write(InputStream bytes, long bytesMax, Path file) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        size += read;
        if (size > bytesMax) {
          throw new TooLargeException(bytesMax);
        }
        out.write(buffer, 0, read);
      }
      channel.force(true);
    }
    return new Blob(HexFormat.of().formatHex(digest.digest()), size);
  }

  private static void moveInto(Path temporary, Path file) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("Expected a file system with atomic renames for " + file, e);
    }
  }

  private synchronized void makeFolder() throws IOException {
    for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
      if (at.getParent() != null) {
        unsynced.add(at.getParent());
      }
    }
    Path above = folder.getParent();
    if (!isMade && above != null && Files.isReadable(above)) {
      // Who made it may have been killed before its name was on disk.
      unsynced.add(above);
    }
    Files.createDirectories(folder);
    isMade = true;
  }

  /** A folder above may be closed to us: the bytes are stored nevertheless. */
  private void syncNames() throws IOException {
    for (Path above : List.copyOf(unsynced)) {
      try {
        disk.sync(above);
      } catch (AccessDeniedException e) {
        LOG.warn(
            "{} may not be read, so nobody knows when the names of new folders in it are on disk.",
            above);
      }
      unsynced.remove(above);
    }
  }

  /** The name is on disk only when its folder is. */
  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * All bytes of a blob, checked.
   *
   * @throws NoSuchFileException when there is none
   * @throws StoreException when they are not what was stored
   */
  public byte[] read(String hash) throws IOException {
    byte[] bytes = Files.readAllBytes(file(hash));
    requireSame(hash, sha256().digest(bytes));
    return bytes;
  }

  /**
   * Copies a blob out; whether it is what was stored shows at its end.
   *
   * @throws NoSuchFileException when there is none
   * @throws StoreException after the last byte, when they are not what was stored
   */
  public long copyTo(String hash, OutputStream out) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file(hash)), digest)) {
      long copied = in.transferTo(out);
      requireSame(hash, digest.digest());
      return copied;
    }
  }

  /**
   * Deletes a blob that nothing refers to.
   *
   * @param unless it was stored, once more or for the first time, since then: a reference may come
   * @return whether it is gone
   */
  public synchronized boolean delete(String hash, Instant unless) throws IOException {
    Path file = file(hash);
    if (Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isAfter(unless)) {
      return false;
    }
    Files.deleteIfExists(file);
    return true;
  }

  public boolean contains(String hash) {
    return Files.exists(file(hash));
  }

  private static void requireSame(String hash, byte[] digest) {
    String found = HexFormat.of().formatHex(digest);
    if (!found.equals(hash)) {
      throw new StoreException(
          StoreException.Kind.CORRUPT,
          "Expected the bytes of document %s, but the file holds %s.".formatted(hash, found),
          null);
    }
  }

  /** Nothing but a hash reaches the file system. */
  private Path file(String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException(
          "Expected a SHA-256 in lower-case hex, but got '%s'.".formatted(hash));
    }
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
