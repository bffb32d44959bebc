package dev.pitcrew.documents.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private Languages() {}

  /** The ISO 639-1 code; "en" where nothing speaks for another. */
  public static String of(List<Page> pages) {
    return ofWords(pages.stream().flatMap(p -> p.words().stream()).toList(), "en");
  }

  /** The ISO 639-1 code; {@code otherwise} where no known word was met. */
  public static String ofWords(List<Word> words, String otherwise) {
    String best = otherwise;
    double bestCount = 0;
    for (var language : WORDS.entrySet()) {
      String code = language.getKey();
      double count = code.equals(otherwise) ? 0.5 : 0;
      for (Word word : words) {
        count += weight(bare(word.text()), code, language.getValue());
      }
      if (count > bestCount) {
        bestCount = count;
        best = code;
      }
    }
    return best;
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
