package dev.pitcrew.reports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.pitcrew.jobs.Variables;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.zip.CRC32;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes PDF files from templates and data. The same template and data give the same bytes: nothing
 * in a report comes from the clock or the machine. Nothing is fetched: pictures stand in the
 * template as {@code data:} addresses.
 */
public final class PdfReport {

  static {
    // It writes each step of each page to the console otherwise.
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final String CHART = "chart/";

  private final Font chartFont = Fonts.ofCharts();

  /**
   * Renders one.
   *
   * @param data what the template's tags name; numbers as decimal text or numbers
   * @param madeAt stands in the file as its date; absent for none but a fixed one
   * @throws BadTemplate when the template is not well-formed, a tag does not close, or a chart's
   *     data are not where it looks
   */
  public byte[] render(
      ReportTemplate template, JsonNode data, Locale locale, @Nullable Instant madeAt)
      throws BadTemplate {
    Document filled = parse(template, fill(template, data, locale));
    var out = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.useFastMode();
    Fonts.addTo(builder);
    builder.useObjectDrawerFactory(charts(data));
    builder.useExternalResourceAccessControl(
        (uri, type) -> uri.startsWith("data:"),
        com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority
            .RUN_BEFORE_RESOLVING_URI);
    builder.withW3cDocument(filled, null);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      try (PDDocument document = renderer.getPdfDocument()) {
        seal(document, template, madeAt);
        document.save(out);
      }
    } catch (IOException e) {
      throw new BadTemplate(
          "Template %s cannot be drawn: %s".formatted(template.name(), e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new BadTemplate(String.valueOf(e.getMessage()), e);
    }
    return out.toByteArray();
  }

  private static String fill(ReportTemplate template, JsonNode data, Locale locale)
      throws BadTemplate {
    Map<String, Object> context = new HashMap<>(Variables.MAPPER.convertValue(data, MAP));
    new Formats(locale).lambdas().forEach(context::putIfAbsent);
    try {
      return Mustache.compiler()
          .escapeHTML(true)
          .defaultValue("")
          .compile(template.xhtml())
          .execute(context);
    } catch (MustacheException e) {
      throw new BadTemplate(
          "Template %s cannot be filled: %s".formatted(template.name(), e.getMessage()), e);
    }
  }

  private static Document parse(ReportTemplate template, String xhtml) throws BadTemplate {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var parser = factory.newDocumentBuilder();
      parser.setErrorHandler(null);
      return parser.parse(new InputSource(new StringReader(xhtml)));
    } catch (SAXException e) {
      throw new BadTemplate(
          "Template %s is not well-formed: %s".formatted(template.name(), e.getMessage()), e);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("every Java parses XML from memory", e);
    }
  }

  private FSObjectDrawerFactory charts(JsonNode data) {
    return new FSObjectDrawerFactory() {
      @Override
      public @Nullable FSObjectDrawer createDrawer(Element element) {
        String type = element.getAttribute("type");
        return type.startsWith(CHART)
            ? new ChartDrawer(type.substring(CHART.length()), data, chartFont)
            : null;
      }

      @Override
      public boolean isReplacedObject(Element element) {
        return element.getAttribute("type").startsWith(CHART);
      }
    };
  }

  /** What else would differ from run to run. */
  private static void seal(PDDocument document, ReportTemplate template, @Nullable Instant madeAt) {
    var date = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
    date.setTimeInMillis((madeAt == null ? Instant.EPOCH : madeAt).toEpochMilli());
    PDDocumentInformation information = document.getDocumentInformation();
    information.setCreationDate(date);
    information.setModificationDate(date);
    information.setProducer("Pitcrew");
    var sum = new CRC32();
    sum.update(template.xhtml().getBytes(StandardCharsets.UTF_8));
    document.setDocumentId(sum.getValue());
  }
}
