package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.extract.TaxLine;
import dev.pitcrew.documents.ocr.ImageHash;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.read.PageImage;
import java.util.List;
import java.util.Map;

/**
 * What a file says as a receipt.
 *
 * @param scan whether it came as a picture rather than as a born-digital PDF
 * @param language ISO 639-1 code
 * @param fields by name: merchant, date, time, total, currency, tax, receipt_number, payment,
 *     card_last4; only those that were found
 * @param taxes by rate, where printed
 * @param imageHash of the first page, see {@link ImageHash}
 * @param contentKey the same for receipts that say the same: merchant, date, total, currency
 * @param pages what stands on them
 * @param images of the pages, if they were asked for
 * @param findings what a person should know
 */
public record ReceiptReading(
    boolean scan,
    String language,
    Map<String, Field> fields,
    List<TaxLine> taxes,
    String imageHash,
    String contentKey,
    List<Page> pages,
    List<PageImage> images,
    List<Finding> findings) {

  /** How it came, as other documents name it. */
  public String kind() {
    return scan ? "scan" : "digital-pdf";
  }
}
