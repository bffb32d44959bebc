package dev.pitcrew.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The amounts above which the shipped approval policy asks for more. */
public final class ApprovalLimits {

  private static final String POLICY = "/bpmn/invoice-intake/approval-policy.dmn";
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  private ApprovalLimits() {}

  /** In ascending order. */
  public static List<BigDecimal> shipped() {
    try (InputStream in = ApprovalLimits.class.getResourceAsStream(POLICY)) {
      if (in == null) {
        throw new IllegalStateException("The approval policy is shipped as " + POLICY + ".");
      }
      return of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<BigDecimal> of(InputStream dmn) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      Element root = factory.newDocumentBuilder().parse(dmn).getDocumentElement();
      int column = amountColumn(elements(root.getElementsByTagName("input")));
      var limits = new TreeSet<BigDecimal>();
      for (Element rule : elements(root.getElementsByTagName("rule"))) {
        List<Element> cells = elements(rule.getElementsByTagName("inputEntry"));
        if (column >= 0 && column < cells.size()) {
          Matcher number = NUMBER.matcher(cells.get(column).getTextContent());
          while (number.find()) {
            var limit = new BigDecimal(number.group());
            if (limit.signum() > 0) {
              limits.add(limit);
            }
          }
        }
      }
      return List.copyOf(limits);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("The approval policy is not a decision table.", e);
    }
  }

  private static int amountColumn(List<Element> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).getTextContent().strip().equals("amount")) {
        return i;
      }
    }
    return -1;
  }

  private static List<Element> elements(NodeList nodes) {
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
