package dev.pitcrew.web.invoice;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One invoice case as its variables tell it; {@code docs/invoice-variables.md} is the contract.
 *
 * @param kind e-invoice, digital-pdf or scan; empty when not read
 * @param pages the page images, in order
 * @param fields every field, found or not, in reading order
 */
public record InvoiceCase(
    String caseId,
    String fileName,
    String channel,
    String receivedAt,
    String sender,
    String kind,
    List<PageImage> pages,
    boolean hasWords,
    List<ReadField> fields,
    List<LineItem> lineItems,
    List<Finding> findings,
    Check check,
    Validation validation,
    Approval approval) {

  /** One page image, its size in points. */
  public record PageImage(int page, double width, double height) {}

  /** One line of the invoice. */
  public record LineItem(String description, String quantity, String unitPrice, String amount) {}

  /** What the books say. */
  public record Check(
      String vendorId,
      String vendorName,
      String duplicateOf,
      boolean bankAccountChanged,
      List<Candidate> candidates) {}

  /** A vendor of the master data that this may be. */
  public record Candidate(String name, String why) {}

  /** What a person said before; {@code by} is empty when nobody validated. */
  public record Validation(String decision, String by, List<String> corrected) {}

  /**
   * Who has to approve and why.
   *
   * @param step what this approval is called
   * @param given what was decided in the steps before, in order
   */
  public record Approval(String step, List<String> reasons, List<Given> given) {}

  /** One decision of the approval. */
  public record Given(String decision, String by, String at, String reason) {}

  static InvoiceCase of(Variables variables) {
    JsonNode intake = variables.get("intake");
    JsonNode reading = variables.get("reading");
    JsonNode check = variables.get("check");
    List<PageImage> pages =
        reading
            .path("pages")
            .valueStream()
            .map(
                page ->
                    new PageImage(
                        page.path("page").asInt(0),
                        page.path("width").asDouble(0),
                        page.path("height").asDouble(0)))
            .filter(page -> page.page() > 0 && page.width() > 0 && page.height() > 0)
            .toList();
    return new InvoiceCase(
        text(intake, "caseId"),
        text(intake, "fileName"),
        text(intake, "channel"),
        text(intake, "receivedAt"),
        text(intake, "sender"),
        text(reading, "kind"),
        pages,
        reading.path("words").isObject(),
        fields(variables.get("invoice"), check, pages),
        lineItems(variables.get("invoice")),
        Stream.of(check, reading)
            .flatMap(found -> found.path("findings").valueStream())
            .map(Finding::of)
            .distinct()
            .toList(),
        check(check),
        validation(variables.get("validation")),
        approval(variables));
  }

  private static List<ReadField> fields(JsonNode invoice, JsonNode check, List<PageImage> pages) {
    Set<String> doubtful =
        check
            .path("doubtfulFields")
            .valueStream()
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .collect(Collectors.toSet());
    // What a check found to be wrong with a field is a doubt too, however surely it was read.
    check
        .path("findings")
        .valueStream()
        .map(Finding::of)
        .filter(finding -> !finding.severity().equals("info"))
        .map(Finding::field)
        .forEach(doubtful::add);
    List<ReadField> fields = new ArrayList<>();
    for (FieldName name : FieldName.values()) {
      JsonNode node = invoice.path("fields").path(name.key());
      Optional<Place> place = Place.of(node);
      fields.add(
          new ReadField(
              name,
              text(node, "value"),
              node.path("confidence").asDouble(0),
              place.orElse(null),
              place.map(at -> inWords(at, pages)).orElse(""),
              text(node, "source"),
              doubtful.contains(name.key())));
    }
    return fields;
  }

  private static String inWords(Place place, List<PageImage> pages) {
    return pages.stream()
        .filter(page -> page.page() == place.page())
        .findFirst()
        .map(page -> place.inWords(page.width(), page.height()))
        .orElse("page " + place.page());
  }

  private static List<LineItem> lineItems(JsonNode invoice) {
    return invoice
        .path("lineItems")
        .valueStream()
        .map(
            line ->
                new LineItem(
                    text(line, "description"),
                    text(line, "quantity"),
                    text(line, "unitPrice"),
                    text(line, "amount")))
        .toList();
  }

  private static Check check(JsonNode check) {
    return new Check(
        text(check, "vendorId"),
        text(check, "vendorName"),
        text(check, "duplicateOf"),
        check.path("bankAccountChanged").asBoolean(false),
        check
            .path("vendorCandidates")
            .valueStream()
            .map(vendor -> new Candidate(text(vendor, "name"), text(vendor, "why")))
            .toList());
  }

  private static Validation validation(JsonNode validation) {
    List<String> corrected =
        validation
            .path("corrections")
            .propertyStream()
            .map(entry -> FieldName.of(entry.getKey()).map(FieldName::label).orElse(entry.getKey()))
            .toList();
    return new Validation(text(validation, "decision"), text(validation, "by"), corrected);
  }

  private static Approval approval(Variables variables) {
    return new Approval(
        text(variables.get("step"), "label"),
        variables
            .get("approval")
            .path("reasons")
            .valueStream()
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .toList(),
        variables
            .get("approvals")
            .valueStream()
            .filter(JsonNode::isObject)
            .map(
                given ->
                    new Given(
                        text(given, "decision"),
                        text(given, "by"),
                        text(given, "at"),
                        text(given, "reason")))
            .toList());
  }

  public String value(FieldName name) {
    return field(name).value();
  }

  public ReadField field(FieldName name) {
    return fields.get(name.ordinal());
  }

  /** What is to be paid: the payable amount, or the total when the document names none. */
  public String amount() {
    String payable = value(FieldName.PAYABLE);
    return payable.isEmpty() ? value(FieldName.TOTAL) : payable;
  }

  public String vendor() {
    return check.vendorName().isEmpty() ? value(FieldName.VENDOR) : check.vendorName();
  }

  public String title() {
    String number = value(FieldName.INVOICE_NUMBER);
    String vendor = vendor().isEmpty() ? fileName : vendor();
    return number.isEmpty() ? vendor : vendor + " · " + number;
  }

  /** What the kind is called. */
  public String kindInWords() {
    return switch (kind) {
      case "e-invoice" -> "E-invoice";
      case "digital-pdf" -> "PDF with text";
      case "scan" -> "Scan or photo";
      default -> "Document";
    };
  }

  /** What a field is about, and nothing else. */
  public List<Finding> findingsAbout(FieldName name) {
    return findings.stream().filter(finding -> finding.field().equals(name.key())).toList();
  }

  /** The highlights of a page. */
  public List<ReadField> placedOn(int page) {
    return fields.stream().filter(f -> f.place() != null && f.place().page() == page).toList();
  }
}
