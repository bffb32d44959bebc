package dev.pitcrew.records.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.records.calendar.Holidays;
import dev.pitcrew.records.calendar.WorkingHours;
import dev.pitcrew.records.company.Bookkeeping.Accounts;
import dev.pitcrew.records.company.Bookkeeping.Tolerances;
import dev.pitcrew.records.company.Bookkeeping.VatCode;
import dev.pitcrew.records.store.Json;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of a company that has no column of its own, as JSON: the same shape in the company file
 * and in the books. What is not named is as usual.
 */
public final class EntityJson {

  private EntityJson() {}

  /**
   * A company of a company file.
   *
   * @throws IllegalArgumentException when a part of it is missing or malformed
   * @throws java.time.DateTimeException when a time, a day or a zone is none
   */
  public static Entity read(JsonNode node) {
    var vatIds = list(node.path("vatIds"), JsonNode::asText);
    return new Entity(
        node.required("id").asText(),
        node.required("name").asText(),
        list(node.path("aliases"), JsonNode::asText),
        vatIds.isEmpty() && node.hasNonNull("vatId") ? List.of(node.get("vatId").asText()) : vatIds,
        node.required("iban").asText().replaceAll("\\s", ""),
        node.path("bic").asText(null),
        new Address(
            node.path("street").asText(null),
            node.path("postCode").asText(null),
            node.path("city").asText(null),
            node.required("country").asText()),
        ZoneId.of(node.path("timeZone").asText("UTC")),
        workingHours(node),
        holidays(node),
        bookkeeping(node),
        retention(node));
  }

  public static WorkingHours workingHours(JsonNode entity) {
    var node = entity.path("workingHours");
    if (node.isMissingNode() || node.isNull()) {
      return WorkingHours.USUAL;
    }
    var byDay = new EnumMap<DayOfWeek, WorkingHours.Span>(DayOfWeek.class);
    node.properties()
        .forEach(
            entry -> days(entry.getKey()).forEach(day -> byDay.put(day, span(entry.getValue()))));
    return new WorkingHours(byDay);
  }

  /** {@code monday} or {@code monday-friday}. */
  private static List<DayOfWeek> days(String text) {
    var ends = text.toUpperCase(Locale.ROOT).split("-", 2);
    var days = new ArrayList<DayOfWeek>();
    var last = DayOfWeek.valueOf(ends[ends.length - 1].strip());
    for (var day = DayOfWeek.valueOf(ends[0].strip()); day != last; day = day.plus(1)) {
      days.add(day);
    }
    days.add(last);
    return days;
  }

