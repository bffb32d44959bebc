package dev.pitcrew.engine.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * Looks through an XML resource once, before it is read into a model: size, depth, number of
 * elements and no DOCTYPE, so no entity of its own. Hints where schemas might be are taken out: a
 * validating parser would fetch whatever address they name.
 */
public final class XmlGuard {

  public static final int BYTES_MAX = 4 * 1024 * 1024;
  static final int DEPTH_MAX = 90;

  /** Hears of each element as it goes by. */
  public interface Listener {

    /**
     * @param element where the reader stands; not to be moved
     */
    void started(XMLStreamReader element);

    void ended();
  }

  private static final Listener NOBODY =
      new Listener() {
        @Override
        public void started(XMLStreamReader element) {}

        @Override
        public void ended() {}
      };

  private XmlGuard() {}

  /** As {@link #safe(byte[], int, Listener)}, with nobody who listens. */
  public static byte[] safe(byte[] xml, int elementsMax) throws UnsafeXmlException {
    return safe(xml, elementsMax, NOBODY);
  }

  /**
   * @param elementsMax how many elements the reader of the model can take in a second or so
   * @return the same XML, safe to be read into a model
   * @throws UnsafeXmlException when it is not well-formed, has a DOCTYPE or is beyond a limit
   */
  public static byte[] safe(byte[] xml, int elementsMax, Listener listener)
      throws UnsafeXmlException {
    if (xml.length > BYTES_MAX) {
      throw new UnsafeXmlException(
          "Expected an XML of at most %,d bytes, but found %,d.".formatted(BYTES_MAX, xml.length));
    }
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
      try {
        return look(reader, elementsMax, listener) ? withoutHints(xml) : xml;
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new UnsafeXmlException(
          "Expected well-formed XML, but found: " + e.getMessage().replaceAll("\\s+", " "));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  /** Answers whether there is a hint to be taken out. */
  private static boolean look(XMLStreamReader reader, int elementsMax, Listener listener)
      throws XMLStreamException, UnsafeXmlException {
    int depth = 0;
    int elements = 0;
    boolean hints = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw new UnsafeXmlException("Expected XML without a DOCTYPE, but found one.");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEPTH_MAX) {
            throw new UnsafeXmlException(
                "Expected XML of at most %,d levels, but found more.".formatted(DEPTH_MAX));
          }
          if (++elements > elementsMax) {
            throw new UnsafeXmlException(
                "Expected XML of at most %,d elements, but found more.".formatted(elementsMax));
          }
          hints |= hasHint(reader);
          listener.started(reader);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          listener.ended();
        }
        default -> {}
      }
    }
    return hints;
  }

  private static boolean hasHint(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (isHint(reader.getAttributeName(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHint(QName name) {
    return XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(name.getNamespaceURI())
        && name.getLocalPart().endsWith("chemaLocation");
  }

  private static byte[] withoutHints(byte[] xml) throws XMLStreamException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(xml.length);
    XMLEventReader reader = factory().createXMLEventReader(new ByteArrayInputStream(xml));
    XMLEventWriter writer =
        XMLOutputFactory.newDefaultFactory()
            .createXMLEventWriter(out, StandardCharsets.UTF_8.name());
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      if (event.isStartDocument()) {
        // What the original declares is its encoding, not this one's.
        continue;
      }
      writer.add(event.isStartElement() ? withoutHints(event.asStartElement()) : event);
    }
    writer.close();
    reader.close();
    return out.toByteArray();
  }

  private static StartElement withoutHints(StartElement element) {
    List<Attribute> kept = new ArrayList<>();
    element
        .getAttributes()
        .forEachRemaining(
            attribute -> {
              if (!isHint(attribute.getName())) {
                kept.add(attribute);
              }
            });
    return XMLEventFactory.newDefaultFactory()
        .createStartElement(element.getName(), kept.iterator(), element.getNamespaces());
  }
}
