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

  private Languages() {}

  /** The ISO 639-1 code; "en" where nothing speaks for another. */
  public static String of(List<Page> pages) {
    return of(pages.stream().flatMap(p -> p.words().stream()).toList(), "en");
  }

  /** The ISO 639-1 code; {@code otherwise} where no known word was met. */
  public static String ofWords(List<Word> words, String otherwise) {
    return of(words, otherwise);
  }

  private static String of(List<Word> words, String otherwise) {
    String best = otherwise;
    double bestCount = 0;
    for (var language : WORDS.entrySet()) {
      double count =
          words.stream().filter(w -> language.getValue().contains(bare(w.text()))).count()
              + (language.getKey().equals(otherwise) ? 0.5 : 0);
      if (count > bestCount) {
        bestCount = count;
        best = language.getKey();
      }
    }
    return best;
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
