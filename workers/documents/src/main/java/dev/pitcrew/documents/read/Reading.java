package dev.pitcrew.documents.read;

import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import java.util.List;

/** How a file was read. */
public sealed interface Reading {

  /** A PDF whose text was written for people. */
  record DigitalPdf(PagedDocument document, List<PageImage> images, List<String> findings)
      implements Reading {}

  /** A picture of paper, in a picture file or a PDF. */
  record Scan(PagedDocument document, List<PageImage> images, List<String> findings)
      implements Reading {}

  /**
   * Nothing can be made of it.
   *
   * @param message a sentence for the person who sent it
   */
  record Unreadable(Reason reason, String message) implements Reading {}
}
