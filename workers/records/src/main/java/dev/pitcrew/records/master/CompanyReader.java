package dev.pitcrew.records.master;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.claimcheck.ClaimWords;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.company.EntityJson;
import dev.pitcrew.records.company.RetentionRules;
import dev.pitcrew.spreadsheets.TableProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Checks one company of a company file, field by field, before it is read. */
final class CompanyReader {

  private static final int RECIPIENTS_MAX = 50;
  private static final BigDecimal PERCENT_MAX = new BigDecimal("100");

  private final String file;
  private final String place;
  private final JsonNode node;
  private final List<TableProblem> problems;
  private final int before;

  CompanyReader(String file, String place, JsonNode node, List<TableProblem> problems) {
    this.file = file;
    this.place = place;
    this.node = node;
    this.problems = problems;
    this.before = problems.size();
  }

  Optional<Entity> read() {
    CompanyKeys.check(file, place, node, CompanyKeys.ENTITY, problems);
    required("id", Forms::isId, "a name of letters, digits and hyphens");
    required("name", text -> true, "");
    required("iban", Iban::isValid, "a valid IBAN");
    required("country", Forms::isCountry, "a country code of two capital letters");
    optional("bic", Forms::isBic, "a BIC of 8 or 11 characters");
    optional("currency", Forms::isCurrency, "a currency code such as EUR");
    optional("timeZone", CompanyReader::isZone, "a time zone such as Europe/Berlin");
    optional("vatId", Forms::isVatId, "a VAT id that begins with its country's two letters");
    each("vatIds", Forms::isVatId, "a VAT id that begins with its country's two letters");
    each("aliases", text -> !text.isBlank(), "a name");
    section("workingHours", EntityJson::workingHours);
    holidays();
    keys("accounts", CompanyKeys.ACCOUNTS);
    vatCodes();
    tolerances();
    retention();
    expenses();
    reportRecipients();
    return problems.size() == before ? Optional.of(EntityJson.read(node)) : Optional.empty();
  }

  private void holidays() {
    keys("holidays", CompanyKeys.HOLIDAYS);
    node.path("holidays")
        .path("easter")
        .forEach(
            day -> {
              if (!day.isInt()) {
                complain(
                    "holidays.easter",
                    day.asText(),
                    "Expected days from Easter Sunday, such as -2, but found '%s'.");
              }
            });
    section("holidays", EntityJson::holidays);
  }

  private void retention() {
    keys(
        "retention",
        Arrays.stream(RetentionRules.Kind.values()).map(RetentionRules.Kind::word).toList());
    section(
        "retention",
        entity ->
            EntityJson.retention(entity)
                .forEach(
                    (kind, period) -> {
                      if (period.isNegative() || period.isZero()) {
                        complain(
                            "retention." + kind,
                            period.toString(),
                            "Expected a period such as P8Y, but found '%s'.");
                      }
                    }));
  }

  private void reportRecipients() {
    if (node.path("reportRecipients").size() > RECIPIENTS_MAX) {
      complain("reportRecipients", "", "Expected at most %d recipients.".formatted(RECIPIENTS_MAX));
    }
    each(
        "reportRecipients",
        text -> Forms.isEmail(text) || Forms.isUsername(text),
        "a mail address or a user name");
  }

  private void expenses() {
    optional("expenseFallback", Forms::isUsername, "a user name");
    keys("expenseAccounts", List.copyOf(new TreeSet<>(ClaimWords.categories())));
    int index = 0;
    for (var one : node.path("allowances")) {
      var name = "allowances[%d]".formatted(index++);
      CompanyKeys.check(file, place + "." + name, one, CompanyKeys.ALLOWANCE, problems);
      var kind = one.path("kind").asText();
      if (!CompanyKeys.ALLOWANCE_KINDS.contains(kind)) {
        complain(name + ".kind", kind, "Expected mileage or per-diem, but found '%s'.");
      }
      var country = one.path("country");
      if (!country.isMissingNode() && !Forms.isCountry(country.asText())) {
        complain(
            name + ".country",
            country.asText(),
            "Expected a country code of two capital letters, but found '%s'.");
      }
    }
    section("allowances", EntityJson::expenses);
  }

