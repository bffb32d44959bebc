package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.TaxLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tax by rate, where a rate is printed and a net sum and a tax fit it: together they are the total,
 * another printed sum, or stand in one row.
 */
final class Taxes {
  private static final double CLEAR = 0.4;
  private static final int CENTS_OFF = 2;
  private static final int RATES_MAX = 8;
  private static final int AMOUNTS_MAX = 400;
  private static final Pattern RATE =
      Pattern.compile("(?<![\\d.,])(\\d{1,2}(?:[.,]\\d{1,3})?)\\s?%");

  private record Row(long net, long tax, int score) {}

  private Taxes() {}

  /** The printed rates' lines; of the reading that gives most. */
  static List<TaxLine> of(List<Reading> readings, @Nullable Long total) {
    List<TaxLine> best = List.of();
    for (Reading reading : readings) {
      List<TaxLine> lines = of(reading, total);
      best = lines.size() > best.size() ? lines : best;
    }
    return best;
  }

  private static List<TaxLine> of(Reading reading, @Nullable Long total) {
    Set<Long> printed = new HashSet<>();
    reading
        .rows()
        .forEach(
            r ->
                r.amounts().stream()
                    .filter(a -> a.quality() >= CLEAR)
                    .forEach(a -> printed.add(a.cents())));
    Map<BigDecimal, Row> byRate = new TreeMap<>();
    for (BigDecimal rate : rates(reading)) {
      Row best = null;
      int tried = 0;
      for (Reading.Seen row : reading.rows()) {
        boolean taxed = row.says(Mark.TAX) > 0 || says(row, rate);
        if (!taxed && row.amounts().size() < 2) {
          continue;
        }
        for (Amount amount : row.amounts().stream().filter(a -> a.quality() >= CLEAR).toList()) {
          if (tried++ > AMOUNTS_MAX) {
            break;
          }
          Row found = fitting(reading, row, rate, amount.cents(), printed, total);
          best = found != null && (best == null || found.score > best.score) ? found : best;
        }
      }
      if (best != null) {
        byRate.put(rate, best);
      }
    }
    List<TaxLine> lines = new ArrayList<>();
    byRate.forEach(
        (rate, row) ->
            lines.add(new TaxLine(plain(rate), decimal(row.net), decimal(row.tax), null, null)));
    return lines;
  }

  /** The net sum that this tax is charged on at the rate. */
  private static @Nullable Row fitting(
      Reading reading,
      Reading.Seen at,
      BigDecimal rate,
      long tax,
      Set<Long> printed,
      @Nullable Long total) {
    if (tax <= 0) {
      return null;
    }
    Row best = null;
    int looked = 0;
    for (Reading.Seen row : reading.rows()) {
      for (Amount amount : row.amounts()) {
        long net = amount.cents();
        if (net <= tax || amount.quality() < CLEAR || looked++ > AMOUNTS_MAX) {
          continue;
        }
        double due = net * rate.doubleValue() / 100;
        if (Math.abs(due - tax) > CENTS_OFF) {
          continue;
        }
        boolean same = row == at;
        boolean whole = total != null && Math.abs(net + tax - total) <= CENTS_OFF;
        boolean sum = printed.contains(net + tax);
        int score =
            (same ? 2 : 0) + (whole ? 3 : 0) + (sum ? 2 : 0) + (at.says(Mark.TAX) > 0 ? 1 : 0);
        if (score >= 2 && (best == null || score > best.score)) {
          best = new Row(net, tax, score);
        }
      }
    }
    return best;
  }

  /** The rates that are printed; no country has more than a few. */
  static Set<BigDecimal> rates(Reading reading) {
    Set<BigDecimal> rates = new TreeSet<>();
    for (Reading.Seen row : reading.rows()) {
      Matcher m = RATE.matcher(row.row().text());
      while (m.find()) {
        BigDecimal rate = new BigDecimal(m.group(1).replace(',', '.')).stripTrailingZeros();
        if (rate.signum() > 0 && rate.doubleValue() <= 30 && rates.size() < RATES_MAX) {
          rates.add(rate);
        }
      }
    }
    return rates;
  }

  private static boolean says(Reading.Seen row, BigDecimal rate) {
    Matcher m = RATE.matcher(row.row().text());
    while (m.find()) {
      if (new BigDecimal(m.group(1).replace(',', '.')).compareTo(rate) == 0) {
        return true;
      }
    }
    return false;
  }

  private static String plain(BigDecimal rate) {
    return rate.scale() < 0 ? rate.setScale(0).toPlainString() : rate.toPlainString();
  }

  private static String decimal(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
