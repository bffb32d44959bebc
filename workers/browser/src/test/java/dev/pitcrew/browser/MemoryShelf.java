package dev.pitcrew.browser;

import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Documents in memory. */
public final class MemoryShelf implements DocumentShelf {

  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

  @Override
  public DocumentRef put(byte[] bytes, String contentType, String fileName) {
    String hash = Sha256.of(bytes);
    kept.put(hash, bytes);
    return new DocumentRef("memory", hash, hash, contentType, fileName, bytes.length);
  }

  @Override
  public byte[] get(DocumentRef document, int bytesMax) throws TooLarge {
    byte[] bytes = kept.get(document.documentId());
    if (bytes.length > bytesMax) {
      throw new TooLarge();
    }
    return bytes;
  }
}
