package dev.pitcrew.documents.einvoice;

import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML from outside: no DOCTYPE, no entities but the five of XML itself, nothing fetched,
 * bounded depth and size. Long texts (embedded attachments) are dropped.
 */
final class XmlFile {
  private static final int DEPTH_MAX = 60;
  private static final int ELEMENTS_MAX = 400_000;
  private static final int TEXT_MAX = 20_000;

  private XmlFile() {}

  static XmlElement read(byte[] bytes) throws UnreadableException {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      try {
        return tree(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException e) {
      // The parser answers some malformed encodings with runtime exceptions.
      throw new UnreadableException(
          Reason.BROKEN, "The XML is not well-formed" + at(e) + " and cannot be read.", e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  private static XmlElement tree(XMLStreamReader reader)
      throws XMLStreamException, UnreadableException {
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement root = null;
    int count = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw new UnreadableException(
                Reason.BROKEN,
                "The XML has a DOCTYPE, which an invoice never needs; it was not opened.");
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = element(reader);
          if (++count > ELEMENTS_MAX || open.size() >= DEPTH_MAX) {
            throw new UnreadableException(
                Reason.TOO_LARGE, "The XML is too large or too deep for an invoice.");
          }
          if (open.isEmpty()) {
            root = element;
          } else {
            open.peek().children.add(element);
          }
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(reader, open.peek());
        default -> {
          // Comments and instructions say nothing about the invoice.
        }
      }
    }
    if (root == null) {
      throw new UnreadableException(Reason.BROKEN, "The XML holds no element.");
    }
    return root;
  }

  private static XmlElement element(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    String namespace = reader.getNamespaceURI();
    return new XmlElement(reader.getLocalName(), namespace == null ? "" : namespace, attributes);
  }

  private static void append(XMLStreamReader reader, @Nullable XmlElement to) {
    if (to != null && to.length() < TEXT_MAX) {
      to.append(reader.getText());
    }
  }

  private static String at(Exception e) {
    return e instanceof XMLStreamException x && x.getLocation() != null
        ? " (line " + x.getLocation().getLineNumber() + ")"
        : "";
  }
}
