package dev.pitcrew.web.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person posted from the validation page, understood field by field. */
final class PostedInvoice {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

  private final InvoiceCase invoice;
  private final Map<FieldName, TypedValue> values = new LinkedHashMap<>();
  private final MultiValueMap<String, String> posted;

  PostedInvoice(InvoiceCase invoice, MultiValueMap<String, String> posted) {
    this.invoice = invoice;
    this.posted = posted;
    for (ReadField field : invoice.fields()) {
      values.put(field.name(), understand(field));
    }
  }

  private TypedValue understand(ReadField field) {
    String typed = typed(field);
    boolean untouched = typed.equals(field.value()) && !typed.isEmpty();
    // What was read is not objected to here: the checks have already said what they think of it.
    return untouched ? new TypedValue(typed, "") : TypedValue.of(field.name(), typed);
  }

  private String typed(ReadField field) {
    String typed = posted.getFirst(field.name().key());
    return typed == null ? field.value() : typed.strip();
  }

  private boolean isChecked(ReadField field) {
    return posted.getOrDefault("ok", List.of()).contains(field.name().key());
  }

  boolean isSumConfirmed() {
    return posted.containsKey("sums");
  }

  /** The fields of the page; with objections when the person wants to accept. */
  List<ValidationPage.Field> fields(boolean doubtful, boolean accepting) {
    return invoice.fields().stream()
        .filter(field -> field.doubtful() == doubtful)
        .map(field -> field(field, accepting))
        .toList();
  }

  private ValidationPage.Field field(ReadField field, boolean accepting) {
    boolean changed = !typed(field).equals(field.value());
    boolean checked = isChecked(field) || changed;
    String objection = accepting ? values.get(field.name()).objection() : "";
    if (accepting && objection.isEmpty() && field.doubtful() && !checked) {
      objection = "Compare this with the page, then mark it as checked.";
    }
    String place = posted.getFirst("place." + field.name().key());
    return new ValidationPage.Field(
        field,
        typed(field),
        place == null ? "" : place,
        checked,
        objection,
        invoice.findingsAbout(field.name()));
  }

  /** The sentence that says what does not add up; empty when it does or cannot be told. */
  String sums() {
    String net = values.get(FieldName.NET).value();
    String tax = values.get(FieldName.TAX).value();
    String total = values.get(FieldName.TOTAL).value();
    if (!isAmount(net) || !isAmount(tax) || !isAmount(total)) {
      return "";
    }
    BigDecimal sum = new BigDecimal(net).add(new BigDecimal(tax));
    boolean fits = sum.subtract(new BigDecimal(total)).abs().compareTo(TOLERANCE) <= 0;
    return fits ? "" : "Net + tax is " + sum.toPlainString() + ", total says " + total + ".";
  }

  private static boolean isAmount(String text) {
    return text.matches("-?\\d{1,15}(\\.\\d{1,6})?");
  }

  /** What the person changed, by field, as variables write it. */
  Map<String, String> corrections() {
    Map<String, String> changed = new LinkedHashMap<>();
    for (ReadField field : invoice.fields()) {
      String value = values.get(field.name()).value();
      if (!value.equals(field.value())) {
        changed.put(field.name().key(), value);
      }
    }
    return changed;
  }

  /** The variable {@code invoice} as it is now: what a person changed or vouched for is theirs. */
  ObjectNode corrected(JsonNode before) {
    ObjectNode invoiceNode =
        before.isObject() ? ((ObjectNode) before).deepCopy() : JSON.createObjectNode();
    ObjectNode fields = invoiceNode.withObjectProperty("fields");
    for (ReadField field : invoice.fields()) {
      String value = values.get(field.name()).value();
      boolean changed = !value.equals(field.value());
      if (value.isEmpty() && changed) {
        fields.remove(field.name().key());
      } else if (changed || (field.doubtful() && !value.isEmpty())) {
        ObjectNode node = fields.withObjectProperty(field.name().key());
        node.put("value", value).put("confidence", 1).put("source", "person");
        place(node, field, changed);
      }
    }
    return invoiceNode;
  }

  private void place(ObjectNode node, ReadField field, boolean changed) {
    String named = posted.getFirst("place." + field.name().key());
    Place place = named == null ? null : Place.parse(named).orElse(null);
    if (place == null) {
      if (changed) {
        // The old place showed the old value: a highlight there would now be wrong.
        node.remove(List.of("page", "box"));
      }
      return;
    }
    node.put("page", place.page());
    ArrayNode box = node.putArray("box");
    new ArrayList<>(List.of(place.x(), place.y(), place.width(), place.height())).forEach(box::add);
  }
}
