package dev.pitcrew.jobs.shelf;

import java.io.IOException;

/** Where documents are kept. */
public interface DocumentShelf {

  /**
   * Keeps bytes under their own SHA-256; the same bytes again are the same document.
   *
   * @throws RuntimeException where the shelf cannot be reached
   */
  DocumentRef put(byte[] bytes, String contentType, String fileName);

  /**
   * @throws TooLarge where there are more than {@code bytesMax} bytes
   * @throws IOException where the connection breaks
   */
  byte[] get(DocumentRef document, int bytesMax) throws IOException, TooLarge;

  /** More bytes than were asked for. */
  final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
