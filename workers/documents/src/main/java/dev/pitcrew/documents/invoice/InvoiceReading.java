package dev.pitcrew.documents.invoice;

import dev.pitcrew.documents.extract.Extraction;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.read.PageImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says as an invoice.
 *
 * @param kind how it came: as XML, as text, or as a picture
 * @param language ISO 639-1 code; empty where there is no text for people
 * @param syntax of the XML; absent where there is none
 * @param profile of the XML; absent where there is none
 * @param invoice its fields
 * @param printed the fields as the page shows them to a person; where XML and a PDF came
 * @param pages what stands on its pages; empty for plain XML
 * @param images of the pages, if they were asked for
 * @param findings what a person should know
 */
public record InvoiceReading(
    Kind kind,
    String language,
    @Nullable String syntax,
    @Nullable String profile,
    Extraction invoice,
    @Nullable Extraction printed,
    List<Page> pages,
    List<PageImage> images,
    List<Finding> findings) {

  /** How an invoice came. */
  public enum Kind {
    E_INVOICE("e-invoice"),
    DIGITAL_PDF("digital-pdf"),
    SCAN("scan");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
