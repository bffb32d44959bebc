package dev.pitcrew.spreadsheets;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A cell as an OpenDocument file writes it.
 *
 * @param repeated how often it stands beside itself
 * @param rows how many rows it is merged over
 * @param columns how many columns it is merged over
 */
record OdsCell(CellValue value, int repeated, int rows, int columns) {

  private static final int TEXT_MAX = 1 << 20;

  /** Reads the cell the reader stands at the start of, to its end. */
  static OdsCell read(XMLStreamReader xml, int repeated) throws XMLStreamException {
    var type = attribute(xml, "value-type");
    // The extended type comes after the plain one and says more: an error is a string otherwise.
    boolean error = type.equals("error") || has(xml, "value-type", "error");
    var number = attribute(xml, "value");
    var day = attribute(xml, "date-value");
    var flag = attribute(xml, "boolean-value");
    var declared = attribute(xml, "string-value");
    var currency = attribute(xml, "currency");
    boolean formula = !attribute(xml, "formula").isEmpty();
    int rows = span(attribute(xml, "number-rows-spanned"));
    int columns = span(attribute(xml, "number-columns-spanned"));
    boolean covered = xml.getLocalName().equals("covered-table-cell");
    var text = text(xml);
    CellValue value =
        covered
            ? new CellValue.Blank()
            : error || formula && isError(text)
                ? new CellValue.Fault("it shows " + text)
                : switch (type) {
                  case "float", "percentage" -> number(number, text, "");
                  case "currency" -> number(number, text, currency);
                  case "date" -> moment(day);
                  case "boolean" -> new CellValue.Flag(Boolean.parseBoolean(flag));
                  default -> ExcelSheets.text(declared.isEmpty() ? text : declared);
                };
    return new OdsCell(value, repeated, rows, columns);
  }

  private static boolean isError(String text) {
    return text.startsWith("#") || text.startsWith("Err:");
  }

  private static int span(String text) {
    return text.isEmpty() ? 1 : Math.max(1, Integer.parseInt(text));
  }

  private static CellValue number(String number, String shown, String currency) {
    if (number.length() > 400) {
      return new CellValue.Fault("its number is too long");
    }
    var read = new BigDecimal(number);
    if (Math.abs(read.scale()) > 400) {
      return new CellValue.Fault("its number is too large");
    }
    var value = ExcelSheets.number(read, null);
    if (!(value instanceof CellValue.Number plain)) {
      return value;
    }
    // What is shown keeps leading zeros that the number does not have.
    boolean padded = shown.matches("0\\d+") && new BigDecimal(shown).compareTo(read) == 0;
    return new CellValue.Number(
        plain.number(), padded ? shown : plain.shown(), currency.isEmpty() ? null : currency);
  }

  private static CellValue moment(String text) {
    try {
      return new CellValue.Moment(
          text.length() > 10 ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay());
    } catch (DateTimeException e) {
      return new CellValue.Fault("its date is none");
    }
  }

  /** The paragraphs of the cell, one line each; notes and pictures in it are not its text. */
  private static String text(XMLStreamReader xml) throws XMLStreamException {
    var text = new StringBuilder();
    int depth = 1;
    int paragraph = 0;
    int aside = 0;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          var local = xml.getLocalName();
          if (aside > 0
              || local.equals("annotation")
              || local.equals("frame")
              || local.equals("custom-shape")
              || local.equals("table")) {
            aside++;
          } else if (local.equals("p") || local.equals("h")) {
            paragraph++;
            text.append(text.isEmpty() ? "" : "\n");
          } else if (local.equals("s") || local.equals("tab") || local.equals("line-break")) {
            text.append(' ');
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (aside > 0) {
            aside--;
          } else if (xml.getLocalName().equals("p") || xml.getLocalName().equals("h")) {
            paragraph--;
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA -> {
          if (aside == 0 && paragraph > 0 && text.length() < TEXT_MAX) {
            text.append(xml.getText());
          }
        }
        default -> {}
      }
    }
    return text.toString();
  }

  /** The first attribute of that name in any namespace; empty when there is none. */
  static String attribute(XMLStreamReader xml, String local) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(local)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static boolean has(XMLStreamReader xml, String local, String value) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(local) && xml.getAttributeValue(i).equals(value)) {
        return true;
      }
    }
    return false;
  }
}
