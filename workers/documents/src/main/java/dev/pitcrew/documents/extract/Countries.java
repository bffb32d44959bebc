package dev.pitcrew.documents.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a country's account numbers and VAT ids look like. */
final class Countries {

  private record Country(int ibanLength, List<String> vatShapes) {}

  private static final Map<String, Country> BY_CODE = load();

  private Countries() {}

  private static Map<String, Country> load() {
    Map<String, Country> countries = new HashMap<>();
    for (String[] row : Tables.rows("countries.tsv")) {
      List<String> shapes =
          row.length > 2 && !row[2].isBlank() ? List.of(row[2].split(" ")) : List.of();
      countries.put(row[0], new Country(Integer.parseInt(row[1]), shapes));
    }
    return Map.copyOf(countries);
  }

  static boolean known(String code) {
    return BY_CODE.containsKey(code);
  }

  /** 0 where the country has no IBAN. */
  static int ibanLength(String code) {
    Country country = BY_CODE.get(code);
    return country == null ? 0 : country.ibanLength;
  }

  static boolean isVatId(String id) {
    Country country = id.length() < 4 ? null : BY_CODE.get(id.substring(0, 2));
    if (country == null) {
      return false;
    }
    String rest = id.substring(2);
    return country.vatShapes.stream().anyMatch(shape -> fits(rest, shape));
  }

  private static boolean fits(String rest, String shape) {
    if (rest.length() != shape.length()) {
      return false;
    }
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean letter = c >= 'A' && c <= 'Z';
      boolean fits =
          switch (shape.charAt(i)) {
            case '9' -> digit;
            case 'A' -> letter;
            default -> digit || letter;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** The check digits of an IBAN (ISO 7064, modulo 97). */
  static boolean ibanHolds(String iban) {
    int rest = 0;
    String turned = iban.substring(4) + iban.substring(0, 4);
    for (int i = 0; i < turned.length(); i++) {
      int value = Character.digit(turned.charAt(i), 36);
      if (value < 0) {
        return false;
      }
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return rest == 1;
  }
}
