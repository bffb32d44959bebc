package dev.pitcrew.documents.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.documents.invoice.InvoiceJson;

/** A receipt as JSON, for processes and for the command line. */
public final class ReceiptJson {
  private ReceiptJson() {}

  /** All but the document it came from and the pictures of its pages. */
  public static ObjectNode of(ReceiptReading reading) {
    ObjectNode json = InvoiceJson.object();
    json.put("kind", reading.kind());
    json.set("fields", InvoiceJson.fields(reading.fields()));
    json.set("taxes", InvoiceJson.taxes(reading.taxes()));
    json.put("imageHash", reading.imageHash());
    json.put("contentKey", reading.contentKey());
    json.put("language", reading.language());
    json.set("findings", InvoiceJson.findings(reading.findings()));
    return json;
  }
}
