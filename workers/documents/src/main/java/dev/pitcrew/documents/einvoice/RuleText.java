package dev.pitcrew.documents.einvoice;

import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the text of a broken rule into a sentence without the standard's numbers. */
final class RuleText {
  private static final int LENGTH_MAX = 400;
  private static final Pattern RULE =
      Pattern.compile("^\\s*\\[?([A-Z]{2}[A-Z0-9-]*-\\d+[a-z]?)\\]?");
  private static final Pattern TERM = Pattern.compile("\\bB[TG]-\\d+(-\\d+)?\\b");

  /** The fields of which terms a finding is shown. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("BT-1", "invoice_number"),
          Map.entry("BT-2", "issue_date"),
          Map.entry("BT-3", "type_code"),
          Map.entry("BT-5", "currency"),
          Map.entry("BT-9", "due_date"),
          Map.entry("BT-13", "po_number"),
          Map.entry("BT-27", "vendor"),
          Map.entry("BT-31", "vat_id"),
          Map.entry("BT-44", "customer"),
          Map.entry("BT-84", "iban"),
          Map.entry("BT-86", "bic"),
          Map.entry("BT-109", "net"),
          Map.entry("BT-110", "tax"),
          Map.entry("BT-112", "total"),
          Map.entry("BT-115", "payable"));

  private static final List<String> FORMAL = List.of("BR-CL-", "CII-", "UBL-", "FX-SCH-");

  private RuleText() {}

  static Finding finding(@Nullable String id, Severity severity, String text) {
    String flat = text.replaceAll("\\s+", " ").strip();
    Matcher rule = RULE.matcher(flat);
    String code = id;
    if (rule.find()) {
      code = rule.group(1);
      flat = flat.substring(rule.end()).replaceFirst("^[\\s:-]+", "");
    }
    String plain =
        flat.replaceAll(
                "\\s*\\(\\s*"
                    + TERM.pattern()
                    + "(\\s*(,|and|or)\\s*"
                    + TERM.pattern()
                    + ")*\\s*\\)",
                "")
            .replaceAll("\\s*\\(\\s*\\)", "")
            .strip();
    plain = plain.substring(0, Math.min(LENGTH_MAX, plain.length()));
    if (!plain.isEmpty()) {
      plain = plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
      plain = plain.matches(".*[.!?]") ? plain : plain + ".";
    }
    String named = code == null ? "rule" : code;
    // Slips of spelling that no clerk can judge and that change nothing of what is owed.
    boolean formal = FORMAL.stream().anyMatch(named::startsWith);
    return new Finding(named, formal ? Severity.WARNING : severity, field(flat), plain);
  }

  /** The first field that the rule names. */
  private static @Nullable String field(String text) {
    Matcher term = TERM.matcher(text);
    while (term.find()) {
      String field = FIELDS.get(term.group());
      if (field != null) {
        return field;
      }
    }
    return null;
  }
}
