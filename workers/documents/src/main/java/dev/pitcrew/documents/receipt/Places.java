package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Tables;
import dev.pitcrew.documents.extract.Text;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which country the words of a receipt speak for, and how dates and money are written there. */
final class Places {

  /**
   * A country's habits.
   *
   * @param first what stands first in a date in digits: d, m or y
   */
  record Place(String country, String currency, char first, List<String> phrases) {}

  private static final List<Place> ALL = load();
  private static final double TAX_ID = 3;
  private static final double POST_CODE = 1.5;
  private static final double NAMED = 1.5;
  private static final int SHORT = 3;
  private static final Pattern EUROPEAN_ID =
      Pattern.compile("(AT)U\\d{8}|(BE|DE|DK|EE|FI|GB|LV|LT|PL|PT|CZ|SE|HU|RO|IT)\\d{8,12}");
  private static final Pattern AMERICAN_CODE =
      Pattern.compile(".*\\b[A-Z]{2}\\s+\\d{5}(-\\d{4})?\\b.*");

  private Places() {}

  private static List<Place> load() {
    List<Place> places = new ArrayList<>();
    for (String[] row : Tables.rows("/dev/pitcrew/documents/receipt/places.tsv")) {
      List<String> phrases = new ArrayList<>();
      for (String phrase : row[3].split("\\|")) {
        phrases.add(" " + plain(List.of(phrase.strip().split("\\s+"))) + " ");
      }
      places.add(new Place(row[0], row[1], row[2].charAt(0), List.copyOf(phrases)));
    }
    return List.copyOf(places);
  }

  /** How much speaks for each country, over all readings. */
  static Map<Place, Double> of(List<Reading> readings) {
    Map<Place, Double> votes = new HashMap<>();
    for (Reading reading : readings) {
      StringBuilder text = new StringBuilder(" ");
      for (Reading.Seen row : reading.rows()) {
        text.append(plain(row.row().words().stream().map(Word::text).toList())).append(' ');
        row(row.row().text(), readings.size(), votes);
      }
      for (Place place : ALL) {
        Set<String> seen = new HashSet<>();
        for (String phrase : place.phrases) {
          if (text.indexOf(phrase) >= 0 && seen.add(phrase)) {
            double weight = phrase.strip().length() <= SHORT ? 1 : NAMED;
            votes.merge(place, weight / readings.size(), Double::sum);
          }
        }
      }
    }
    return votes;
  }

  private static void row(String text, int readings, Map<Place, Double> votes) {
    var id = EUROPEAN_ID.matcher(text.replace(" ", ""));
    if (id.find()) {
      String country = id.group(1) != null ? id.group(1) : id.group(2);
      vote(country, TAX_ID / readings, votes);
    }
    if (AMERICAN_CODE.matcher(text).matches()) {
      vote("US", POST_CODE / readings, votes);
    }
  }

  private static void vote(String country, double weight, Map<Place, Double> votes) {
    ALL.stream()
        .filter(p -> p.country.equals(country))
        .findFirst()
        .ifPresent(p -> votes.merge(p, weight, Double::sum));
  }

  private static String plain(List<String> words) {
    StringBuilder plain = new StringBuilder();
    for (String word : words) {
      String norm = Text.norm(word);
      if (!norm.isEmpty()) {
        plain.append(plain.isEmpty() ? "" : " ").append(norm);
      }
    }
    return plain.toString();
  }
}
