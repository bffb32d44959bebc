package dev.pitcrew.documents.invoice;

import dev.pitcrew.documents.einvoice.EInvoice;
import dev.pitcrew.documents.extract.Extraction;
import dev.pitcrew.documents.extract.Extractor;
import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.invoice.InvoiceReading.Kind;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.read.DocumentReader;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.documents.read.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the bytes of a file to the fields of an invoice. Safe for use by many threads. */
public final class InvoiceReader implements AutoCloseable {
  private final DocumentReader reader;
  private final Extractor extractor = new Extractor();

  public InvoiceReader(ReaderSettings settings) {
    this.reader = new DocumentReader(settings);
  }

  public InvoiceReading read(byte[] file) throws UnreadableException, InterruptedException {
    return switch (reader.read(file)) {
      case Reading.Unreadable u -> throw new UnreadableException(u.reason(), u.message());
      case Reading.PlainEInvoice e ->
          new InvoiceReading(
              Kind.E_INVOICE,
              "",
              e.invoice().syntax().label(),
              e.invoice().profile(),
              e.invoice().extraction(),
              null,
              List.of(),
              List.of(),
              e.findings());
      case Reading.Hybrid h -> hybrid(h);
      case Reading.DigitalPdf p ->
          new InvoiceReading(
              Kind.DIGITAL_PDF,
              p.document().language(),
              null,
              null,
              extractor.extract(p.document()),
              null,
              p.document().pages(),
              p.images(),
              p.findings());
      case Reading.Scan s ->
          new InvoiceReading(
              Kind.SCAN,
              s.document().language(),
              null,
              null,
              extractor.extract(s.document()),
              null,
              s.document().pages(),
              s.images(),
              s.findings());
    };
  }

  /**
   * An e-invoice and the PDF that shows it to a person: read like a PDF that holds its XML inside,
   * so that what the two say can be compared. The e-invoice counts also where the PDF cannot be
   * read.
   */
  public InvoiceReading read(byte[] file, byte[] page)
      throws UnreadableException, InterruptedException {
    InvoiceReading data = read(file);
    if (data.syntax() == null || data.printed() != null) {
      return data;
    }
    try {
      InvoiceReading seen = read(page);
      Extraction printed = seen.printed() == null ? seen.invoice() : seen.printed();
      return new InvoiceReading(
          Kind.E_INVOICE,
          seen.language(),
          data.syntax(),
          data.profile(),
          placed(data.invoice(), printed),
          printed,
          seen.pages(),
          seen.images(),
          joined(data.findings(), seen.findings()));
    } catch (UnreadableException e) {
      var finding =
          Finding.warning(
              "page-unreadable",
              "The PDF that came with the e-invoice could not be compared with it: "
                  + e.getMessage());
      return new InvoiceReading(
          Kind.E_INVOICE,
          data.language(),
          data.syntax(),
          data.profile(),
          data.invoice(),
          null,
          data.pages(),
          data.images(),
          joined(data.findings(), List.of(finding)));
    }
  }

  private static List<Finding> joined(List<Finding> some, List<Finding> more) {
    List<Finding> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private InvoiceReading hybrid(Reading.Hybrid hybrid) {
    EInvoice invoice = hybrid.invoice();
    PagedDocument document = hybrid.printed();
    Extraction printed = extractor.extract(document);
    return new InvoiceReading(
        Kind.E_INVOICE,
        document.language(),
        invoice.syntax().label(),
        invoice.profile(),
        placed(invoice.extraction(), printed),
        printed,
        document.pages(),
        hybrid.images(),
        hybrid.findings());
  }

  /** A field of the XML that the page shows with the same value gets its place on the page. */
  private static Extraction placed(Extraction xml, Extraction printed) {
    Map<String, Field> fields = new LinkedHashMap<>();
    xml.fields()
        .forEach(
            (name, field) -> {
              @Nullable Field shown = printed.fields().get(name);
              boolean same = shown != null && shown.value().equalsIgnoreCase(field.value());
              fields.put(
                  name,
                  same
                      ? new Field(
                          field.value(),
                          field.confidence(),
                          shown.page(),
                          shown.box(),
                          field.source())
                      : field);
            });
    return new Extraction(fields, xml.lineItems(), xml.taxes());
  }

  @Override
  public void close() {
    reader.close();
  }
}
