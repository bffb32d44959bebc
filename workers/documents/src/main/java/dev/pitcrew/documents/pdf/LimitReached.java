package dev.pitcrew.documents.pdf;

import java.io.IOException;

/** Stops the run of a page that costs too much; an IOException, so that PDFBox lets it through. */
final class LimitReached extends IOException {
  private static final long serialVersionUID = 1L;

  LimitReached(String message) {
    super(message);
  }

  /** The same from where PDFBox declares no exception. */
  static final class Unchecked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unchecked(String message) {
      super(message);
    }
  }
}
