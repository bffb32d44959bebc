package dev.pitcrew.documents.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the main language by the small words that every text of it has. */
public final class Languages {
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en",
          Set.of(
              "the", "of", "and", "to", "invoice", "date", "for", "number", "total", "amount",
              "tax", "due", "is", "from", "with", "by", "your", "please", "payment", "bill",
              "receipt", "cash", "price", "qty", "page", "terms", "phone"),
          "de",
          Set.of(
              "der",
              "die",
              "das",
              "und",
              "rechnung",
              "datum",
              "betrag",
              "nr",
              "mwst",
              "ust",
              "bitte",
              "von",
              "für",
              "mit",
              "den",
              "auf",
              "ist",
              "summe",
              "gesamt",
              "seite",
              "menge",
              "preis",
              "zzgl",
              "rechnungsnummer",
              "straße",
              "str",
              "bei",
              "wir",
              "ihre"),
          "fr",
          Set.of(
              "le",
              "la",
              "les",
              "des",
              "du",
              "et",
              "facture",
              "montant",
              "tva",
              "ttc",
              "ht",
              "pour",
              "sur",
              "numéro",
              "prix",
              "quantité",
              "vous",
              "nous",
              "votre",
              "au",
              "par",
              "rue",
              "désignation",
              "règlement",
              "client",
              "payer"),
          "nl",
          Set.of(
              "de",
              "het",
              "een",
              "en",
              "factuur",
              "btw",
              "bedrag",
              "totaal",
              "aantal",
              "van",
              "voor",
              "factuurnummer",
              "datum",
              "klant",
              "incl",
              "excl",
              "prijs",
              "op"),
          "es",
          Set.of(
              "el",
              "los",
              "las",
              "factura",
              "fecha",
              "importe",
              "iva",
              "por",
              "para",
              "cliente",
              "número",
              "precio",
              "cantidad",
              "del",
              "con"),
          "it",
          Set.of(
              "il",
              "di",
              "fattura",
              "importo",
              "data",
              "per",
              "numero",
              "totale",
              "iva",
              "cliente",
              "prezzo",
              "quantità",
              "della",
              "con",
              "partita"));

  /** Parts of words that give a language away, also where OCR lost an accent. */
  private static final Map<String, List<String>> STEMS =
      Map.of(
          "de",
              List.of(
                  "rechnung",
                  "steuer",
                  "nummer",
                  "betrag",
                  "straße",
                  "strasse",
                  "liefer",
                  "kunde",
                  "zahlung",
                  "überweis",
                  "bestell",
                  "gesamt",
                  "schaft",
                  "leistung",
                  "anschrift",
                  "fällig",
                  "stück",
                  "menge",
                  "preis",
                  "gmbh",
                  "währung",
                  "beschreibung",
                  "fiir"),
          "fr",
              List.of(
                  "factur",
                  "montant",
                  "règlement",
                  "quantité",
                  "désignation",
                  "livraison",
                  "échéance",
                  "téléphone",
                  "société",
                  "siège",
                  "référence",
                  "acompte",
                  "client"),
          "en",
              List.of(
                  "invoice",
                  "amount",
                  "payment",
                  "number",
                  "address",
                  "description",
                  "customer",
                  "quantity",
                  "street",
                  "account",
                  "receipt",
                  "total"));

  private static final Map<String, String> LETTERS = Map.of("de", "äöüß", "fr", "éèêçàùœ");

  private static final double CLEAR_MIN = 2.5;

  private Languages() {}

  /** The ISO 639-1 code; "en" where nothing speaks for another. */
  public static String of(List<Page> pages) {
    List<Word> words = pages.stream().flatMap(p -> p.words().stream()).toList();
    return scores(words).entrySet().stream()
        .filter(s -> s.getValue() > 0)
        .max(Comparator.comparingDouble(s -> s.getValue() + (s.getKey().equals("en") ? 0.5 : 0)))
        .map(Map.Entry::getKey)
        .orElse("en");
  }

  /**
   * The language that the words speak for clearly; empty where they are too few or of two minds.
   */
  public static Optional<String> clear(List<Word> words) {
    List<Map.Entry<String, Double>> scores =
        scores(words).entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .toList();
    Map.Entry<String, Double> best = scores.getFirst();
    boolean clear = best.getValue() >= CLEAR_MIN && best.getValue() >= 2 * scores.get(1).getValue();
    return clear ? Optional.of(best.getKey()) : Optional.empty();
  }

  private static Map<String, Double> scores(List<Word> words) {
    Map<String, Double> scores = new HashMap<>();
    WORDS.forEach(
        (code, known) ->
            scores.put(
                code, words.stream().mapToDouble(w -> weight(bare(w.text()), code, known)).sum()));
    return scores;
  }

  private static double weight(String word, String code, Set<String> known) {
    if (known.contains(word)) {
      return 1;
    }
    if (word.length() > 3
        && STEMS.getOrDefault(code, List.of()).stream().anyMatch(word::contains)) {
      return 1;
    }
    String letters = LETTERS.getOrDefault(code, "");
    return word.chars().anyMatch(c -> c > 0x7f && letters.indexOf(c) >= 0) ? 0.5 : 0;
  }

  private static String bare(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int end = lower.length();
    while (end > 0 && !Character.isLetterOrDigit(lower.charAt(end - 1))) {
      end--;
    }
    return lower.substring(0, end);
  }
}
