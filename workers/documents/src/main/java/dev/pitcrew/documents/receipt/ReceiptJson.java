package dev.pitcrew.documents.receipt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.documents.invoice.InvoiceJson;
import dev.pitcrew.documents.page.Finding;
import java.util.List;
import java.util.Locale;

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
    json.set("findings", findings(reading.findings()));
    return json;
  }

  private static ArrayNode findings(List<Finding> findings) {
    ArrayNode all = InvoiceJson.object().arrayNode();
    for (Finding finding : findings) {
      ObjectNode node = all.addObject();
      node.put("code", finding.code());
      node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
      if (finding.field() != null) {
        node.put("field", finding.field());
      }
      node.put("message", finding.message());
    }
    return all;
  }
}