  /** {@code 08:00-17:00}. */
  private static WorkingHours.Span span(JsonNode node) {
    var ends = node.asText().split("-", 2);
    if (ends.length != 2) {
      throw new IllegalArgumentException(
          "Expected working hours such as 08:00-17:00, but found '%s'.".formatted(node.asText()));
    }
    return new WorkingHours.Span(
        LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
  }

  public static Holidays holidays(JsonNode entity) {
    var node = entity.path("holidays");
    return new Holidays(
        new LinkedHashSet<>(list(node.path("dates"), day -> LocalDate.parse(day.asText()))),
        new LinkedHashSet<>(list(node.path("yearly"), day -> MonthDay.parse("--" + day.asText()))),
        new LinkedHashSet<>(list(node.path("easter"), JsonNode::asInt)));
  }

  static Bookkeeping bookkeeping(JsonNode entity) {
    var codes =
        list(
            entity.path("vatCodes"),
            code ->
                new VatCode(
                    code.required("code").asText(),
                    amount(code.required("rate")),
                    code.required("treatment").asText(),
                    code.path("inputAccount").asText(null),
                    code.path("outputAccount").asText(null),
                    code.path("country").asText(null)));
    return new Bookkeeping(
        entity.path("currency").asText("EUR"),
        accounts(entity.path("accounts")),
        codes.isEmpty() ? Bookkeeping.USUAL.vatCodes() : codes,
        tolerances(entity.path("tolerances")),
        expenses(entity),
        list(entity.path("reportRecipients"), JsonNode::asText));
  }

  public static ExpenseRules expenses(JsonNode entity) {
    var usual = ExpenseRules.USUAL;
    var accounts = new HashMap<>(usual.accounts());
    entity
        .path("expenseAccounts")
        .properties()
        .forEach(entry -> accounts.put(entry.getKey(), entry.getValue().asText()));
    return new ExpenseRules(
        entity.path("expenseFallback").asText(null),
        accounts,
        entity.has("allowances")
            ? list(
                entity.get("allowances"),
                one ->
                    new ExpenseRules.Allowance(
                        one.required("kind").asText(),
                        one.path("country").asText(null),
                        LocalDate.parse(one.required("from").asText()),
                        amount(one.required("amount"))))
            : usual.allowances());
  }

  private static Accounts accounts(JsonNode node) {
    var usual = Accounts.USUAL;
    return new Accounts(
        node.path("payables").asText(usual.payables()),
        node.path("intercompanyPayables").asText(usual.intercompanyPayables()),
        node.path("intercompanyReceivables").asText(usual.intercompanyReceivables()),
        node.path("intercompanyRevenue").asText(usual.intercompanyRevenue()),
        node.path("prepayments").asText(usual.prepayments()),
        node.path("bank").asText(usual.bank()),
        node.path("expense").asText(usual.expense()),
        node.path("employeePayables").asText(usual.employeePayables()),
        node.path("cardClearing").asText(usual.cardClearing()));
  }

  private static Tolerances tolerances(JsonNode node) {
    var usual = Tolerances.USUAL;
    return new Tolerances(
        node.has("roundingPerRate") ? amount(node.get("roundingPerRate")) : usual.roundingPerRate(),
        node.has("pricePercent") ? amount(node.get("pricePercent")) : usual.pricePercent(),
        node.has("quantityPercent") ? amount(node.get("quantityPercent")) : usual.quantityPercent(),
        node.path("goodsWaitWorkingDays").asInt(usual.goodsWaitWorkingDays()));
  }

  public static Map<String, Period> retention(JsonNode entity) {
    var retention = new HashMap<String, Period>();
    entity
        .path("retention")
        .properties()
        .forEach(entry -> retention.put(entry.getKey(), Period.parse(entry.getValue().asText())));
    return retention;
  }

  private static BigDecimal amount(JsonNode node) {
    return new BigDecimal(node.asText());
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
    var values = new ArrayList<T>();
    array.forEach(node -> values.add(each.apply(node)));
    return values;
  }

  /** The settings of a company as the books keep them. */
  public static String write(Entity entity) {
    var root = Json.MAPPER.createObjectNode();
    var hours = root.putObject("workingHours");
    for (var day : DayOfWeek.values()) {
      var span = entity.workingHours().byDay().get(day);
      if (span != null) {
        hours.put(day.name().toLowerCase(Locale.ROOT), span.from() + "-" + span.to());
      }
    }
    var holidays = root.putObject("holidays");
    var dates = holidays.putArray("dates");
    entity.holidays().dates().stream().sorted().forEach(day -> dates.add(day.toString()));
    var yearly = holidays.putArray("yearly");
    entity.holidays().yearly().stream()
        .sorted()
        .forEach(day -> yearly.add(day.toString().substring(2)));
    var easter = holidays.putArray("easter");
    entity.holidays().easter().stream().sorted().forEach(easter::add);
    write(entity.bookkeeping(), root);
    var retention = root.putObject("retention");
    entity.retention().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> retention.put(entry.getKey(), entry.getValue().toString()));
    return root.toString();
  }

  private static void write(Bookkeeping books, ObjectNode root) {
    root.put("currency", books.currency());
    root.putObject("accounts")
        .put("payables", books.accounts().payables())
        .put("intercompanyPayables", books.accounts().intercompanyPayables())
        .put("intercompanyReceivables", books.accounts().intercompanyReceivables())
        .put("intercompanyRevenue", books.accounts().intercompanyRevenue())
        .put("prepayments", books.accounts().prepayments())
        .put("bank", books.accounts().bank())
        .put("expense", books.accounts().expense())
        .put("employeePayables", books.accounts().employeePayables())
        .put("cardClearing", books.accounts().cardClearing());
    var codes = root.putArray("vatCodes");
    for (var code : books.vatCodes()) {
      var node = codes.addObject();
      node.put("code", code.code()).put("rate", code.rate().toPlainString());
      node.put("treatment", code.treatment());
      putIfKnown(node, "inputAccount", code.inputAccount());
      putIfKnown(node, "outputAccount", code.outputAccount());
      putIfKnown(node, "country", code.country());
    }
    root.putObject("tolerances")
        .put("roundingPerRate", books.tolerances().roundingPerRate().toPlainString())
        .put("pricePercent", books.tolerances().pricePercent().toPlainString())
        .put("quantityPercent", books.tolerances().quantityPercent().toPlainString())
        .put("goodsWaitWorkingDays", books.tolerances().goodsWaitWorkingDays());
    write(books.expenses(), root);
    var recipients = root.putArray("reportRecipients");
    books.reportRecipients().forEach(recipients::add);
  }

  private static void write(ExpenseRules rules, ObjectNode root) {
    putIfKnown(root, "expenseFallback", rules.fallback());
    var accounts = root.putObject("expenseAccounts");
    rules.accounts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> accounts.put(entry.getKey(), entry.getValue()));
    var allowances = root.putArray("allowances");
    for (var one : rules.allowances()) {
      var node = allowances.addObject().put("kind", one.kind());
      putIfKnown(node, "country", one.country());
      node.put("from", one.from().toString()).put("amount", one.amount().toPlainString());
    }
  }

  private static void putIfKnown(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
