package dev.pitcrew.documents.extract;

import java.util.List;

/**
 * What a stretch of text looks like.
 *
 * @param digits share of digits among letters and digits
 * @param number whether it begins with a label of a number, as in "GLN 4304171000002"
 * @param contact whether it is a mail or web address or a telephone number
 * @param sentence whether it reads as running text
 * @param scraps share of words of one or two letters, as noise reads
 * @param bank whether it names a bank
 */
record Look(
    boolean legal,
    boolean label,
    boolean title,
    boolean street,
    double digits,
    boolean number,
    boolean contact,
    boolean sentence,
    double scraps,
    boolean bank) {

  static Look of(Sheet sheet, NameSpan span, List<LabelHit> labels) {
    boolean legal = false;
    boolean title = false;
    boolean street = false;
    int lower = 0;
    int scraps = 0;
    boolean bank = false;
    for (int i = span.from(); i < span.to(); i++) {
      String norm = sheet.pieces().get(i).norm();
      legal |= i > span.from() && Words.is("legal", norm);
      boolean edge = i == span.from() || i == span.to() - 1;
      scraps += norm.length() <= 2 ? 1 : 0;
      bank |= Words.is("bank", norm) || norm.length() > 7 && norm.endsWith("bank");
      title |= edge && Words.is("title", norm);
      street |= Words.street(norm);
      lower += Character.isLowerCase(sheet.pieces().get(i).text().charAt(0)) ? 1 : 0;
    }
    if (span.to() < sheet.pieces().size()) {
      legal |= Words.is("form_after", sheet.pieces().get(span.to()).norm());
    }
    boolean label = false;
    boolean number = false;
    for (LabelHit hit : labels) {
      boolean within = hit.from() >= span.from() && hit.to() <= span.to();
      label |=
          within
              && hit.from() == span.from()
              && (hit.to() == span.to() || hit.to() - hit.from() > 1);
      number |= within && hit.role() == Role.X_NUMBER;
    }
    String text = span.text();
    int digits = Text.digits(text);
    int letters = (int) text.chars().filter(Character::isLetter).count();
    boolean contact = text.indexOf('@') >= 0 || text.contains("www.") || text.contains("://");
    boolean colon = text.indexOf(':') >= 0;
    return new Look(
        legal,
        label || colon,
        title,
        street,
        digits / (double) Math.max(1, digits + letters),
        number,
        contact,
        lower >= 3 || text.endsWith(".") && !legal,
        scraps / (double) (span.to() - span.from()),
        bank);
  }

  /** A street with a number, or a postal code with a town. */
  static boolean address(Sheet sheet, NameSpan span) {
    boolean street = false;
    boolean code = false;
    boolean word = false;
    boolean house = false;
    for (int i = span.from(); i < span.to(); i++) {
      Piece piece = sheet.pieces().get(i);
      String norm = piece.norm();
      int digits = Text.digits(norm);
      street |= Words.street(norm);
      boolean year = digits == 4 && (norm.startsWith("19") || norm.startsWith("20"));
      code |= digits >= 4 && digits <= 6 && norm.length() <= 7 && !year;
      house |= digits > 0 && digits <= 4;
      word |= digits == 0 && norm.length() >= 3;
    }
    return word && (street || code || house && span.to() - span.from() <= 5);
  }
}
