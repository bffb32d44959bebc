package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice; amounts as decimal text with a dot, absent where they were not found.
 *
 * @param unitPrice of one unit
 * @param page from 1, absent for XML
 * @param details what mostly only an e-invoice says
 */
public record LineItem(
    String description,
    @Nullable String quantity,
    @Nullable String unitPrice,
    @Nullable String amount,
    @Nullable Integer page,
    @Nullable Box box,
    Details details) {

  public LineItem(
      String description,
      @Nullable String quantity,
      @Nullable String unitPrice,
      @Nullable String amount,
      @Nullable Integer page,
      @Nullable Box box) {
    this(description, quantity, unitPrice, amount, page, box, Details.NONE);
  }

  /**
   * What names the line and what it belongs to.
   *
   * @param line its number on the document
   * @param unit as the document codes it
   * @param orderNumber the purchase order that the line itself names
   * @param orderLine the line of that order
   * @param taxRate in percent
   * @param taxCategory VAT category code of EN 16931
   */
  public record Details(
      @Nullable String line,
      @Nullable String articleNumber,
      @Nullable String unit,
      @Nullable String orderNumber,
      @Nullable String orderLine,
      @Nullable String taxRate,
      @Nullable String taxCategory) {

    public static final Details NONE = new Details(null, null, null, null, null, null, null);
  }
}
