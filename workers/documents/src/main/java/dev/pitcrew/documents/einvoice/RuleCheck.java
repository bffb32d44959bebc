package dev.pitcrew.documents.einvoice;

import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Finding.Severity;
import dev.pitcrew.documents.page.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.XPathException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Checks an e-invoice against EN 16931 and the rules of its profile, as published. Rules take a
 * second or two to compile at first use and much memory, so this belongs into a child process.
 */
public final class RuleCheck {
  private static final int FINDINGS_MAX = 40;
  private static final QName FAILED = new QName("http://purl.oclc.org/dsdl/svrl", "failed-assert");
  private static final QName ID = new QName("id");
  private static final QName FLAG = new QName("flag");

  private final Processor processor = new Processor(false);
  private final Map<String, XsltExecutable> compiled = new HashMap<>();

  public RuleCheck() {
    processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
    processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
  }

  /**
   * @param progress told before each step that takes long
   */
  public List<Finding> check(byte[] xml, Runnable progress) throws UnreadableException {
    EInvoice invoice = EInvoiceReader.read(xml);
    List<String> books = RuleBook.of(invoice.syntax(), invoice.profile());
    if (books.isEmpty()) {
      return List.of(
          Finding.info(
              "not-validated",
              "%s is older than EN 16931 or apart from it; its rules were not checked."
                  .formatted(invoice.syntax().label())));
    }
    Map<String, Finding> findings = new LinkedHashMap<>();
    try {
      for (String book : books) {
        progress.run();
        for (Finding finding : run(book, xml)) {
          findings.putIfAbsent(finding.code(), finding);
        }
      }
    } catch (SaxonApiException | SAXException | ParserConfigurationException | IOException e) {
      return List.of(
          Finding.warning(
              "not-validated", "The rules of EN 16931 could not be checked on this invoice."));
    }
    return findings.values().stream().limit(FINDINGS_MAX).toList();
  }

  private List<Finding> run(String book, byte[] xml)
      throws SaxonApiException, SAXException, ParserConfigurationException, IOException {
    XsltExecutable rules = compiled.get(book);
    if (rules == null) {
      rules = compile(book);
      compiled.put(book, rules);
    }
    var report = new XdmDestination();
    Xslt30Transformer transformer = rules.load30();
    transformer.setResourceResolver(RuleCheck::codeList);
    transformer.transform(source(xml), report);
    List<Finding> findings = new ArrayList<>();
    report
        .getXdmNode()
        .axisIterator(Axis.DESCENDANT, FAILED)
        .forEachRemaining(failed -> findings.add(finding(failed)));
    return findings;
  }

  /** The lists of codes that lie beside the rules; whatever else is asked for is refused. */
  private static Source codeList(ResourceRequest request) throws XPathException {
    String name = request.uri.substring(request.uri.lastIndexOf('/') + 1);
    InputStream in =
        name.matches("FACTUR-X_[A-Z0-9-]+_codedb\\.xml")
            ? RuleCheck.class.getResourceAsStream("/xslt/ZF_250/" + name)
            : null;
    if (in == null) {
      throw new XPathException("Nothing is fetched while rules are checked: " + name);
    }
    return new StreamSource(in, request.uri);
  }

  private static Finding finding(XdmNode failed) {
    String flag = failed.getAttributeValue(FLAG);
    boolean warning = "warning".equals(flag) || "information".equals(flag);
    return RuleText.finding(
        failed.getAttributeValue(ID),
        warning ? Severity.WARNING : Severity.ERROR,
        failed.getStringValue());
  }

  private XsltExecutable compile(String book) throws SaxonApiException, IOException {
    try (InputStream in = RuleCheck.class.getResourceAsStream(book)) {
      if (in == null) {
        throw new IOException("no rules " + book + " on the class path");
      }
      return processor.newXsltCompiler().compile(new StreamSource(in, "rules:" + book));
    }
  }

  private static Source source(byte[] xml) throws SAXException, ParserConfigurationException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    XMLReader reader = factory.newSAXParser().getXMLReader();
    return new SAXSource(reader, new InputSource(new ByteArrayInputStream(xml)));
  }
}
