package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Candidate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which days the receipt may be of, with what speaks for each.
 *
 * @param candidates by day
 * @param others by the same day: what it would be with day and month the other way round
 */
record Dates(List<Candidate> candidates, Map<String, LocalDate> others, DateOrder order) {
  private static final double CLEAR = 0.55;
  static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d:])([01]?\\d|2[0-3])[:.]([0-5]\\d)(?:[:.]([0-5]\\d))?\\s?([AaPp][Mm])?(?![\\d:.])");

  private static final class Value {
    private final Evidence evidence = new Evidence();
    private final Set<Integer> readings = new HashSet<>();
    private final Set<Integer> rows = new HashSet<>();
    private @Nullable LocalDate other;
    private double best = -1;
    private PrintedDate place;
    private Reading.Seen row;
    private Reading reading;

    private Value(PrintedDate place, Reading.Seen row, Reading reading) {
      this.place = place;
      this.row = row;
      this.reading = reading;
    }
  }

  private record Printed(PrintedDate date, Reading.Seen row, Reading reading, int number) {}

  static Dates of(List<Reading> readings) {
    List<Printed> all = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      for (Reading.Seen row : readings.get(i).rows()) {
        for (PrintedDate date : PrintedDates.of(row.row())) {
          all.add(new Printed(date, row, readings.get(i), i));
        }
      }
    }
    DateOrder order = DateOrder.of(readings, all.stream().map(Printed::date).toList());
    Map<LocalDate, Value> values = new TreeMap<>();
    all.forEach(p -> judge(p, order, values));
    List<Candidate> candidates = new ArrayList<>();
    Map<String, LocalDate> others = new TreeMap<>();
    values.forEach(
        (day, value) -> {
          value
              .evidence
              .most("agree", value.readings.size() / (double) readings.size())
              .most("rows", Math.min(3, value.rows.size() - 1) / 3.0);
          Reading.Seen row = value.row;
          candidates.add(
              new Candidate(
                  "date",
                  day.toString(),
                  day.toEpochDay(),
                  row.row().page(),
                  value.reading.printed(
                      row.row().page(), row.row().box(value.place.from(), value.place.to())),
                  row.row().confidence(value.place.from(), value.place.to()),
                  value.evidence.features(),
                  0));
          if (value.other != null) {
            others.put(day.toString(), value.other);
          }
        });
    return new Dates(candidates, others, order);
  }

  private static void judge(Printed printed, DateOrder order, Map<LocalDate, Value> values) {
    PrintedDate date = printed.date;
    Reading.Seen row = printed.row;
    Value value = values.computeIfAbsent(date.date(), d -> new Value(date, row, printed.reading));
    double probability = order.of(date);
    double quality = date.quality() * probability;
    double confidence = row.row().confidence(date.from(), date.to());
    if (date.quality() >= CLEAR) {
      value.readings.add(printed.number);
      value.rows.add(row.order());
    }
    value.other = date.open() ? date.other() : value.other;
    double labelled = row.says(Mark.DATE);
    double worth = quality * (0.3 + confidence) * (0.4 + labelled);
    if (worth > value.best) {
      value.best = worth;
      value.place = date;
      value.row = row;
      value.reading = printed.reading;
    }
    value
        .evidence
        .most("quality", quality)
        .most("order", probability)
        .most("four", date.fourDigits() ? quality : 0)
        .most("certain", date.order() == PrintedDate.Order.CERTAIN ? quality : 0)
        .most("year_first", date.order() == PrintedDate.Order.YEAR ? quality : 0)
        .most("label", labelled * quality)
        .most("above", isAbove(printed, Mark.DATE) ? quality : 0)
        .most("other_label", row.says(Mark.X_DATE) * quality)
        .most("number_row", row.says(Mark.X_NUMBER) > 0 ? quality : 0)
        .most("time", TIME.matcher(row.row().text()).find() ? quality : 0)
        .most("confidence", confidence * quality)
        .most("down", row.order() / (double) Math.max(1, printed.reading.rows().size()));
  }

  private static boolean isAbove(Printed printed, Mark mark) {
    int order = printed.row.order();
    return order > 0 && printed.reading.rows().get(order - 1).says(mark) > 0;
  }
}
