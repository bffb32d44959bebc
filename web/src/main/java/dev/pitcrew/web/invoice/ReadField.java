package dev.pitcrew.web.invoice;

import org.jspecify.annotations.Nullable;

/**
 * One field as it was read.
 *
 * @param value empty when nothing was found
 * @param confidence between 0 and 1; 0 when nothing was found
 * @param place where it stands on the document; null when nowhere
 * @param where the place in words; empty when there is none
 * @param source xml, text, ocr, person, master, or empty
 * @param doubtful true when a person has to look at it
 */
public record ReadField(
    FieldName name,
    String value,
    double confidence,
    @Nullable Place place,
    String where,
    String source,
    boolean doubtful) {

  private static final double SURE = 0.9;
  private static final double FAIRLY = 0.7;

  /** How sure, in words and a figure; never by colour alone. */
  public String certainty() {
    if (value.isEmpty()) {
      return "not found";
    }
    if (source.equals("person")) {
      return "entered by a person";
    }
    if (source.equals("xml")) {
      return "e-invoice data";
    }
    String word = confidence >= SURE ? "sure" : confidence >= FAIRLY ? "fairly sure" : "unsure";
    return word + ", " + Math.round(confidence * 100) + " %";
  }

  /** Where the value comes from, in words. */
  public String origin() {
    return switch (source) {
      case "xml" -> "e-invoice data";
      case "text" -> "text of the PDF";
      case "ocr" -> "read from the picture";
      case "person" -> "a person";
      case "master" -> "vendor master";
      default -> "";
    };
  }

  /** All of it in one line, for the field's description. */
  public String description() {
    String told = certainty();
    if (!origin().isEmpty() && !source.equals("person") && !source.equals("xml")) {
      told += " · " + origin();
    }
    return where.isEmpty() ? told : told + " · " + where;
  }
}
