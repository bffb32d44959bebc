package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a printed invoice says of another one: the invoice that a credit note or correction is
 * about, and what was paid before. What was paid counts only when the total less it is what is to
 * be paid.
 */
final class PrintedReferences {

  private static final double CONFIDENCE = 0.9;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9/._-]{3,30}", FLAGS);

  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:zu|zur|betr\\.?|betrifft|bezug|urspr[üu]ngliche|for|original|against|ref\\.?|sur"
              + "|relative? [àa] la|origine|bij|betreft)\\s+(?:(?:our|la|der|de)\\s+)?"
              + "(?:rechnung|invoice|facture|factuur)(?:s?(?:nummer|number))?"
              + "(?:\\s*(?:nr|no|n°|nº)\\.?)?\\s*:?\\s*(?<number>[A-Z0-9][A-Z0-9/._-]{3,30})",
          FLAGS);

  private static final Pattern PAID_BEFORE =
      Pattern.compile(
          "anzahlung|abschlag|bereits (ge|be)zahlt|already paid|prepaid|prepayment|deposit|acompte"
              + "|d[ée]j[àa] (vers|pay)|aanbetaling|voorschot|reeds betaald",
          FLAGS);

  private PrintedReferences() {}

  static Map<String, Field> of(List<PrintedRow> rows, Map<String, Field> fields, Source source) {
    Map<String, Field> found = new LinkedHashMap<>();
    String own = value(fields, "invoice_number");
    Optional<PrintedRow> paid =
        rows.stream().filter(row -> paidBefore(row, fields).isPresent()).findFirst();
    paid.ifPresent(
        row -> {
          BigDecimal amount = paidBefore(row, fields).orElseThrow();
          found.put("prepaid", field(amount.toPlainString(), row, source));
          number(printed(amount).matcher(row.text()).replaceAll(" "), own)
              .ifPresent(number -> found.put("preceding_invoice", field(number, row, source)));
        });
    for (PrintedRow row : rows) {
      Matcher about = ABOUT.matcher(row.text());
      if (about.find() && isNumber(about.group("number"), own)) {
        found.putIfAbsent("preceding_invoice", field(about.group("number"), row, source));
      }
    }
    return found;
  }

  private static Optional<BigDecimal> paidBefore(PrintedRow row, Map<String, Field> fields) {
    String total = value(fields, "total");
    String payable = value(fields, "payable");
    if (total.isEmpty() || payable.isEmpty() || !PAID_BEFORE.matcher(row.text()).find()) {
      return Optional.empty();
    }
    BigDecimal rest = new BigDecimal(total).subtract(new BigDecimal(payable));
    return rest.signum() > 0 && printed(rest).matcher(row.text()).find()
        ? Optional.of(rest)
        : Optional.empty();
  }

  /** An amount as it may stand on a page, also right after another word. */
  private static Pattern printed(BigDecimal amount) {
    String cents = amount.setScale(2, RoundingMode.HALF_UP).unscaledValue().toString();
    String whole = cents.substring(0, cents.length() - 2);
    return Pattern.compile(
        "[-−]?"
            + String.join("[.,' \u00a0]?", whole.split(""))
            + "[.,]"
            + cents.substring(whole.length()));
  }

  /** The first word that looks like the number of an invoice. */
  private static Optional<String> number(String text, String own) {
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> word.matches(".*[A-Z/_-].*") && isNumber(word, own))
        .findFirst();
  }

  private static boolean isNumber(String word, String own) {
    return word.chars().anyMatch(Character::isDigit) && !word.equalsIgnoreCase(own);
  }

  private static Field field(String value, PrintedRow row, Source source) {
    return new Field(value, CONFIDENCE, row.page(), row.box(), source);
  }

  private static String value(Map<String, Field> fields, String name) {
    @Nullable Field field = fields.get(name);
    return field == null ? "" : field.value();
  }
}
