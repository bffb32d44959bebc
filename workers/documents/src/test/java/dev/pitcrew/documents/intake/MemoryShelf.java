package dev.pitcrew.documents.intake;

import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps documents in memory. */
public final class MemoryShelf implements DocumentShelf {
  public final Map<String, byte[]> kept = new LinkedHashMap<>();

  @Override
  public DocumentRef put(byte[] bytes, String contentType, String fileName) {
    String hash = Sha256.of(bytes);
    kept.put(hash, bytes);
    return new DocumentRef("memory", hash, hash, contentType, fileName, bytes.length);
  }

  @Override
  public byte[] get(DocumentRef document, int bytesMax) throws TooLarge {
    byte[] bytes = kept.get(document.documentId());
    if (bytes == null) {
      throw new IllegalStateException("no document " + document.documentId());
    }
    if (bytes.length > bytesMax) {
      throw new TooLarge();
    }
    return bytes;
  }
}
