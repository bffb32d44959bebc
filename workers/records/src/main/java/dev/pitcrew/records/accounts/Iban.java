package dev.pitcrew.records.accounts;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * International bank account numbers: ISO 13616 structure by country and the ISO 7064 check digits.
 */
public final class Iban {

  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
  private static final int LENGTH_MIN = 15;
  private static final int LENGTH_MAX = 34;

  /** Lengths of the countries in the SEPA scheme; others are only checked by their digits. */
  private static final Map<String, Integer> SEPA_LENGTHS =
      Map.ofEntries(
          Map.entry("AD", 24),
          Map.entry("AL", 28),
          Map.entry("AT", 20),
          Map.entry("BE", 16),
          Map.entry("BG", 22),
          Map.entry("CH", 21),
          Map.entry("CY", 28),
          Map.entry("CZ", 24),
          Map.entry("DE", 22),
          Map.entry("DK", 18),
          Map.entry("EE", 20),
          Map.entry("ES", 24),
          Map.entry("FI", 18),
          Map.entry("FR", 27),
          Map.entry("GB", 22),
          Map.entry("GI", 23),
          Map.entry("GR", 27),
          Map.entry("HR", 21),
          Map.entry("HU", 28),
          Map.entry("IE", 22),
          Map.entry("IS", 26),
          Map.entry("IT", 27),
          Map.entry("LI", 21),
          Map.entry("LT", 20),
          Map.entry("LU", 20),
          Map.entry("LV", 21),
          Map.entry("MC", 27),
          Map.entry("MD", 24),
          Map.entry("ME", 22),
          Map.entry("MK", 19),
          Map.entry("MT", 31),
          Map.entry("NL", 18),
          Map.entry("NO", 15),
          Map.entry("PL", 28),
          Map.entry("PT", 25),
          Map.entry("RO", 24),
          Map.entry("RS", 22),
          Map.entry("SE", 24),
          Map.entry("SI", 19),
          Map.entry("SK", 24),
          Map.entry("SM", 27),
          Map.entry("VA", 22));

  /** The European Economic Area within SEPA: transfers there need no BIC. */
  private static final Set<String> OUTSIDE_EEA =
      Set.of("AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA");

  private Iban() {}

  /** Without blanks, in upper case. */
  public static String compact(String iban) {
    return iban.replaceAll("[\\s\\u00a0-]", "").toUpperCase(Locale.ROOT);
  }

  /** Whether length and check digits are right. */
  public static boolean isValid(String iban) {
    var compact = compact(iban);
    return compact.length() >= LENGTH_MIN
        && compact.length() <= LENGTH_MAX
        && compact.matches("[A-Z]{2}\\d{2}[A-Z0-9]+")
        && SEPA_LENGTHS.getOrDefault(country(compact), compact.length()) == compact.length()
        && remainder(compact) == 1;
  }

  /** Whether a euro credit transfer can reach it; Turkey, say, has IBANs but is no SEPA country. */
  public static boolean isSepa(String iban) {
    return isValid(iban) && SEPA_LENGTHS.containsKey(country(compact(iban)));
  }

  /** Whether the bank must also be named by its BIC. */
  public static boolean needsBic(String iban) {
    return OUTSIDE_EEA.contains(country(compact(iban)));
  }

  /** In groups of four, as people write it. */
  public static String grouped(String iban) {
    return compact(iban).replaceAll("(.{4})(?=.)", "$1 ");
  }

  private static String country(String compact) {
    return compact.substring(0, 2);
  }

  private static int remainder(String compact) {
    var digits = new StringBuilder();
    (compact.substring(4) + compact.substring(0, 4))
        .chars()
        .forEach(letter -> digits.append(Character.getNumericValue(letter)));
    return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
  }
}
