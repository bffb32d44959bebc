package dev.pitcrew.records.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a page says that no tax is charged. Only wordings that are written for this and nothing else:
 * the page is full of other words.
 *
 * @param category VAT category code of EN 16931
 * @param words as they stand on the page
 */
public record TaxNote(String category, String words) {

  private static final int TEXT_MAX = 200_000;
  private static final int AROUND = 40;

  /** In the order in which they are asked for: what is free of tax may also be intra-community. */
  private static final List<Map.Entry<String, Pattern>> NOTES =
      List.of(
          note(
              "AE",
              "reverse[ -]?charge|steuerschuldnerschaft|§ ?13 ?b|autoliquidation|btw verlegd|inversi[oó]n del sujeto pasivo|inversione contabile"),
          note(
              "K",
              "innergemeinschaftliche lieferung|intra[ -]?community (supply|delivery)|livraison intracommunautaire|exon[eé]ration.{0,20}262 ter|intracommunautaire levering"),
          note(
              "G",
              "ausfuhrlieferung|export (of goods|supply|delivery)|zero[- ]rated export|exportation.{0,20}262[ -]i|uitvoer van goederen"),
          note("O", "nicht steuerbar|not subject to vat|outside the scope of vat|hors champ"),
          note(
              "E",
              "§ ?19 (abs\\. ?1 )?ustg|kleinunternehmer|steuerfrei nach|umsatzsteuerfrei|vat exempt|exempt from vat|293 ?b|exon[eé]r[eé]e? de (la )?tva|vrijgesteld van btw"));

  public static Optional<TaxNote> in(String page) {
    var text = page.length() <= TEXT_MAX ? page : page.substring(0, TEXT_MAX);
    for (var note : NOTES) {
      var found = note.getValue().matcher(text);
      if (found.find()) {
        int from = text.lastIndexOf(' ', Math.max(0, found.start() - AROUND)) + 1;
        int to = Math.min(text.length(), found.end() + AROUND);
        return Optional.of(new TaxNote(note.getKey(), text.substring(from, to).strip()));
      }
    }
    return Optional.empty();
  }

  private static Map.Entry<String, Pattern> note(String category, String words) {
    return Map.entry(
        category, Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }
}
