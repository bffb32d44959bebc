package dev.pitcrew.documents.einvoice;

import dev.pitcrew.documents.extract.Extraction;
import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.extract.LineItem;
import dev.pitcrew.documents.extract.TaxLine;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Finding.Severity;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an e-invoice straight from its terms. */
public final class EInvoiceReader {
  private static final double CONFIDENCE = 0.995;
  private static final int LINES_MAX = 10_000;
  private static final int AMOUNT_LENGTH_MAX = 40;
  private static final int TAXES_MAX = 100;
  private static final int PRICE_SCALE = 10;
  private static final List<String> AMOUNTS = List.of("net", "tax", "total", "payable", "prepaid");
  private static final List<String> DATES =
      List.of("issue_date", "due_date", "period_from", "period_to");
  private static final List<String> TEXTS =
      List.of(
          "invoice_number",
          "type_code",
          "vendor",
          "vat_id",
          "customer",
          "customer_vat_id",
          "po_number",
          "contract_number",
          "preceding_invoice",
          "currency",
          "iban",
          "bic");

  private final Terms terms;
  private final XmlElement root;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private EInvoiceReader(Terms terms, XmlElement root) {
    this.terms = terms;
    this.root = root;
  }

  /** Fails with {@link Reason#WRONG_TYPE} where the XML is something else. */
  public static EInvoice read(byte[] xml) throws UnreadableException {
    XmlElement root = XmlFile.read(xml);
    Optional<Syntax> syntax = Syntax.of(root);
    if (syntax.isEmpty()) {
      throw new UnreadableException(
          Reason.WRONG_TYPE,
          "The XML is not an e-invoice: its root is \"%s\"."
              .formatted(root.name.substring(0, Math.min(60, root.name.length()))));
    }
    return new EInvoiceReader(Terms.of(syntax.get()), root).read(syntax.get());
  }

  private EInvoice read(Syntax syntax) {
    for (String name : TEXTS) {
      first(name).ifPresent(text -> put(name, text));
    }
    for (String name : DATES) {
      first(name).ifPresent(text -> date(name, text));
    }
    for (String name : AMOUNTS) {
      amount(name, syntax == Syntax.FATTURA_PA);
    }
    fields.computeIfPresent("prepaid", (n, f) -> field(f.value().replaceFirst("^-", "")));
    fields.computeIfPresent("iban", (n, f) -> field(f.value().replaceAll("\\s", "")));
    if (syntax == Syntax.UBL_CREDIT_NOTE && !fields.containsKey("type_code")) {
      put("type_code", "381");
    }
    discount();
    String profile = first("profile").orElse(root.attributes.getOrDefault("versione", ""));
    return new EInvoice(
        syntax,
        profile,
        new Extraction(Collections.unmodifiableMap(fields), List.copyOf(lines()), taxes()),
        List.copyOf(findings));
  }

  private void discount() {
    Field issued = fields.get("issue_date");
    Field payable = fields.get("payable");
    if (issued == null || payable == null) {
      return;
    }
    LocalDate day;
    try {
      day = LocalDate.parse(issued.value());
    } catch (DateTimeParseException e) {
      // A day that is none is the checks' to tell.
      return;
    }
    List<String> texts = terms.find(root, "terms").stream().map(XmlElement::text).toList();
    EarlyPayment.of(texts, day, new BigDecimal(payable.value()))
        .ifPresent(
            discount -> {
              put("discount_date", discount.until().toString());
              put("discount_amount", discount.amount().toPlainString());
            });
  }

  private Optional<String> first(String term) {
    return terms.find(root, term).stream()
        .map(XmlElement::text)
        .filter(t -> !t.isEmpty())
        .findFirst();
  }

  private void put(String name, String value) {
    fields.put(name, field(value));
  }

  private static Field field(String value) {
    return new Field(value.replaceAll("\\s+", " "), CONFIDENCE, null, null, Source.XML);
  }