  private void vatCodes() {
    int index = 0;
    for (var code : node.path("vatCodes")) {
      var name = "vatCodes[%d]".formatted(index++);
      CompanyKeys.check(file, place + "." + name, code, CompanyKeys.VAT_CODE, problems);
      if (code.path("code").asText().isBlank()) {
        complain(name + ".code", "", "Expected the VAT code's name, but it is missing.");
      }
      percent(name + ".rate", code.path("rate"));
      var treatment = code.path("treatment").asText();
      if (!CompanyKeys.TREATMENTS.contains(treatment)) {
        complain(
            name + ".treatment",
            treatment,
            "Expected one of " + String.join(", ", CompanyKeys.TREATMENTS) + ", but found '%s'.");
      }
      boolean shifts = treatment.equals("reverse-charge") || treatment.equals("intra-community");
      if (shifts && (!code.hasNonNull("inputAccount") || !code.hasNonNull("outputAccount"))) {
        complain(
            name,
            code.path("code").asText(),
            "Expected inputAccount and outputAccount, since the buyer owes the tax of '%s' and"
                + " claims it back.");
      }
    }
  }

  private void tolerances() {
    keys("tolerances", CompanyKeys.TOLERANCES);
    for (var name : List.of("roundingPerRate", "pricePercent", "quantityPercent")) {
      if (node.path("tolerances").has(name)) {
        percent("tolerances." + name, node.path("tolerances").get(name));
      }
    }
    var days = node.path("tolerances").path("goodsWaitWorkingDays");
    if (!days.isMissingNode() && (!days.isInt() || days.asInt() < 0)) {
      complain(
          "tolerances.goodsWaitWorkingDays",
          days.asText(),
          "Expected a number of working days, but found '%s'.");
    }
  }

  private void percent(String name, JsonNode number) {
    try {
      var value = new BigDecimal(number.asText());
      if (value.signum() >= 0 && value.compareTo(PERCENT_MAX) <= 0) {
        return;
      }
    } catch (NumberFormatException noNumber) {
      // Said below, with the value.
    }
    complain(name, number.asText(), "Expected a number from 0 to 100, but found '%s'.");
  }

  private void required(String name, Predicate<String> isRight, String expected) {
    if (node.path(name).asText().isBlank()) {
      complain(name, "", "Expected a value, but it is missing.");
    } else {
      optional(name, isRight, expected);
    }
  }

  private void optional(String name, Predicate<String> isRight, String expected) {
    var value = node.path(name);
    if (!value.isMissingNode() && !value.isNull()) {
      form(name, value, isRight, expected);
    }
  }

  private void each(String name, Predicate<String> isRight, String expected) {
    int index = 0;
    for (var value : node.path(name)) {
      form("%s[%d]".formatted(name, index++), value, isRight, expected);
    }
  }

  private void form(String name, JsonNode value, Predicate<String> isRight, String expected) {
    if (!value.isTextual() || !isRight.test(value.asText())) {
      complain(name, value.asText(), "Expected " + expected + ", but found '%s'.");
    }
  }

  private void keys(String name, List<String> known) {
    CompanyKeys.check(file, place + "." + name, node.path(name), known, problems);
  }

  /** Reads a section for the sake of its complaint. */
  private void section(String name, Consumer<JsonNode> read) {
    try {
      read.accept(node);
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add(
          CompanyFile.problem(
              file,
              place + "." + name,
              node.path(name).toString(),
              "Expected %s as the documentation shows, but: %s".formatted(name, e.getMessage())));
    }
  }

  private void complain(String name, String value, String message) {
    problems.add(CompanyFile.problem(file, place + "." + name, value, message.formatted(value)));
  }

  private static boolean isZone(String text) {
    return ZoneId.getAvailableZoneIds().contains(text);
  }
}
