package dev.pitcrew.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {

  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final String HASH =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir private Path folder;
  private BlobStore blobs;

  @BeforeEach
  void open() {
    blobs = new BlobStore(folder.resolve("documents"));
  }

  private BlobStore.Blob put(byte[] bytes) throws IOException {
    return blobs.put(new ByteArrayInputStream(bytes), 1_000);
  }

  private Path file() {
    return folder.resolve("documents").resolve("2c").resolve(HASH);
  }

  @Test
  void shouldGiveTheBytesBackWhenStoredTwice() throws IOException {
    // when
    BlobStore.Blob first = put(HELLO);
    BlobStore.Blob second = put(HELLO);

    // then
    assertThat(first).isEqualTo(second).isEqualTo(new BlobStore.Blob(HASH, 5));
    assertThat(blobs.read(HASH)).isEqualTo(HELLO);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(blobs.copyTo(HASH, out)).isEqualTo(5);
    assertThat(out.toByteArray()).isEqualTo(HELLO);
    assertThat(file()).hasBinaryContent(HELLO);
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void shouldRefuseAndLeaveNothingWhenThereAreTooManyBytes() throws IOException {
    // when
    assertThatThrownBy(() -> put(new byte[1_001]))
        .isInstanceOf(BlobStore.TooLargeException.class)
        .hasMessage("Expected up to 1000 bytes, but there are more.");

    // then
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void shouldSayThatBytesAreCorruptWhenTheFileWasChanged() throws IOException {
    // given
    put(HELLO);
    Files.writeString(file(), "hallo");

    // when, then
    assertThatThrownBy(() -> blobs.read(HASH))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT));
    assertThatThrownBy(() -> blobs.copyTo(HASH, new ByteArrayOutputStream()))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void shouldFindNothingWhenThereIsNone() {
    assertThat(blobs.contains(HASH)).isFalse();
    assertThatThrownBy(() -> blobs.read(HASH)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void shouldRefuseANameThatIsNoHashWhenAskedForIt() {
    assertThatThrownBy(() -> blobs.read("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a SHA-256 in lower-case hex, but got '../../etc/passwd'.");
  }

  @Test
  void shouldSyncEachFolderThatItMadeOnceWhenBytesAreStored() throws IOException {
    // given
    List<Path> synced = new ArrayList<>();
    Path documents = folder.resolve("data").resolve("shared").resolve("documents");
    blobs = new BlobStore(documents, synced::add);

    // when, then
    put(HELLO);
    assertThat(synced)
        .containsExactlyInAnyOrder(
            documents.resolve("2c"),
            documents,
            documents.getParent(),
            folder.resolve("data"),
            folder);

    // when, then
    synced.clear();
    put(HELLO);
    assertThat(synced).containsExactlyInAnyOrder(documents.resolve("2c"), documents);
  }

  @Test
  void shouldStoreWhenAFolderAboveMayNotBeRead() throws IOException {
    // given
    Path documents = folder.resolve("closed").resolve("documents");
    blobs =
        new BlobStore(
            documents,
            synced -> {
              if (!synced.startsWith(documents)) {
                throw new AccessDeniedException(synced.toString());
              }
            });

    // when
    put(HELLO);
    put("other".getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(blobs.read(HASH)).isEqualTo(HELLO);
  }

  @Test
  void shouldTryAgainWhenANameCouldNotBeSynced() throws IOException {
    // given
    AtomicBoolean isBroken = new AtomicBoolean(true);
    List<Path> synced = new ArrayList<>();
    blobs =
        new BlobStore(
            folder.resolve("documents"),
            path -> {
              if (path.equals(folder) && isBroken.get()) {
                throw new IOException("The disk is broken.");
              }
              synced.add(path);
            });
    assertThatThrownBy(() -> put(HELLO)).hasMessage("The disk is broken.");

    // when
    isBroken.set(false);
    put(HELLO);

    // then
    assertThat(synced).contains(folder);
  }
}
