package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which amounts the total may be, with what speaks for each. */
final class Totals {
  private static final double CLEAR = 0.7;

  /** Marks of rows that hold something else than the total. */
  private static final List<Mark> OTHERS =
      List.of(
          Mark.SUBTOTAL,
          Mark.TAX,
          Mark.GROSS,
          Mark.SUMMARY,
          Mark.ROUNDING,
          Mark.CASH,
          Mark.CHANGE,
          Mark.CARD,
          Mark.DISCOUNT,
          Mark.COUNT,
          Mark.DEPOSIT,
          Mark.PRICE,
          Mark.X_NUMBER);

  private static final class Value {
    private final Evidence evidence = new Evidence();
    private final Set<Integer> readings = new HashSet<>();
    private double best = -1;
    private Amount place;
    private Reading.Seen row;
    private Reading reading;

    private Value(Amount place, Reading.Seen row, Reading reading) {
      this.place = place;
      this.row = row;
      this.reading = reading;
    }

    private void keep(double worth, Amount amount, Reading.Seen at, Reading in) {
      if (worth > best) {
        best = worth;
        place = amount;
        row = at;
        reading = in;
      }
    }
  }

  private Totals() {}

  static List<Candidate> of(List<Reading> readings) {
    Map<Long, Value> values = new TreeMap<>();
    for (int i = 0; i < readings.size(); i++) {
      add(readings.get(i), i, values);
    }
    List<Candidate> candidates = new ArrayList<>();
    values.forEach(
        (cents, value) -> {
          value.evidence.most("agree", value.readings.size() / (double) readings.size());
          candidates.add(
              new Candidate(
                  "total",
                  BigDecimal.valueOf(cents, 2).toPlainString(),
                  cents,
                  value.row.row().page(),
                  value.reading.printed(value.row.row().page(), value.place.box()),
                  value.place.confidence(),
                  value.evidence.features(),
                  0));
        });
    return candidates;
  }

  private static void add(Reading reading, int number, Map<Long, Value> values) {
    Sums sums = Sums.of(reading);
    double usual = usualHeight(reading);
    int lastTotal = lastTotal(reading);
    for (Reading.Seen row : reading.rows()) {
      Reading.Seen above = above(reading, row);
      for (Amount amount : row.amounts()) {
        if (amount.cents() <= 0) {
          continue;
        }
        Value value =
            values.computeIfAbsent(amount.cents(), key -> new Value(amount, row, reading));
        if (amount.quality() >= CLEAR) {
          value.readings.add(number);
        }
        double total = row.says(Mark.TOTAL);
        double aboveTotal = above == null ? 0 : above.says(Mark.TOTAL);
        value.keep(
            amount.quality() * (0.1 + total + 0.7 * aboveTotal) * (0.3 + amount.confidence()),
            amount,
            row,
            reading);
        judge(value.evidence, reading, row, above, amount, sums, usual, lastTotal);
      }
    }
  }

  private static void judge(
      Evidence evidence,
      Reading reading,
      Reading.Seen row,
      Reading.Seen above,
      Amount amount,
      Sums sums,
      double usual,
      int lastTotal) {
    double quality = amount.quality();
    boolean lastInRow = row.amounts().getLast().to() <= amount.to();
    double total = row.says(Mark.TOTAL);
    boolean other = OTHERS.stream().anyMatch(m -> row.says(m) > 0);
    evidence
        .most("total", total * quality * (lastInRow ? 1 : 0.5))
        .most("total_alone", other ? 0 : total * quality)
        .most("total_strong", total >= 0.95 && quality >= CLEAR)
        .most("total_last", row.order() == lastTotal ? quality : 0)
        .most("total_above", above == null ? 0 : above.says(Mark.TOTAL) * quality)
        .most("unlabelled", row.hits().isEmpty() ? quality : 0)
        .most("clear", quality)
        .most("marked", amount.marked() ? quality : 0)
        .most("confidence", amount.confidence() * quality)
        .most("big", Math.clamp(row.row().box().height() / usual - 1.2, 0, 1) * quality)
        .most("down", row.order() / (double) reading.rows().size())
        .most("pays_change", sums.isCashLessChange(amount.cents()) ? quality : 0)
        .most("adds_up", sums.isNetAndTax(amount.cents()) ? quality : 0)
        .most("rounded", sums.isRounded(amount.cents()) ? quality : 0)
        .most("items", sums.isSumOfItems(amount.cents()) ? quality : 0)
        .most("largest", amount.cents() == sums.largest() ? quality : 0)
        .most("largest_unpaid", amount.cents() == sums.largestUnpaid() ? quality : 0)
        .most("repeats", Math.min(3, sums.rowsWith(amount.cents()) - 1) / 3.0)
        .most("before_cash", sums.isBeforePayment(row.order()) ? quality : 0)
        .most("small", amount.cents() < 100);
    for (Mark mark : OTHERS) {
      evidence.most(
          "at_" + mark.name().toLowerCase(java.util.Locale.ROOT), row.says(mark) * quality);
    }
  }

  /** The row above, where its words promise an amount and it has none. */
  private static Reading.Seen above(Reading reading, Reading.Seen row) {
    if (row.order() == 0 || !row.hits().isEmpty()) {
      return null;
    }
    Reading.Seen above = reading.rows().get(row.order() - 1);
    return above.promises() && above.amounts().isEmpty() ? above : null;
  }

  private static int lastTotal(Reading reading) {
    return reading.rows().stream()
        .filter(
            r ->
                r.says(Mark.TOTAL) >= 0.6
                    && r.says(Mark.TAX) == 0
                    && r.says(Mark.SUMMARY) == 0
                    && r.says(Mark.COUNT) == 0
                    && r.amounts().stream().anyMatch(a -> a.cents() > 0))
        .mapToInt(Reading.Seen::order)
        .max()
        .orElse(-1);
  }

  private static double usualHeight(Reading reading) {
    double[] heights =
        reading.rows().stream().mapToDouble(r -> r.row().box().height()).sorted().toArray();
    return heights.length == 0 ? 1 : Math.max(1, heights[heights.length / 2]);
  }
}
