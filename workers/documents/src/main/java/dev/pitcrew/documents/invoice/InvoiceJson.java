package dev.pitcrew.documents.invoice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.extract.LineItem;
import dev.pitcrew.documents.extract.TaxLine;
import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields, line items and findings as JSON. */
public final class InvoiceJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private InvoiceJson() {}

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  public static ObjectNode fields(Map<String, Field> fields) {
    ObjectNode all = object();
    fields.forEach(
        (name, field) -> {
          ObjectNode node = all.putObject(name);
          node.put("value", field.value());
          node.put("confidence", rounded(field.confidence(), 1_000));
          place(node, field.page(), field.box());
          node.put("source", field.source().name().toLowerCase(Locale.ROOT));
        });
    return all;
  }

  /**
   * @param unitPriceName of the unit price, which manifests and process variables write differently
   */
  public static ArrayNode lineItems(List<LineItem> items, String unitPriceName) {
    ArrayNode all = JSON.createArrayNode();
    for (LineItem item : items) {
      ObjectNode node = all.addObject();
      node.put("description", item.description());
      node.put("quantity", item.quantity());
      node.put(unitPriceName, item.unitPrice());
      node.put("amount", item.amount());
      LineItem.Details details = item.details();
      putIfThere(node, "line", details.line());
      putIfThere(node, "articleNumber", details.articleNumber());
      putIfThere(node, "unit", details.unit());
      putIfThere(node, "orderNumber", details.orderNumber());
      putIfThere(node, "orderLine", details.orderLine());
      putIfThere(node, "taxRate", details.taxRate());
      putIfThere(node, "taxCategory", details.taxCategory());
      place(node, item.page(), item.box());
    }
    return all;
  }

  public static ArrayNode taxes(List<TaxLine> taxes) {
    ArrayNode all = JSON.createArrayNode();
    for (TaxLine tax : taxes) {
      ObjectNode node = all.addObject();
      putIfThere(node, "rate", tax.rate());
      putIfThere(node, "net", tax.net());
      putIfThere(node, "tax", tax.tax());
      putIfThere(node, "category", tax.category());
      putIfThere(node, "exemptionReason", tax.exemptionReason());
    }
    return all;
  }

  private static void putIfThere(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  public static void place(ObjectNode node, @Nullable Integer page, @Nullable Box box) {
    if (page == null || box == null) {
      return;
    }
    node.put("page", page);
    node.putArray("box")
        .add(rounded(box.x(), 10))
        .add(rounded(box.y(), 10))
        .add(rounded(box.width(), 10))
        .add(rounded(box.height(), 10));
  }

  public static double rounded(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }

  public static ArrayNode findings(List<Finding> findings) {
    ArrayNode all = JSON.createArrayNode();
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
