package dev.pitcrew.records.claimcheck;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words people write in claims, in English and German, and what they mean here. */
public final class ClaimWords {

  private static final Map<String, List<String>> CATEGORIES = new LinkedHashMap<>();
  private static final Map<String, List<String>> HEADINGS = new LinkedHashMap<>();

  static {
    category(
        "per-diem",
        "per diem|tagegeld|tagespauschale|verpflegungspauschale|verpflegungsmehraufwand|verpflegungsmehraufwendungen|daily allowance|spesenpauschale");
    category(
        "mileage",
        "mileage|kilometergeld|km geld|kilometerpauschale|private car|privatwagen|privat pkw|eigener pkw|kilometres|kilometers|kilometer|km");
    category(
        "travel",
        "travel|train|rail|flight|airfare|bus|public transport|parking|toll|ticket|reise|reisekosten|bahn|zug|flug|oepnv|fahrkarte|nahverkehr|parken|parkgebuehr|parkgebuehren|maut|mietwagen|rental car|car rental|tram|metro|ferry|faehre");
    category(
        "lodging",
        "lodging|hotel|accommodation|uebernachtung|uebernachtungen|unterkunft|apartment");
    category(
        "entertainment",
        "entertainment|client dinner|client entertainment|bewirtung|bewirtungskosten|kundenbewirtung|geschaeftsessen");
    category(
        "meals",
        "meals|meal|food|lunch|dinner|breakfast|restaurant|verpflegung|essen|mahlzeit|fruehstueck|mittagessen|abendessen|catering");
    category("taxi", "taxi|cab|uber|ride|taxifahrt");
    category("fuel", "fuel|petrol|diesel|gas|benzin|tanken|kraftstoff|sprit|charging");
    category(
        "office",
        "office|office supplies|stationery|buero|buerobedarf|bueromaterial|postage|porto");
    category(
        "communication",
        "communication|phone|telephone|mobile|internet|roaming|wifi|telefon|handy|mobilfunk|kommunikation");
    category(
        "training",
        "training|course|conference|seminar|books|schulung|fortbildung|weiterbildung|konferenz|tagung|lehrgang|fachbuch");
    category("other", "other|misc|miscellaneous|sundry|sonstiges|sonstige|verschiedenes|andere");
    heading("date", "date|day|datum|tag|belegdatum|expense date|date of expense");
    heading("category", "category|type|kategorie|art|kostenart|expense type|ausgabenart");
    heading(
        "description",
        "description|purpose|details|reason|text|beschreibung|zweck|anlass|verwendungszweck|bezeichnung|bemerkung");
    heading(
        "merchant",
        "merchant|vendor|supplier|paid to|haendler|lieferant|aussteller|empfaenger|firma");
    heading(
        "amount", "amount|total|gross|betrag|summe|brutto|bruttobetrag|gesamtbetrag|amount gross");
    heading("currency", "currency|waehrung|ccy|whg");
    heading("country", "country|land");
    heading(
        "paidWith",
        "paid with|paidwith|paid by|payment|payment method|bezahlt mit|zahlungsart|zahlart|zahlungsmittel|bezahlt");
    heading(
        "receipt",
        "receipt|receipt file|file|beleg|belegnummer|belegdatei|datei|receipt no|beleg nr");
    heading("kilometres", "kilometres|kilometers|km|kilometer|distance|strecke|entfernung");
    heading("days", "days|tage|anzahl tage|number of days");
  }

  private static final Set<String> OWN =
      Set.of(
          "own",
          "private",
          "privately",
          "cash",
          "employee",
          "me",
          "myself",
          "personal",
          "own money",
          "own card",
          "personal card",
          "privat",
          "selbst",
          "eigen",
          "eigenes geld",
          "bar",
          "bargeld",
          "mitarbeiter",
          "private karte",
          "eigene karte",
          "verauslagt");
  private static final Set<String> COMPANY_CARD =
      Set.of(
          "company card",
          "companycard",
          "company",
          "corporate card",
          "company credit card",
          "business card",
          "firmenkarte",
          "firmenkreditkarte",
          "firma",
          "kreditkarte firma",
          "unternehmenskarte",
          "dienstkarte");

  private static final Map<String, String> CURRENCY_SIGNS =
      Map.of(
          "€", "EUR", "£", "GBP", "₺", "TRY", "zł", "PLN", "Kč", "CZK", "Fr.", "CHF", "SFr.", "CHF",
          "Euro", "EUR");

  private ClaimWords() {}

  private static void category(String category, String words) {
    CATEGORIES.put(category, Arrays.asList(words.split("\\|")));
  }

  private static void heading(String field, String words) {
    HEADINGS.put(field, Arrays.asList(words.split("\\|")));
  }

  /** All there are, in a sensible order. */
  public static Set<String> categories() {
    return CATEGORIES.keySet();
  }

  /**
   * What a category is called by these words: none when they are not known, several when they name
   * different ones.
   */
  static Set<String> category(String text) {
    var key = Words.key(text);
    var exact = new LinkedHashSet<String>();
    var within = new LinkedHashSet<String>();
    CATEGORIES.forEach(
        (category, words) -> {
          if (Words.key(category).equals(key) || words.contains(key)) {
            exact.add(category);
          } else if (words.stream().anyMatch(word -> Words.mentions(key, word))) {
            within.add(category);
          }
        });
    return exact.isEmpty() ? within : exact;
  }

  /** Which field the words above a column mean; empty when they mean none. */
  static Optional<String> heading(String text) {
    var key = Words.key(text);
    for (var entry : HEADINGS.entrySet()) {
      if (Words.key(entry.getKey()).equals(key) || entry.getValue().contains(key)) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  /** Who paid; empty when the words do not say. */
  static Optional<String> paidWith(String text) {
    var key = Words.key(text);
    if (OWN.contains(key)) {
      return Optional.of(ClaimLine.OWN);
    }
    return COMPANY_CARD.contains(key) ? Optional.of(ClaimLine.COMPANY_CARD) : Optional.empty();
  }

  /** ISO 4217 code of a code or a sign that only one currency has. */
  static Optional<String> currency(String text) {
    var bySign =
        CURRENCY_SIGNS.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(text.strip()))
            .map(Map.Entry::getValue)
            .findFirst();
    return bySign.or(
        () -> Optional.of(text.strip().toUpperCase(Locale.ROOT)).filter(Currencies::isMoney));
  }

  /** ISO 3166 code of a code or a name. */
  static Optional<String> country(String text) {
    var plain = text.strip();
    var codes = Arrays.asList(Locale.getISOCountries());
    if (codes.contains(plain.toUpperCase(Locale.ROOT))) {
      return Optional.of(plain.toUpperCase(Locale.ROOT));
    }
    var key = Words.key(plain);
    return codes.stream()
        .filter(
            code -> {
              var country = Locale.of("", code);
              return Words.key(country.getDisplayCountry(Locale.ENGLISH)).equals(key)
                  || Words.key(country.getDisplayCountry(Locale.GERMAN)).equals(key);
            })
        .findFirst()
        .or(() -> Optional.ofNullable(COUNTRIES_ELSE.get(key)));
  }

  private static final Map<String, String> COUNTRIES_ELSE =
      Map.of("uk", "GB", "england", "GB", "usa", "US", "holland", "NL", "grossbritannien", "GB");
}
