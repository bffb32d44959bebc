package dev.pitcrew.documents.receipt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the amounts of one reading hang together. */
final class Sums {
  private static final double CLEAR = 0.4;
  private static final int LABELLED_MAX = 10;
  private static final int ROW_MAX = 8;
  private static final int RATED_MAX = 60;
  private static final int ITEMS_MAX = 80;
  private static final long ROUNDING_MAX = 5;
  private static final double CENTS_OFF = 1;

  private final Map<Long, Integer> rows = new HashMap<>();
  private final Set<Long> cashLessChange = new HashSet<>();
  private final Set<Long> netAndTax = new HashSet<>();
  private final Set<Long> rated = new HashSet<>();
  private final Set<Long> rounded = new HashSet<>();
  private final Set<Long> itemSums = new HashSet<>(2);
  private final Set<Integer> beforePayment = new HashSet<>();
  private long largest;
  private long largestUnpaid;

  private Sums() {}

  static Sums of(Reading reading) {
    var sums = new Sums();
    sums.count(reading);
    List<Long> cash = labelled(reading, Mark.CASH, Mark.CARD);
    List<Long> change = labelled(reading, Mark.CHANGE);
    for (long paid : cash) {
      change.stream()
          .map(Math::abs)
          .filter(back -> paid > back)
          .forEach(back -> sums.cashLessChange.add(paid - back));
    }
    List<Long> nets = labelled(reading, Mark.SUBTOTAL);
    List<Long> taxes = labelled(reading, Mark.TAX);
    List<Long> extras = labelled(reading, Mark.ROUNDING, Mark.DEPOSIT);
    extras.add(0L);
    for (long net : nets) {
      for (long extra : extras) {
        for (long tax : taxes) {
          sums.netAndTax.add(net + tax + extra);
          if (Math.abs(extra) <= ROUNDING_MAX) {
            sums.netAndTax.add(net + tax - extra);
          }
        }
        if (extra != 0) {
          sums.rounded.add(net + extra);
          sums.rounded.add(net - extra);
        }
      }
    }
    for (long total : labelled(reading, Mark.TOTAL)) {
      for (long extra : labelled(reading, Mark.ROUNDING)) {
        if (extra != 0 && Math.abs(extra) <= ROUNDING_MAX) {
          sums.rounded.add(total + extra);
          sums.rounded.add(total - extra);
        }
      }
    }
    sums.rated(reading);
    sums.items(reading);
    sums.payments(reading);
    return sums;
  }

  private static List<Long> labelled(Reading reading, Mark... marks) {
    List<Long> found = new ArrayList<>();
    for (Reading.Seen row : reading.rows()) {
      for (Mark mark : marks) {
        if (row.says(mark) > 0 && !row.amounts().isEmpty()) {
          Amount last = row.amounts().getLast();
          if (last.quality() >= CLEAR
              && found.size() < LABELLED_MAX
              && !found.contains(last.cents())) {
            found.add(last.cents());
          }
        }
      }
    }
    return found;
  }

  private void count(Reading reading) {
    for (Reading.Seen row : reading.rows()) {
      boolean paid = row.says(Mark.CASH) > 0 || row.says(Mark.CHANGE) > 0;
      Set<Long> inRow = new HashSet<>();
      for (Amount amount : row.amounts()) {
        if (amount.quality() >= CLEAR && inRow.add(amount.cents())) {
          rows.merge(amount.cents(), 1, Integer::sum);
          largest = Math.max(largest, amount.cents());
          largestUnpaid = paid ? largestUnpaid : Math.max(largestUnpaid, amount.cents());
        }
      }
    }
  }

  /** A net sum and its tax in one row with others, at a rate that is printed. */
  private void rated(Reading reading) {
    Set<BigDecimal> rates = Taxes.rates(reading);
    for (Reading.Seen row : reading.rows()) {
      List<Amount> amounts = row.amounts().subList(0, Math.min(ROW_MAX, row.amounts().size()));
      for (int i = 0; i < amounts.size(); i++) {
        for (int j = i + 1; j < amounts.size(); j++) {
          long net = amounts.get(i).cents();
          long tax = amounts.get(j).cents();
          if (tax > 0
              && rated.size() < RATED_MAX
              && rates.stream()
                  .anyMatch(r -> Math.abs(net * r.doubleValue() / 100 - tax) <= CENTS_OFF)) {
            rated.add(net + tax);
          }
        }
      }
    }
  }

  /** The last amounts of the rows before the first sum, added up. */
  private void items(Reading reading) {
    long sum = 0;
    int count = 0;
    for (Reading.Seen row : reading.rows()) {
      if (row.promises() || row.says(Mark.COUNT) > 0 || count > ITEMS_MAX) {
        if (count > 0) {
          break;
        }
        continue;
      }
      if (!row.amounts().isEmpty() && row.amounts().getLast().quality() >= CLEAR) {
        sum += row.amounts().getLast().cents();
        count++;
      }
    }
    if (count > 0) {
      itemSums.add(sum);
    }
  }

  private void payments(Reading reading) {
    for (Reading.Seen row : reading.rows()) {
      if ((row.says(Mark.CASH) > 0 || row.says(Mark.CARD) > 0) && !row.amounts().isEmpty()) {
        for (int back = 1; back <= 3 && row.order() - back >= 0; back++) {
          if (!reading.rows().get(row.order() - back).amounts().isEmpty()) {
            beforePayment.add(row.order() - back);
            break;
          }
        }
      }
    }
  }

  boolean isCashLessChange(long cents) {
    return cashLessChange.contains(cents);
  }

  boolean isNetAndTax(long cents) {
    return netAndTax.contains(cents);
  }

  boolean isRated(long cents) {
    return rated.contains(cents);
  }

  /** Values that the receipt speaks for, whether they are printed or not. */
  Set<Long> workedOut() {
    Set<Long> all = new HashSet<>(cashLessChange);
    all.addAll(netAndTax);
    all.addAll(rated);
    all.addAll(itemSums);
    return all;
  }

  /** In how many ways the value is worked out. */
  int kinds(long cents) {
    return (cashLessChange.contains(cents) ? 1 : 0)
        + (netAndTax.contains(cents) ? 1 : 0)
        + (rated.contains(cents) ? 1 : 0)
        + (itemSums.contains(cents) ? 1 : 0);
  }

  /** Whether there are sums, and all of them are others. */
  boolean speaksAgainst(long cents) {
    boolean any = !cashLessChange.isEmpty() || !netAndTax.isEmpty() || !rated.isEmpty();
    return any
        && !cashLessChange.contains(cents)
        && !netAndTax.contains(cents)
        && !rated.contains(cents)
        && !rounded.contains(cents);
  }

  boolean isRounded(long cents) {
    return rounded.contains(cents);
  }

  boolean isSumOfItems(long cents) {
    return itemSums.contains(cents);
  }

  boolean isBeforePayment(int order) {
    return beforePayment.contains(order);
  }

  int rowsWith(long cents) {
    return Math.max(1, rows.getOrDefault(cents, 1));
  }

  long largest() {
    return largest;
  }

  long largestUnpaid() {
    return largestUnpaid;
  }
}
