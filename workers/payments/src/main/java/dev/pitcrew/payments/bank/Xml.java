package dev.pitcrew.payments.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An element of a bank's message. Nothing outside the file is ever read: document types are
 * refused, and with them entities; size and depth are bounded.
 */
record Xml(Element element) {

  static final int BYTES_MAX = 20 * 1024 * 1024;
  private static final int DEPTH_MAX = 60;

  /** The root of a message. */
  static Xml parse(byte[] file) {
    if (file.length > BYTES_MAX) {
      throw new BrokenFile(
          "Expected a message of at most %d MB, but it has %d bytes."
              .formatted(BYTES_MAX / 1024 / 1024, file.length));
    }
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(DEPTH_MAX));
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return new Xml(builder.parse(new ByteArrayInputStream(file)).getDocumentElement());
    } catch (SAXParseException e) {
      throw new BrokenFile(
          "Expected well-formed XML, but line %d is not: %s"
              .formatted(e.getLineNumber(), e.getMessage()));
    } catch (SAXException e) {
      throw new BrokenFile("Expected well-formed XML, but it is not: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every Java reads XML.", e);
    }
  }

  /** The version of the message, such as {@code camt.053.001.08}; empty when it is none. */
  String message() {
    var namespace = element.getNamespaceURI();
    return namespace == null ? "" : namespace.substring(namespace.lastIndexOf(':') + 1);
  }

  /** The first element at a path of names. */
  Optional<Xml> at(String... path) {
    var here = this;
    for (var name : path) {
      var next = here.all(name).stream().findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      here = next.get();
    }
    return Optional.of(here);
  }

  /** All children of a name. */
  List<Xml> all(String name) {
    var found = new ArrayList<Xml>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && name.equals(child.getLocalName())) {
        found.add(new Xml(child));
      }
    }
    return found;
  }

  /** The text at a path, when it is there and not blank. */
  Optional<String> text(String... path) {
    return at(path)
        .map(one -> one.element().getTextContent().strip())
        .filter(text -> !text.isEmpty());
  }

  /** The text of the first of some paths that has one; each path is names separated by a slash. */
  Optional<String> first(String... paths) {
    for (var path : paths) {
      var text = text(path.split("/"));
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  String required(String... path) {
    return text(path)
        .orElseThrow(
            () ->
                new BrokenFile(
                    "Expected to find %s in %s, but it is missing."
                        .formatted(String.join("/", path), element.getLocalName())));
  }

  String attribute(String name) {
    return element.getAttribute(name);
  }
}
