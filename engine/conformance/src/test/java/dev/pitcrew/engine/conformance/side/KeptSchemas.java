package dev.pitcrew.engine.conformance.side;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * The XML parser of the JDK, which reads each schema once. The model library names the schema of
 * BPMN anew for each file it reads, and reading the schema took a third of the time of all
 * scenarios.
 */
public final class KeptSchemas extends DocumentBuilderFactory {

  private static final String LANGUAGE = "http://java.sun.com/xml/jaxp/properties/schemaLanguage";
  private static final String SOURCE = "http://java.sun.com/xml/jaxp/properties/schemaSource";

  /** By the places of what belongs to it. */
  private static final Map<List<String>, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private final DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
  private List<String> places = List.of();

  /** From now on in this process. */
  public static void use() {
    System.setProperty(DocumentBuilderFactory.class.getName(), KeptSchemas.class.getName());
  }

  @Override
  public DocumentBuilder newDocumentBuilder() throws ParserConfigurationException {
    parsers.setNamespaceAware(isNamespaceAware());
    parsers.setIgnoringComments(isIgnoringComments());
    parsers.setIgnoringElementContentWhitespace(isIgnoringElementContentWhitespace());
    parsers.setExpandEntityReferences(isExpandEntityReferences());
    parsers.setCoalescing(isCoalescing());
    if (places.isEmpty()) {
      parsers.setValidating(isValidating());
    } else {
      // The parser validates by it without being told to.
      parsers.setSchema(SCHEMAS.computeIfAbsent(places, KeptSchemas::read));
    }
    return parsers.newDocumentBuilder();
  }

  private static Schema read(List<String> places) {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(places.stream().map(StreamSource::new).toArray(Source[]::new));
    } catch (SAXException e) {
      throw new IllegalStateException("Expected to read the schemas at " + places, e);
    }
  }

  @Override
  public void setAttribute(String name, Object value) {
    if (name.equals(SOURCE)) {
      places = value instanceof String[] several ? List.of(several) : List.of((String) value);
    } else if (!name.equals(LANGUAGE)) {
      parsers.setAttribute(name, value);
    }
  }

  @Override
  public Object getAttribute(String name) {
    return parsers.getAttribute(name);
  }

  @Override
  public void setFeature(String name, boolean value) throws ParserConfigurationException {
    parsers.setFeature(name, value);
  }

  @Override
  public boolean getFeature(String name) throws ParserConfigurationException {
    return parsers.getFeature(name);
  }

  @Override
  public void setXIncludeAware(boolean state) {
    parsers.setXIncludeAware(state);
  }

  @Override
  public boolean isXIncludeAware() {
    return parsers.isXIncludeAware();
  }

  @Override
  public void setSchema(Schema schema) {
    parsers.setSchema(schema);
  }

  @Override
  public Schema getSchema() {
    return parsers.getSchema();
  }
}
