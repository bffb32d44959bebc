package dev.pitcrew.engine.xml;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through an XML resource once, before it is read into a model: size, depth, number of
 * elements and no DOCTYPE, so no entity of its own and nothing fetched from elsewhere.
 */
public final class XmlGuard {

  public static final int BYTES_MAX = 4 * 1024 * 1024;
  static final int DEPTH_MAX = 90;

  private XmlGuard() {}

  /**
   * @param elementsMax how many elements the reader of the model can take in a second or so
   * @throws UnsafeXmlException when it is not well-formed, has a DOCTYPE or is beyond a limit
   */
  public static void check(byte[] xml, int elementsMax) throws UnsafeXmlException {
    if (xml.length > BYTES_MAX) {
      throw new UnsafeXmlException(
          "Expected an XML of at most %,d bytes, but found %,d.".formatted(BYTES_MAX, xml.length));
    }
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
      try {
        look(reader, elementsMax);
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

  private static void look(XMLStreamReader reader, int elementsMax)
      throws XMLStreamException, UnsafeXmlException {
    int depth = 0;
    int elements = 0;
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
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }
}
