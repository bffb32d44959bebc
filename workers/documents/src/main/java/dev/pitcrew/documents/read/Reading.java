package dev.pitcrew.documents.read;

import dev.pitcrew.documents.einvoice.EInvoice;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import java.util.List;

/** How a file was read. */
public sealed interface Reading {

  /** An XML file that is an e-invoice. */
  record PlainEInvoice(EInvoice invoice, List<Finding> findings) implements Reading {}

  /** A PDF for people that carries the same invoice as XML for programs; the two may disagree. */
  record Hybrid(
      EInvoice invoice, PagedDocument printed, List<PageImage> images, List<Finding> findings)
      implements Reading {}

  /** A PDF whose text was written for people. */
  record DigitalPdf(PagedDocument document, List<PageImage> images, List<Finding> findings)
      implements Reading {}

  /** A picture of paper, in a picture file or a PDF. */
  record Scan(PagedDocument document, List<PageImage> images, List<Finding> findings)
      implements Reading {}

  /**
   * Nothing can be made of it.
   *
   * @param message a sentence for the person who sent it
   */
  record Unreadable(Reason reason, String message) implements Reading {}
}
