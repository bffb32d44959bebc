package dev.pitcrew.app.cli;

import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps documents as files of one folder, in the order in which they come, by their names. */
final class FolderShelf implements DocumentShelf {

  private final Path folder;
  private final Map<String, Path> kept = new ConcurrentHashMap<>();
  private int count;

  FolderShelf(Path folder) {
    this.folder = folder;
  }

  /** A file that is there already, as a document. */
  DocumentRef of(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    kept.put(Sha256.of(bytes), file);
    return reference(bytes, null, file.getFileName().toString());
  }

  @Override
  public synchronized DocumentRef put(byte[] bytes, String contentType, String fileName) {
    try {
      Files.createDirectories(folder);
      String plain = fileName.replaceAll("[^\\p{L}\\p{N}. ()_-]", "_");
      Path file = folder.resolve("%03d-%s".formatted(++count, plain));
      Files.write(file, bytes);
      kept.put(Sha256.of(bytes), file);
      return reference(bytes, contentType, fileName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DocumentRef reference(
      byte[] bytes, @org.jspecify.annotations.Nullable String contentType, String fileName) {
    String hash = Sha256.of(bytes);
    return new DocumentRef("folder", hash, hash, contentType, fileName, bytes.length);
  }

  /** Where a document lies. */
  Path file(DocumentRef document) {
    return kept.getOrDefault(document.documentId(), folder);
  }

  @Override
  public byte[] get(DocumentRef document, int bytesMax) throws IOException, TooLarge {
    Path file = file(document);
    if (Files.size(file) > bytesMax) {
      throw new TooLarge();
    }
    return Files.readAllBytes(file);
  }
}
