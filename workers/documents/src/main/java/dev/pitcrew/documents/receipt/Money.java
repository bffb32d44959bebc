package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Candidate;
import dev.pitcrew.documents.extract.Currencies;
import dev.pitcrew.documents.extract.Features;
import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The currency that is printed, else the one of the country that the receipt speaks for. */
final class Money {
  private static final double BESIDE_AMOUNT = 1;
  private static final double ALONE = 0.4;
  private static final double OF_COUNTRY = 0.5;
  private static final double COUNTRY_MIN = 2;
  private static final double SURE_MAX = 0.98;
  private static final double DOUBT = 0.8;
  private static final String DOLLAR = "USD";

  private record Place(int page, Box box, double confidence) {}

  private final Map<String, Double> votes = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  private Money() {}

  static Optional<Candidate> of(List<Reading> readings) {
    var money = new Money();
    for (Reading reading : readings) {
      for (Reading.Seen row : reading.rows()) {
        money.row(reading, row);
      }
    }
    money.countries(Places.of(readings));
    return money.best();
  }

  private void row(Reading reading, Reading.Seen row) {
    List<Word> words = row.row().words();
    for (int i = 0; i < words.size(); i++) {
      String code = code(words.get(i).text());
      if (code != null) {
        int at = i;
        boolean beside =
            row.amounts().stream().anyMatch(a -> at >= a.from() - 1 && at <= a.to())
                || !row.amounts().isEmpty();
        votes.merge(code, beside ? BESIDE_AMOUNT : ALONE, Double::sum);
        Box box = reading.printed(row.row().page(), words.get(i).box());
        places.putIfAbsent(code, new Place(row.row().page(), box, words.get(i).confidence()));
      }
    }
  }

  private static @Nullable String code(String text) {
    for (int c = 0; c < text.length(); c++) {
      if (Currencies.isSymbol(text.charAt(c))) {
        return Currencies.code(String.valueOf(text.charAt(c)));
      }
    }
    String letters = text.replaceAll("[\\d.,:;()\\[\\]{}*=+\\-/]", "");
    boolean code =
        letters.length() >= 2 && letters.equals(letters.toUpperCase(java.util.Locale.ROOT));
    return code || letters.equalsIgnoreCase("euro") ? Currencies.code(letters) : null;
  }

  /** A dollar sign is of whatever country the receipt speaks for. */
  private void countries(Map<Places.Place, Double> countries) {
    countries.forEach(
        (place, weight) -> {
          if (weight >= COUNTRY_MIN) {
            votes.merge(place.currency(), weight * OF_COUNTRY, Double::sum);
            if (place.currency().endsWith("D") && !place.currency().equals(DOLLAR)) {
              votes.computeIfPresent(DOLLAR, (usd, votes) -> votes * OF_COUNTRY);
            }
          }
        });
  }

  private Optional<Candidate> best() {
    double all = votes.values().stream().mapToDouble(Double::doubleValue).sum();
    return votes.entrySet().stream()
        .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(
            best -> {
              Place place = places.get(best.getKey());
              return new Candidate(
                  "currency",
                  best.getKey(),
                  0,
                  place == null ? 1 : place.page,
                  place == null ? null : place.box,
                  place == null ? DOUBT : place.confidence,
                  new Features(),
                  Math.min(SURE_MAX, best.getValue() / (all + DOUBT)));
            });
  }
}
