package dev.pitcrew.documents.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tax table of a printed invoice, as far as its figures prove each other: a rate counts when
 * what it is charged on and what it comes to agree with it. Where nothing is charged, the sentence
 * that says why decides the category; without one there is no table, for nothing is guessed.
 */
final class PrintedTaxes {

  private static final Pattern RATE = Pattern.compile("(\\d{1,2}(?:[.,]\\d{1,2})?)\\s?%");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal CENTS = new BigDecimal("0.02");
  private static final int REASON_LENGTH_MAX = 200;

  /** Category by what the sentence says, the most telling first. */
  private static final Map<String, Pattern> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put(
        "AE",
        Pattern.compile(
            "steuerschuldnerschaft|reverse[ -]?charge|autoliquidation|verlegd|inversion del sujeto"
                + "|inversione contabile|\\b13b\\b"));
    REASONS.put(
        "K",
        Pattern.compile(
            "innergemeinschaftliche lieferung|intra[- ]?community (supply|delivery)|livraison"
                + " intracommunautaire|intracommunautaire levering"));
    REASONS.put(
        "G",
        Pattern.compile(
            "ausfuhrlieferung|export outside|export of goods|zero[- ]rated export|exportation|uitvoer"));
    REASONS.put(
        "E",
        Pattern.compile(
            "kleinunternehmer|\\b19 ustg|steuerfrei|steuerbefreit|vat exempt|exempt from vat"
                + "|exon[ée]r|tva non applicable|vrijgesteld"));
  }

  private PrintedTaxes() {}

  static List<TaxLine> of(List<PrintedRow> rows, Map<String, Field> fields) {
    Optional<BigDecimal> net = amount(fields, "net");
    Optional<BigDecimal> tax = amount(fields, "tax");
    if (tax.isPresent() && tax.get().signum() != 0) {
      return net.map(charged -> charged(rows, charged, tax.get())).orElse(List.of());
    }
    return net.or(() -> amount(fields, "total"))
        .flatMap(free -> notCharged(rows, free))
        .map(List::of)
        .orElse(List.of());
  }

  private static List<TaxLine> charged(List<PrintedRow> rows, BigDecimal net, BigDecimal tax) {
    for (PrintedRow row : rows) {
      for (BigDecimal rate : rates(row.text())) {
        if (agree(rate, net, tax)) {
          return List.of(line(rate, net, tax));
        }
      }
    }
    List<TaxLine> found = new ArrayList<>();
    for (PrintedRow row : rows) {
      rates(row.text()).stream()
          .findFirst()
          .flatMap(rate -> pair(rate, row.amounts()))
          .filter(one -> found.stream().noneMatch(other -> other.rate().equals(one.rate())))
          .ifPresent(found::add);
    }
    return near(sum(found, true), net) && near(sum(found, false), tax) ? found : List.of();
  }

  private static Optional<TaxLine> notCharged(List<PrintedRow> rows, BigDecimal net) {
    for (Map.Entry<String, Pattern> reason : REASONS.entrySet()) {
      for (PrintedRow row : rows) {
        if (reason.getValue().matcher(row.text().toLowerCase(Locale.ROOT)).find()) {
          String words = row.text().substring(0, Math.min(REASON_LENGTH_MAX, row.text().length()));
          return Optional.of(new TaxLine("0", plain(net), "0.00", reason.getKey(), words));
        }
      }
    }
    return Optional.empty();
  }

  /** Two amounts of a row of which one is the rate's share of the other. */
  private static Optional<TaxLine> pair(BigDecimal rate, List<BigDecimal> amounts) {
    for (BigDecimal net : amounts) {
      for (BigDecimal tax : amounts) {
        if (rate.signum() > 0 && net.signum() != 0 && agree(rate, net, tax)) {
          return Optional.of(line(rate, net, tax));
        }
      }
    }
    return Optional.empty();
  }

  private static List<BigDecimal> rates(String text) {
    List<BigDecimal> rates = new ArrayList<>();
    Matcher matcher = RATE.matcher(text);
    while (matcher.find()) {
      rates.add(new BigDecimal(matcher.group(1).replace(',', '.')));
    }
    return rates;
  }

  private static boolean agree(BigDecimal rate, BigDecimal net, BigDecimal tax) {
    return near(net.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP), tax);
  }

  private static boolean near(BigDecimal a, BigDecimal b) {
    return a.subtract(b).abs().compareTo(CENTS) <= 0;
  }

  private static BigDecimal sum(List<TaxLine> lines, boolean net) {
    return lines.stream()
        .map(line -> new BigDecimal(net ? line.net() : line.tax()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static TaxLine line(BigDecimal rate, BigDecimal net, BigDecimal tax) {
    return new TaxLine(
        rate.stripTrailingZeros().toPlainString(), plain(net), plain(tax), "S", null);
  }

  private static String plain(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static Optional<BigDecimal> amount(Map<String, Field> fields, String name) {
    @Nullable Field field = fields.get(name);
    return field == null ? Optional.empty() : Optional.of(new BigDecimal(field.value()));
  }
}
