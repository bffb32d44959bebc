package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which amounts of a document agree with others: net + tax = total, tax = net x a printed rate. */
final class Sums {

  private static final int DISTINCT_MAX = 80;
  private static final double LABELLED = 0.1;
  private static final int TRIPLES_MAX = 14;
  private static final double RATE_MAX = 0.35;
  private static final long RATE_CENTS_MAX = 3000;

  private final Set<Long> distinct = new HashSet<>();
  private final Map<Long, Integer> repeats = new HashMap<>();
  private final Set<Long> asNet = new HashSet<>();
  private final Set<Long> asTax = new HashSet<>();
  private final Set<Long> asTotal = new HashSet<>();
  private final Set<Long> ratedNet = new HashSet<>();
  private final Set<Long> ratedTax = new HashSet<>();
  private final Set<Long> ratedTotal = new HashSet<>();
  private final Set<Long> composed = new HashSet<>();
  private final List<long[]> triples = new ArrayList<>();
  private long largest;

  static Sums of(Prepared document, List<AmountCandidates.Placed> placed) {
    Sums sums = new Sums();
    Set<Long> nets = new HashSet<>();
    Set<Long> taxes = new HashSet<>();
    Set<Long> totals = new HashSet<>();
    Set<Integer> rates = new HashSet<>();
    for (AmountCandidates.Placed place : placed) {
      Token token = place.token();
      long cents = Math.abs(token.number());
      sums.repeats.merge(cents, 1, Integer::sum);
      if (token.quality() >= 0.7 || token.marked()) {
        sums.distinct.add(cents);
        sums.largest = Math.max(sums.largest, cents);
        addIf(place.near().best(Role.NET) > LABELLED, nets, cents);
        addIf(place.near().best(Role.TAX) > LABELLED, taxes, cents);
        addIf(place.near().best(Role.TOTAL) > LABELLED, totals, cents);
        addIf(place.near().best(Role.PAYABLE) > LABELLED, totals, cents);
      }
    }
    for (List<Token> tokens : document.tokens()) {
      for (Token token : tokens) {
        boolean small = token.number() > 0 && token.number() <= RATE_CENTS_MAX;
        if (token.kind() == Kind.AMOUNT && small && underTaxHeading(document, token)) {
          rates.add((int) token.number());
        }
      }
    }
    document.sheets().forEach(sheet -> percents(sheet, rates));
    sums.agree(nets, taxes, totals, rates);
    return sums;
  }

  private static void addIf(boolean wanted, Set<Long> into, long cents) {
    if (wanted && into.size() < DISTINCT_MAX) {
      into.add(cents);
    }
  }

  /** Tax must be labelled as such, and net or total too: among many amounts some always add up. */
  private void agree(Set<Long> nets, Set<Long> taxes, Set<Long> totals, Set<Integer> rates) {
    for (long tax : taxes) {
      for (long net : distinct) {
        if (net != 0 && tax != 0 && tax <= net * RATE_MAX) {
          // Rates are rounded row by row, so that a sum may be a cent off.
          for (long cent = -1; cent <= 1; cent++) {
            long total = net + tax + cent;
            if (distinct.contains(total) && (nets.contains(net) || totals.contains(total))) {
              agreeing(net, tax, total, rates);
            }
          }
        }
      }
    }
    compose();
  }

  private void agreeing(long net, long tax, long total, Set<Integer> rates) {
    asNet.add(net);
    asTax.add(tax);
    asTotal.add(total);
    boolean rated =
        rates.stream().anyMatch(r -> Math.abs(Math.round(net * r / 10000.0) - tax) <= 1);
    if (rated && triples.size() < TRIPLES_MAX) {
      ratedNet.add(net);
      ratedTax.add(tax);
      ratedTotal.add(total);
      triples.add(new long[] {net, tax});
    }
  }

  /** Rows of several rates, and the row that sums them up. */
  private void compose() {
    for (int i = 0; i < triples.size(); i++) {
      for (int j = i + 1; j < triples.size(); j++) {
        composed(triples.get(i)[0] + triples.get(j)[0], triples.get(i)[1] + triples.get(j)[1]);
        for (int k = j + 1; k < triples.size(); k++) {
          composed(
              triples.get(i)[0] + triples.get(j)[0] + triples.get(k)[0],
              triples.get(i)[1] + triples.get(j)[1] + triples.get(k)[1]);
        }
      }
    }
  }

  private void composed(long net, long tax) {
    if (distinct.contains(net) && distinct.contains(net + tax)) {
      composed.add(net);
      composed.add(net + tax);
      if (distinct.contains(tax)) {
        composed.add(tax);
      }
    }
  }

  private static void percents(Sheet sheet, Set<Integer> rates) {
    List<Piece> pieces = sheet.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      String text = pieces.get(i).text();
      boolean percent =
          text.endsWith("%") || sheet.follows(i, 1.2) && pieces.get(i + 1).text().startsWith("%");
      if (percent && Text.hasDigit(text)) {
        String number = ReferenceSpotter.trimmed(text);
        for (AmountReader.Reading reading : AmountReader.read(number)) {
          rates.add((int) Math.min(10_000, Math.abs(reading.cents())));
        }
      }
    }
  }

  /** Rates often stand in a column of their own without a percent sign. */
  private static boolean underTaxHeading(Prepared document, Token token) {
    for (LabelHit label : document.labels().get(token.sheet())) {
      if ((label.role() == Role.COL_TAX || label.role() == Role.TAX)
          && label.box().bottom() <= token.box().y() + 2
          && label.box().x() < token.box().right() + 2
          && label.box().right() > token.box().x() - 2) {
        return true;
      }
    }
    return false;
  }

  int repeats(long cents) {
    return repeats.getOrDefault(Math.abs(cents), 0);
  }

  /** Whether the amount belongs to the row that sums up several rates. */
  boolean sumsRates(long cents) {
    return composed.contains(Math.abs(cents));
  }

  boolean isLargest(long cents) {
    return largest != 0 && Math.abs(cents) == largest;
  }

  /** 1 where the amount takes part in a sum in that place, 2 where a printed rate confirms it. */
  int agreement(Role place, long cents) {
    long value = Math.abs(cents);
    return switch (place) {
      case NET -> level(value, asNet, ratedNet);
      case TAX -> level(value, asTax, ratedTax);
      case TOTAL, PAYABLE -> level(value, asTotal, ratedTotal);
      default -> 0;
    };
  }

  private static int level(long value, Set<Long> any, Set<Long> rated) {
    return rated.contains(value) ? 2 : any.contains(value) ? 1 : 0;
  }
}
