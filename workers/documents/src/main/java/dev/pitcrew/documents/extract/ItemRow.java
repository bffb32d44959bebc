package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of an item table, taken apart by columns.
 *
 * @param numbers every reading of the number in a column
 * @param text what stands in the description's column
 */
record ItemRow(Map<Role, List<String>> numbers, String text, Box box) {

  static ItemRow of(Sheet sheet, int from, int to, ItemColumns columns) {
    Map<Role, List<String>> numbers = new EnumMap<>(Role.class);
    Map<Role, Double> distances = new EnumMap<>(Role.class);
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      Piece piece = sheet.pieces().get(i);
      boolean described = columns.describes(piece.box(), sheet.textSize());
      ItemColumns.Place place = columns.of(piece.box(), sheet.textSize());
      List<String> readings =
          place == null || described && place.distance() > 0 || !Text.hasDigit(piece.text())
              ? List.of()
              : readings(sheet, i, to);
      if (place != null && !readings.isEmpty()) {
        // Of two numbers near one heading the nearer is its own.
        Double known = distances.get(place.column());
        if (known == null || place.distance() < known) {
          distances.put(place.column(), place.distance());
          numbers.put(place.column(), readings);
        }
      } else if (described) {
        text.append(text.isEmpty() ? "" : " ").append(piece.text());
      }
    }
    return new ItemRow(numbers, text.toString(), sheet.box(from, to));
  }

  private static List<String> readings(Sheet sheet, int i, int to) {
    List<String> plain = new ArrayList<>();
    String text = sheet.pieces().get(i).text();
    if (i + 1 < to && sheet.follows(i, 0.5) && text.length() <= 4) {
      String next = sheet.pieces().get(i + 1).text();
      if (next.length() > 3 && Text.digits(next.substring(0, 3)) == 3) {
        AmountReader.read(text + next).forEach(reading -> plain.add(reading.plain()));
      }
    }
    AmountReader.read(text).forEach(reading -> plain.add(reading.plain()));
    return plain;
  }

  /** An item needs an amount, or what an amount is made of. */
  boolean starts() {
    return numbers.containsKey(Role.COL_AMOUNT)
        || numbers.containsKey(Role.COL_QUANTITY) && numbers.containsKey(Role.COL_UNIT_PRICE);
  }

  @Nullable List<String> of(Role column) {
    return numbers.get(column);
  }
}
