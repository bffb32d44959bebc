package dev.pitcrew.documents.receipt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the amounts of one reading hang together. */
final class Sums {
  private static final double CLEAR = 0.4;
  private static final int ITEMS_MAX = 80;
  private static final long ROUNDING_MAX = 5;

  private final Map<Long, Integer> rows = new HashMap<>();
  private final Set<Long> cashLessChange = new HashSet<>();
  private final Set<Long> netAndTax = new HashSet<>();
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
          .filter(back -> paid > back)
          .forEach(back -> sums.cashLessChange.add(paid - back));
    }
    List<Long> nets = labelled(reading, Mark.SUBTOTAL);
    List<Long> taxes = labelled(reading, Mark.TAX);
    List<Long> extras = labelled(reading, Mark.ROUNDING, Mark.DEPOSIT);
    extras.add(0L);
    for (long net : nets) {
      for (long extra : extras) {
        taxes.forEach(tax -> sums.netAndTax.add(net + tax + extra));
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
          if (last.quality() >= CLEAR && !found.contains(last.cents())) {
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
