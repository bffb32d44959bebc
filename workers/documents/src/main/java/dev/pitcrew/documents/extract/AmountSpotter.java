package dev.pitcrew.documents.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds amounts on a page; where a notation is open, every reading, the document's habit first. */
final class AmountSpotter {

  /** A reading that needed a guess; sums must speak for it. */
  private static final double REPAIRED = 0.7;

  private record Found(int from, int to, AmountReader.Reading reading, boolean marked) {}

  private AmountSpotter() {}

  /**
   * @param misread whether the text was read by OCR, so that marks and blanks may be wrong
   */
  static List<List<Token>> spot(List<Sheet> sheets, boolean misread) {
    List<List<Found>> all = new ArrayList<>();
    int commas = 0;
    int dots = 0;
    for (Sheet sheet : sheets) {
      List<Found> found = find(sheet, misread);
      all.add(found);
      for (Found f : found) {
        if (f.reading.decimals() == 2) {
          commas += f.reading.mark() == ',' ? 1 : 0;
          dots += f.reading.mark() == '.' ? 1 : 0;
        }
      }
    }
    List<List<Token>> tokens = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      List<Token> onSheet = new ArrayList<>();
      for (Found f : all.get(s)) {
        onSheet.add(token(sheets.get(s), s, f, commas, dots));
      }
      tokens.add(onSheet);
    }
    return tokens;
  }

  private static Token token(Sheet sheet, int index, Found f, int commas, int dots) {
    return new Token(
        Kind.AMOUNT,
        BigDecimal.valueOf(f.reading.cents(), 2).toPlainString(),
        f.reading.cents(),
        index,
        f.from,
        f.to,
        sheet.box(f.from, f.to),
        sheet.confidence(f.from, f.to),
        quality(f.reading, commas, dots),
        f.marked);
  }

  private static double quality(AmountReader.Reading reading, int commas, int dots) {
    if (reading.mark() == '?') {
      return REPAIRED;
    }
    if (reading.decimals() == -1) {
      return reading.grouped() ? 0.6 : 0.4;
    }
    int own = reading.mark() == ',' ? commas : dots;
    int other = reading.mark() == ',' ? dots : commas;
    double habit = (own + 1.0) / (own + other + 1.0);
    return switch (reading.decimals()) {
      case 2 -> 0.7 + 0.3 * habit;
      case 1 -> 0.3 * habit;
      default -> 0.2 * habit;
    };
  }

  private static List<Found> find(Sheet sheet, boolean misread) {
    List<Found> found = new ArrayList<>();
    List<Piece> pieces = sheet.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      String text = pieces.get(i).text();
      if (!Text.hasDigit(text) || text.endsWith("%")) {
        continue;
      }
      boolean percent = sheet.follows(i, 0.8) && pieces.get(i + 1).text().startsWith("%");
      if (percent) {
        continue;
      }
      for (AmountReader.Reading reading : AmountReader.read(text)) {
        found.add(widened(sheet, i, i + 1, reading));
        if (misread && reading.currency()) {
          for (AmountReader.Reading repaired : AmountReader.withoutMark(reading)) {
            found.add(widened(sheet, i, i + 1, repaired));
          }
        }
      }
      joined(sheet, i, found);
      if (misread) {
        torn(sheet, i, found);
      }
    }
    return found;
  }

  /** "1 234,56" and "1 234 567,89": groups of three set apart by blanks. */
  private static void joined(Sheet sheet, int i, List<Found> found) {
    List<Piece> pieces = sheet.pieces();
    String head = pieces.get(i).text();
    int digits = Text.digits(head);
    if (digits == 0 || digits > 3 || !Character.isDigit(head.charAt(head.length() - 1))) {
      return;
    }
    if (AmountReader.read(head).isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(head);
    for (int j = i + 1; j < Math.min(pieces.size(), i + 4) && sheet.follows(j - 1, 0.5); j++) {
      String next = pieces.get(j).text();
      int lead = 0;
      while (lead < next.length() && Character.isDigit(next.charAt(lead))) {
        lead++;
      }
      if (lead != 3) {
        return;
      }
      text.append(next);
      if (next.length() > 3) {
        for (AmountReader.Reading reading : AmountReader.read(text.toString())) {
          if (reading.decimals() == 2) {
            found.add(widened(sheet, i, j + 1, reading));
          }
        }
        return;
      }
    }
  }

  /** "21 8,48": a blank read into the digits. */
  private static void torn(Sheet sheet, int i, List<Found> found) {
    if (!sheet.follows(i, 0.9)) {
      return;
    }
    String head = sheet.pieces().get(i).text();
    String tail = sheet.pieces().get(i + 1).text();
    boolean digits =
        Character.isDigit(head.charAt(head.length() - 1))
            && Character.isDigit(tail.charAt(0))
            && Text.digits(head) <= 3;
    if (digits && head.indexOf(',') < 0 && head.indexOf('.') < 0) {
      for (AmountReader.Reading reading : AmountReader.read(head + tail)) {
        if (reading.decimals() == 2) {
          AmountReader.Reading repaired =
              new AmountReader.Reading(
                  reading.cents(), 2, '?', false, reading.currency(), reading.plain());
          found.add(widened(sheet, i, i + 2, repaired));
        }
      }
    }
  }

  /** Takes in a sign and a currency that stand apart. */
  private static Found widened(Sheet sheet, int from, int to, AmountReader.Reading reading) {
    List<Piece> pieces = sheet.pieces();
    boolean marked = reading.currency();
    AmountReader.Reading signed = reading;
    int left = from;
    for (int step = 0; step < 2 && left > 0 && sheet.follows(left - 1, 1.2); step++) {
      String before = pieces.get(left - 1).text();
      if (Currencies.code(before) != null) {
        marked = true;
      } else if (step < 2
          && (before.equals("-") || before.equals("−") || before.equals("–"))
          && sheet.follows(left - 1, 0.6)
          && !(left > 1
              && sheet.follows(left - 2, 1.2)
              && Text.hasDigit(pieces.get(left - 2).text()))) {
        signed =
            new AmountReader.Reading(
                -Math.abs(reading.cents()),
                reading.decimals(),
                reading.mark(),
                reading.grouped(),
                reading.currency(),
                reading.plain());
      } else {
        break;
      }
      left--;
    }
    if (sheet.follows(to - 1, 1.2) && Currencies.code(pieces.get(to).text()) != null) {
      marked = true;
      to++;
    }
    return new Found(left, to, signed, marked);
  }
}
