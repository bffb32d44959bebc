package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which amounts the total may be, with what speaks for each. */
final class Totals {
  private static final double CLEAR = 0.7;
  private static final int LABELLED_MAX = 40;
  private static final double WORKED_OUT = 0.5;

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
    private final Set<Integer> summed = new HashSet<>();
    private final Set<Integer> labelled = new HashSet<>();
    private double best = -1;
    private @Nullable Amount place;
    private Reading.@Nullable Seen row;
    private Reading reading;

    private Value(@Nullable Amount place, Reading.@Nullable Seen row, Reading reading) {
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
          value
              .evidence
              .most("agree", value.readings.size() / (double) readings.size())
              .most("total_agree", value.labelled.size() / (double) readings.size())
              .most("sums_agree", value.summed.size() / (double) readings.size())
              .most("worked_out", value.place == null);
          candidates.add(candidate(cents, value));
        });
    return candidates;
  }

  private static Candidate candidate(long cents, Value value) {
    boolean printed = value.row != null && value.place != null;
    int page = printed ? value.row.row().page() : 1;
    return new Candidate(
        "total",
        BigDecimal.valueOf(cents, 2).toPlainString(),
        cents,
        page,
        printed ? value.reading.printed(page, value.place.box()) : null,
        printed ? value.place.confidence() : WORKED_OUT,
        value.evidence.features(),
        0);
  }

  private static void add(Reading reading, int number, Map<Long, Value> values) {
    Sums sums = Sums.of(reading);
    Set<Long> labelled = labelledTotals(reading);
    workedOut(reading, number, sums, labelled, values);
    double usual = usualHeight(reading);
    int lastTotal = lastTotal(reading);
    for (Reading.Seen row : reading.rows()) {
      Reading.Seen above = promise(reading, row, -1);
      Reading.Seen below = promise(reading, row, 1);
      for (Amount amount : row.amounts()) {
        if (amount.cents() <= 0) {
          continue;
        }
        Value value =
            values.computeIfAbsent(amount.cents(), key -> new Value(amount, row, reading));
        if (amount.quality() >= CLEAR) {
          value.readings.add(number);
          if (row.says(Mark.TOTAL) > 0) {
            value.labelled.add(number);
          }
        }
        double total = row.says(Mark.TOTAL);
        double aboveTotal = above == null ? 0 : above.says(Mark.TOTAL);
        value.keep(
            amount.quality() * (0.1 + total + 0.7 * aboveTotal) * (0.3 + amount.confidence()),
            amount,
            row,
            reading);
        value.evidence.most(
            "total_below", below == null ? 0 : below.says(Mark.TOTAL) * amount.quality());
        judge(value.evidence, reading, row, above, amount, sums, usual, lastTotal);
      }
    }
  }

  /** Sums that must be the total though it was misread, or lies under a hole of the punch. */
  private static void workedOut(
      Reading reading, int number, Sums sums, Set<Long> labelled, Map<Long, Value> values) {
    for (long cents : sums.workedOut()) {
      if (cents <= 0) {
        continue;
      }
      Value value = values.computeIfAbsent(cents, key -> new Value(null, null, reading));
      value.summed.add(number);
      value
          .evidence
          .most("kinds", (sums.kinds(cents) - 1) / 2.0)
          .most("pays_change", sums.isCashLessChange(cents))
          .most("adds_up", sums.isNetAndTax(cents))
          .most("rated", sums.isRated(cents))
          .most("items", sums.isSumOfItems(cents))
          .most("like_total", labelled.stream().anyMatch(l -> isOneDigitOff(l, cents)));
    }
  }

  private static Set<Long> labelledTotals(Reading reading) {
    Set<Long> labelled = new HashSet<>();
    for (Reading.Seen row : reading.rows()) {
      if (row.says(Mark.TOTAL) > 0 || row.says(Mark.CARD) > 0) {
        row.amounts().stream()
            .map(Amount::cents)
            .limit(LABELLED_MAX - Math.min(LABELLED_MAX, labelled.size()))
            .forEach(labelled::add);
      }
    }
    return labelled;
  }

  private static boolean isOneDigitOff(long a, long b) {
    String one = Long.toString(a);
    String other = Long.toString(b);
    return a != b && one.length() == other.length() && Slips.between(one, other, 1) == 1;
  }

  private static void judge(
      Evidence evidence,
      Reading reading,
      Reading.Seen row,
      Reading.@Nullable Seen above,
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
        .most("total_sure", total * quality * amount.confidence())
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
        .most("against", sums.speaksAgainst(amount.cents()) ? quality : 0)
        .most("pays_change", sums.isCashLessChange(amount.cents()) ? quality : 0)
        .most("adds_up", sums.isNetAndTax(amount.cents()) ? quality : 0)
        .most("rated", sums.isRated(amount.cents()) ? quality : 0)
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

  /** The row beside one without words, where its words promise an amount and it has none. */
  private static Reading.@Nullable Seen promise(Reading reading, Reading.Seen row, int step) {
    int at = row.order() + step;
    if (at < 0 || at >= reading.rows().size() || !row.hits().isEmpty()) {
      return null;
    }
    Reading.Seen beside = reading.rows().get(at);
    return beside.promises() && beside.amounts().isEmpty() ? beside : null;
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
