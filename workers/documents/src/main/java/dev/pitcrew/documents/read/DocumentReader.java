package dev.pitcrew.documents.read;

import dev.pitcrew.documents.einvoice.EInvoice;
import dev.pitcrew.documents.einvoice.EInvoiceReader;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file of any kind. Whatever the file holds, the answer comes within the limits: PDFs and
 * pictures are worked on in child processes only. Safe for use by many threads.
 */
public final class DocumentReader implements AutoCloseable {
  private final ReaderSettings settings;
  private final RawReadings readings;

  public DocumentReader(ReaderSettings settings) {
    this.settings = settings;
    this.readings = new RawReadings(settings.processesMax(), settings.cache());
  }

  public Reading read(byte[] file) throws InterruptedException {
    try {
      FileKind kind = kind(file);
      return switch (kind) {
        case PDF, PNG, JPEG, TIFF -> pages(kind, file);
        case XML -> xml(file);
        case EMPTY -> throw new UnreadableException(Reason.EMPTY, "The file is empty.");
        case HTML, ZIP, OFFICE, PACKED, TEXT, UNKNOWN ->
            throw new UnreadableException(
                Reason.WRONG_TYPE,
                "The file is %s; invoices are read from PDF, XML, PNG, JPEG and TIFF."
                    .formatted(kind.words()));
      };
    } catch (UnreadableException e) {
      return new Reading.Unreadable(e.reason(), e.getMessage());
    }
  }

  private FileKind kind(byte[] file) throws UnreadableException {
    int bytesMax = settings.limits().bytesMax();
    if (file.length > bytesMax) {
      throw new UnreadableException(
          Reason.TOO_LARGE, "The file is larger than %d MB.".formatted(bytesMax >> 20));
    }
    return FileKind.of(file);
  }

  /** Reads a receipt: the same limits, but pictures are read several times. */
  public ReceiptScan readReceipt(byte[] file) throws UnreadableException, InterruptedException {
    FileKind kind = kind(file);
    if (kind == FileKind.EMPTY) {
      throw new UnreadableException(Reason.EMPTY, "The file is empty.");
    }
    if (kind != FileKind.PDF && !kind.isPicture()) {
      throw new UnreadableException(
          Reason.WRONG_TYPE,
          "The file is %s; receipts are read from PDF, PNG, JPEG and TIFF."
              .formatted(kind.words()));
    }
    RawReading raw =
        readings.read(
            new RawRequest(
                kind, settings.images(), true, settings.ocrPagesMax(), settings.limits(), file));
    List<PagedDocument> all = new ArrayList<>();
    all.add(raw.document());
    all.addAll(raw.again());
    if (all.stream().flatMap(d -> d.pages().stream()).allMatch(p -> p.words().isEmpty())) {
      throw new UnreadableException(Reason.NO_TEXT, "No text was found on the pages.");
    }
    return new ReceiptScan(raw.scan(), all, raw.images(), raw.imageHash(), raw.findings());
  }

  private Reading pages(FileKind kind, byte[] file)
      throws UnreadableException, InterruptedException {
    RawReading raw =
        readings.read(
            new RawRequest(
                kind, settings.images(), false, settings.ocrPagesMax(), settings.limits(), file));
    List<Finding> findings = new ArrayList<>(raw.findings());
    Optional<Inside> inside = inside(raw, findings);
    PagedDocument document = raw.document();
    if (inside.isPresent()) {
      findings.addAll(inside.get().invoice().findings());
      findings.addAll(broken(inside.get().xml()));
      return new Reading.Hybrid(inside.get().invoice(), document, raw.images(), findings);
    }
    if (document.pages().stream().allMatch(p -> p.words().isEmpty())) {
      throw new UnreadableException(Reason.NO_TEXT, "No text was found on the pages.");
    }
    return raw.scan()
        ? new Reading.Scan(document, raw.images(), findings)
        : new Reading.DigitalPdf(document, raw.images(), findings);
  }

  private Reading xml(byte[] file) throws UnreadableException, InterruptedException {
    EInvoice invoice = EInvoiceReader.read(file);
    List<Finding> findings = new ArrayList<>(invoice.findings());
    findings.addAll(broken(file));
    return new Reading.PlainEInvoice(invoice, findings);
  }

  /** The rules that an e-invoice breaks; an invoice is read all the same where that fails. */
  private List<Finding> broken(byte[] xml) throws InterruptedException {
    if (!settings.rules()) {
      return List.of();
    }
    try {
      return readings
          .read(new RawRequest(FileKind.XML, false, false, 0, settings.limits(), xml))
          .findings();
    } catch (UnreadableException e) {
      return List.of(
          Finding.warning(
              "not-validated",
              "The e-invoice could not be checked against EN 16931: " + e.getMessage()));
    }
  }

  /** An e-invoice inside a PDF. */
  private record Inside(byte[] xml, EInvoice invoice) {}

  /** The first attachment that is an e-invoice; one that is broken is told of. */
  private static Optional<Inside> inside(RawReading raw, List<Finding> findings) {
    for (var attachment : raw.attachments().entrySet()) {
      try {
        byte[] xml = attachment.getValue();
        return Optional.of(new Inside(xml, EInvoiceReader.read(xml)));
      } catch (UnreadableException e) {
        if (e.reason() != Reason.WRONG_TYPE) {
          findings.add(
              Finding.warning(
                  "broken-attachment",
                  "The file %s inside the PDF was left out: %s"
                      .formatted(attachment.getKey(), e.getMessage())));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    readings.close();
  }
}
