package dev.pitcrew.spreadsheets.worker;

import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;

/** A shelf in memory. */
final class MapShelf implements DocumentShelf {

  final Map<String, byte[]> kept = new LinkedHashMap<>();

  @Override
  public DocumentRef put(byte[] bytes, String contentType, String fileName) {
    var hash = Sha256.of(bytes);
    kept.put(hash, bytes);
    return new DocumentRef("memory", hash, hash, contentType, fileName, bytes.length);
  }

  @Override
  public byte[] get(DocumentRef document, int bytesMax) throws TooLarge {
    var bytes = kept.get(document.documentId());
    if (bytes.length > bytesMax) {
      throw new TooLarge();
    }
    return bytes;
  }
}
