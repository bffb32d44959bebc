package dev.pitcrew.spreadsheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Sheets of OpenDocument files, by their content part alone. Cells and rows are repeated as the
 * file says, within limits; blank ones are not.
 */
final class OdsSheets {

  private static final String CONTENT = "content.xml";
  private static final String MANIFEST = "META-INF/manifest.xml";

  /** Of all sheets together; a few bytes may say "repeat this a million times". */
  private static final int CELLS_MAX = 1_000_000;

  private final String name;
  private final XMLStreamReader xml;
  private final List<Sheet> sheets = new ArrayList<>();
  private final Set<String> hiddenStyles = new HashSet<>();
  private int cellsLeft = CELLS_MAX;

  private OdsSheets(String name, XMLStreamReader xml) {
    this.name = name;
    this.xml = xml;
  }

  static boolean isOds(Map<String, Long> parts) {
    return parts.containsKey(CONTENT) && parts.containsKey(MANIFEST);
  }

  static List<Sheet> read(String name, byte[] bytes) {
    try {
      if (part(bytes, MANIFEST).contains("encryption-data")) {
        throw UnreadableFile.locked(name, new IOException("encrypted"));
      }
      var xml =
          factory()
              .createXMLStreamReader(
                  new ByteArrayInputStream(part(bytes, CONTENT).getBytes(StandardCharsets.UTF_8)),
                  "UTF-8");
      var reader = new OdsSheets(name, xml);
      reader.document();
      return reader.sheets;
    } catch (IOException | XMLStreamException | NumberFormatException e) {
      throw UnreadableFile.broken(name, e);
    }
  }

  private static String part(byte[] bytes, String part) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(part)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException("no " + part);
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private void document() throws XMLStreamException {
    boolean spreadsheet = false;
    String style = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("a document type is declared");
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "style" -> style = attribute("name");
        case "table-properties" -> {
          if (attribute("display").equals("false")) {
            hiddenStyles.add(style);
          }
        }
        case "spreadsheet" -> spreadsheet = true;
        case "table" -> {
          if (spreadsheet) {
            table();
          }
        }
        default -> {}
      }
    }
    if (!spreadsheet) {
      throw new XMLStreamException("no spreadsheet");
    }
  }

  private void table() throws XMLStreamException {
    var title = attribute("name");
    boolean hidden = hiddenStyles.contains(attribute("style-name"));
    var hiddenColumns = new HashSet<Integer>();
    var rows = new OdsRows(name);
    int columns = 0;
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "table-column" -> {
            int repeated = repeated("number-columns-repeated");
            for (int i = 1;
                isHidden() && i <= repeated && columns + i <= Spreadsheet.COLUMNS_MAX;
                i++) {
              hiddenColumns.add(columns + i);
            }
            columns += Math.min(repeated, Spreadsheet.COLUMNS_MAX);
            skip();
          }
          case "table-row" -> {
            boolean hiddenRow = isHidden();
            int repeated = repeated("number-rows-repeated");
            rows.add(row(), hiddenRow, repeated, cellsLeft);
          }
          // Pictures, forms and what was tracked hold tables of their own.
          case "shapes", "forms", "tracked-changes", "named-expressions", "dde-source" -> skip();
          default -> depth++;
        }
      }
    }
    cellsLeft -= rows.cells();
    sheets.add(new Sheet(title, hidden, rows.rows(), hiddenColumns));
  }

  private boolean isHidden() {
    return attribute("visibility").equals("collapse") || attribute("visibility").equals("filter");
  }

  private List<OdsCell> row() throws XMLStreamException {
    var cells = new ArrayList<OdsCell>();
    int columns = 0;
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("table-cell")
            || xml.getLocalName().equals("covered-table-cell")) {
          var cell = OdsCell.read(xml, repeated("number-columns-repeated"));
          boolean blank = cell.value() instanceof CellValue.Blank;
          columns = (int) Math.min((long) columns + cell.repeated(), Integer.MAX_VALUE);
          if (!blank && columns > Spreadsheet.COLUMNS_MAX) {
            throw Spreadsheet.tooManyColumns(name);
          }
          cells.add(cell);
        } else {
          depth++;
        }
      }
    }
    return cells;
  }

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private int repeated(String attribute) {
    var text = attribute(attribute);
    return text.isEmpty() ? 1 : Math.max(1, Integer.parseInt(text));
  }

  private String attribute(String local) {
    return OdsCell.attribute(xml, local);
  }
}
