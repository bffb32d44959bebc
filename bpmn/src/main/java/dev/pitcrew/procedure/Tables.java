package dev.pitcrew.procedure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Decision tables as tables to read. */
final class Tables {

  private Tables() {}

  /**
   * All decisions of a DMN file.
   *
   * @throws IllegalArgumentException when it is none
   */
  static String of(byte[] dmn) {
    var text = new StringBuilder();
    for (Element decision : elements(parse(dmn).getElementsByTagNameNS("*", "decision"))) {
      text.append(decision(decision));
    }
    return text.toString();
  }

  private static Document parse(byte[] dmn) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(dmn));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("Expected a DMN file, but it cannot be read.", e);
    }
  }

  private static String decision(Element decision) {
    List<String> titles = new ArrayList<>();
    children(decision, "input").forEach(input -> titles.add(input.getAttribute("label")));
    int inputs = titles.size();
    children(decision, "output").forEach(output -> titles.add("→ " + output.getAttribute("label")));
    if (titles.isEmpty()) {
      return "";
    }
    String rows =
        children(decision, "rule").stream()
            .map(rule -> row(rule, inputs))
            .collect(Collectors.joining("\n"));
    return "### %s (`%s`)\n\n%s\n\n%s\n%s\n%s\n\n"
        .formatted(
            decision.getAttribute("name"),
            decision.getAttribute("id"),
            text(decision, "description"),
            cells(titles),
            cells(IntStream.range(0, titles.size()).mapToObj(i -> "---").toList()),
            rows);
  }

  private static String row(Element rule, int inputs) {
    List<String> values = new ArrayList<>();
    children(rule, "inputEntry").forEach(entry -> values.add(value(text(entry, "text"))));
    while (values.size() < inputs) {
      values.add("any");
    }
    children(rule, "outputEntry").forEach(entry -> values.add("`" + text(entry, "text") + "`"));
    return cells(values);
  }

  private static String value(String text) {
    return text.isEmpty() || text.equals("-") ? "any" : "`" + text + "`";
  }

  private static String cells(List<String> values) {
    return values.stream().map(Words::line).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Also of what is in the decision table within the decision. */
  private static List<Element> children(Element parent, String name) {
    return elements(parent.getElementsByTagNameNS("*", name));
  }

  private static String text(Element parent, String name) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (name.equals(child.getLocalName())) {
        return child.getTextContent().strip();
      }
    }
    return "";
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
