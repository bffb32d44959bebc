package dev.pitcrew.documents.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.documents.extract.Extraction;
import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.invoice.InvoiceJson;
import dev.pitcrew.documents.invoice.InvoiceReader;
import dev.pitcrew.documents.invoice.InvoiceReading;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import dev.pitcrew.documents.page.Word;
import dev.pitcrew.documents.read.PageImage;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code documents.read}: the bytes of a document into the variables {@code reading}, {@code
 * invoice} and, where XML and a PDF came, {@code printed}. Safe to run twice: what it keeps is
 * named by its own hash, and it has no other effect.
 */
final class ReadJob implements JobWork {
  private static final int BYTES_MAX = 25 << 20;
  private static final double LEGIBLE = 0.75;

  private final InvoiceReader reader;
  private final DocumentShelf shelf;

  ReadJob(InvoiceReader reader, DocumentShelf shelf) {
    this.reader = reader;
    this.shelf = shelf;
  }

  @Override
  public JobOutcome run(JobInput job) throws IOException, InterruptedException {
    JsonNode variables = job.variables();
    DocumentRef document = DocumentRef.of(variables.path("document"));
    if (document == null) {
      return new JobOutcome.NeedsPerson(
          "Expected to find a document reference in variable document, but it is missing.");
    }
    long start = System.nanoTime();
    try {
      InvoiceReading reading = read(document, page(variables));
      if (isNoInvoice(reading)) {
        return JobOutcome.error(
            "not-an-invoice", "The document can be read, but nothing in it looks like an invoice.");
      }
      return new JobOutcome.Completed(variables(reading, (System.nanoTime() - start) / 1_000_000));
    } catch (DocumentShelf.TooLarge e) {
      return JobOutcome.error(
          "unreadable", "The file is larger than %d MB.".formatted(BYTES_MAX >> 20));
    } catch (UnreadableException e) {
      boolean other = e.reason() == Reason.WRONG_TYPE;
      return JobOutcome.error(other ? "not-an-invoice" : "unreadable", e.getMessage());
    }
  }

  private InvoiceReading read(DocumentRef document, @Nullable DocumentRef page)
      throws IOException, InterruptedException, UnreadableException, DocumentShelf.TooLarge {
    byte[] bytes = shelf.get(document, BYTES_MAX);
    return page == null ? reader.read(bytes) : reader.read(bytes, shelf.get(page, BYTES_MAX));
  }

  /** The PDF that came with an e-invoice. */
  private static @Nullable DocumentRef page(JsonNode variables) {
    return DocumentRef.of(variables.path("intake").path("attachments").path(0));
  }

  /** No amount and no number on pages that can be read well; a poor scan goes to a person. */
  private static boolean isNoInvoice(InvoiceReading reading) {
    Map<String, Field> fields = reading.invoice().fields();
    boolean empty =
        Stream.of("total", "payable", "net", "invoice_number").noneMatch(fields::containsKey);
    double confidence =
        reading.pages().stream()
            .flatMap(p -> p.words().stream())
            .mapToDouble(Word::confidence)
            .average()
            .orElse(1);
    return empty && confidence >= LEGIBLE;
  }

  private Map<String, Object> variables(InvoiceReading reading, long millis) {
    Map<String, Object> variables = new LinkedHashMap<>();
    ObjectNode read = InvoiceJson.object();
    read.put("kind", reading.kind().label());
    read.put("language", reading.language());
    if (reading.syntax() != null) {
      read.put("syntax", reading.syntax());
      read.put("profile", reading.profile());
    }
    read.put("millis", millis);
    read.put("pageCount", reading.pages().size());
    read.set("pages", pages(reading));
    if (!reading.pages().isEmpty()) {
      DocumentRef words =
          shelf.put(
              words(reading.pages()).toString().getBytes(StandardCharsets.UTF_8),
              "application/json",
              "words.json");
      read.putPOJO("words", words.toVariable());
    }
    read.set("findings", InvoiceJson.findings(reading.findings()));
    variables.put("reading", read);
    variables.put("invoice", invoice(reading.invoice()));
    if (reading.printed() != null) {
      variables.put("printed", invoice(reading.printed()));
    }
    return variables;
  }

  private ArrayNode pages(InvoiceReading reading) {
    ArrayNode pages = InvoiceJson.object().arrayNode();
    for (Page page : reading.pages()) {
      ObjectNode node = pages.addObject();
      node.put("page", page.number());
      node.put("width", InvoiceJson.rounded(page.width(), 10));
      node.put("height", InvoiceJson.rounded(page.height(), 10));
      reading.images().stream()
          .filter(i -> i.page() == page.number())
          .findFirst()
          .ifPresent(i -> node.putPOJO("image", put(i).toVariable()));
    }
    return pages;
  }

  private DocumentRef put(PageImage image) {
    String suffix = image.mediaType().substring("image/".length());
    return shelf.put(
        image.bytes(), image.mediaType(), "page-%d.%s".formatted(image.page(), suffix));
  }

  private static ArrayNode words(List<Page> pages) {
    ArrayNode words = InvoiceJson.object().arrayNode();
    for (Page page : pages) {
      for (Word word : page.words()) {
        ObjectNode node = words.addObject();
        node.put("text", word.text());
        InvoiceJson.place(node, page.number(), word.box());
        node.put("confidence", InvoiceJson.rounded(word.confidence(), 1_000));
      }
    }
    return words;
  }

  private static ObjectNode invoice(Extraction extraction) {
    ObjectNode invoice = InvoiceJson.object();
    invoice.set("fields", InvoiceJson.fields(extraction.fields()));
    invoice.set("lineItems", InvoiceJson.lineItems(extraction.lineItems(), "unitPrice"));
    invoice.set("taxes", InvoiceJson.taxes(extraction.taxes()));
    return invoice;
  }
}
