package dev.pitcrew.documents.extract;

import java.util.List;
import java.util.Map;

/**
 * All that was understood of one invoice.
 *
 * @param fields by name (vendor, customer, vat_id, invoice_number, type_code, issue_date, due_date,
 *     currency, net, tax, total, payable, iban, bic, po_number, ...); a field that was not found is
 *     absent
 * @param lineItems in the order of the page
 * @param taxes one for each rate, empty where no table of them was found
 */
public record Extraction(Map<String, Field> fields, List<LineItem> lineItems, List<TaxLine> taxes) {

  public Extraction(Map<String, Field> fields, List<LineItem> lineItems) {
    this(fields, lineItems, List.of());
  }
}