  private void date(String name, String text) {
    String digits = text.replaceFirst("[T+Z].*", "");
    if (digits.matches("\\d{8}")) {
      put(name, digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6));
    } else if (digits.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
      put(name, digits.substring(0, 10));
    } else {
      broken(name, text);
    }
  }

  private void amount(String name, boolean summed) {
    List<XmlElement> found = terms.find(root, name);
    if (found.isEmpty()) {
      return;
    }
    String currency = fields.containsKey("currency") ? fields.get("currency").value() : "";
    // The same total may stand there again in the currency that taxes are booked in.
    List<XmlElement> own =
        found.stream().filter(e -> currency.equals(e.attributes.get("currencyID"))).toList();
    List<XmlElement> used = own.isEmpty() ? found : own;
    BigDecimal sum = BigDecimal.ZERO;
    for (XmlElement element : summed ? used : used.subList(0, 1)) {
      BigDecimal amount = decimal(element.text());
      if (amount == null) {
        broken(name, element.text());
        return;
      }
      sum = sum.add(amount);
    }
    put(name, sum.setScale(2, RoundingMode.HALF_UP).toPlainString());
  }

  private void broken(String name, String text) {
    String shown = text.substring(0, Math.min(40, text.length()));
    findings.add(
        new Finding(
            "malformed-value",
            Severity.ERROR,
            name,
            "The XML gives \"%s\" as %s, which cannot be read."
                .formatted(shown, name.replace('_', ' '))));
  }

  private static @Nullable BigDecimal decimal(String text) {
    if (text.length() > AMOUNT_LENGTH_MAX || !text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)")) {
      return null;
    }
    return new BigDecimal(text);
  }

  private List<LineItem> lines() {
    List<LineItem> lines = new ArrayList<>();
    for (XmlElement line : terms.find(root, "line")) {
      if (lines.size() == LINES_MAX) {
        break;
      }
      String description = text(line, "line.description");
      lines.add(
          new LineItem(
              description == null ? "" : description.replaceAll("\\s+", " "),
              number(line, "line.quantity"),
              unitPrice(line),
              amount(line, "line.amount"),
              null,
              null,
              details(line)));
    }
    return lines;
  }

  private LineItem.Details details(XmlElement line) {
    return new LineItem.Details(
        text(line, "line.number"),
        text(line, "line.article"),
        terms.find(line, "line.quantity").stream()
            .map(quantity -> quantity.attributes.get("unitCode"))
            .filter(unit -> unit != null && !unit.isBlank())
            .findFirst()
            .orElse(null),
        text(line, "line.order"),
        text(line, "line.order_line"),
        number(line, "line.tax_rate"),
        text(line, "line.tax_category"));
  }

  /** The price of one unit, also where it is given for a hundred. */
  private @Nullable String unitPrice(XmlElement line) {
    String price = number(line, "line.unit_price");
    String base = number(line, "line.price_base");
    if (price == null || base == null || new BigDecimal(base).signum() <= 0) {
      return price;
    }
    return new BigDecimal(price)
        .divide(new BigDecimal(base), PRICE_SCALE, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private List<TaxLine> taxes() {
    return terms.find(root, "taxes").stream()
        .limit(TAXES_MAX)
        .map(
            tax ->
                new TaxLine(
                    number(tax, "taxes.rate"),
                    amount(tax, "taxes.net"),
                    amount(tax, "taxes.tax"),
                    text(tax, "taxes.category"),
                    text(tax, "taxes.reason")))
        .toList();
  }

  private @Nullable String amount(XmlElement from, String term) {
    String number = number(from, term);
    return number == null
        ? null
        : new BigDecimal(number).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private @Nullable String text(XmlElement from, String term) {
    List<XmlElement> found = terms.find(from, term);
    return found.isEmpty() ? null : found.getFirst().text();
  }

  private @Nullable String number(XmlElement from, String term) {
    String text = text(from, term);
    BigDecimal value = text == null ? null : decimal(text);
    return value == null
        ? null
        : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
