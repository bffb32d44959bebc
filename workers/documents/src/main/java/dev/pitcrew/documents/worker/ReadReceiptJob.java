package dev.pitcrew.documents.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.documents.invoice.InvoiceJson;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import dev.pitcrew.documents.read.PageImage;
import dev.pitcrew.documents.receipt.ReceiptJson;
import dev.pitcrew.documents.receipt.ReceiptReader;
import dev.pitcrew.documents.receipt.ReceiptReading;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;

/**
 * {@code documents.read-receipt}: the bytes of variable {@code document} into {@code receipt}, or
 * of each of the list {@code documents} into the list {@code receipts}, in its order. Safe to run
 * twice: what it keeps is named by its own hash, and it has no other effect.
 */
final class ReadReceiptJob implements JobWork {
  private static final int BYTES_MAX = 25 << 20;
  private static final int DOCUMENTS_MAX = 200;

  private final ReceiptReader reader;
  private final Function<String, DocumentShelf> shelves;

  /**
   * @param shelves by process: the people of the job's process may see the pictures of its receipts
   */
  ReadReceiptJob(ReceiptReader reader, Function<String, DocumentShelf> shelves) {
    this.reader = reader;
    this.shelves = shelves;
  }

  @Override
  public JobOutcome run(JobInput job) throws IOException, InterruptedException {
    DocumentShelf shelf = shelves.apply(job.processId());
    JsonNode documents = job.variables().path("documents");
    if (documents.isArray()) {
      return all(documents, shelf);
    }
    DocumentRef document = DocumentRef.of(job.variables().path("document"));
    if (document == null) {
      return new JobOutcome.NeedsPerson(
          "Expected to find a document reference in variable document, or a list of them in documents, but neither is there.");
    }
    try {
      return JobOutcome.completed("receipt", read(document, shelf));
    } catch (DocumentShelf.TooLarge e) {
      return JobOutcome.error("unreadable", tooLarge());
    } catch (UnreadableException e) {
      return JobOutcome.error("unreadable", e.getMessage());
    }
  }

  /** One that cannot be read says so in its place and does not spoil the others. */
  private JobOutcome all(JsonNode documents, DocumentShelf shelf)
      throws IOException, InterruptedException {
    if (documents.size() > DOCUMENTS_MAX) {
      return new JobOutcome.NeedsPerson(
          "Expected at most %d documents, but there are %d."
              .formatted(DOCUMENTS_MAX, documents.size()));
    }
    ArrayNode receipts = InvoiceJson.object().arrayNode();
    for (JsonNode each : documents) {
      DocumentRef document = DocumentRef.of(each);
      if (document == null) {
        return new JobOutcome.NeedsPerson(
            "Expected document references in variable documents, but entry %d is none."
                .formatted(receipts.size()));
      }
      try {
        receipts.add(read(document, shelf));
      } catch (DocumentShelf.TooLarge e) {
        receipts.add(unreadable(document, Reason.TOO_LARGE, tooLarge()));
      } catch (UnreadableException e) {
        receipts.add(unreadable(document, e.reason(), e.getMessage()));
      }
    }
    return JobOutcome.completed("receipts", receipts);
  }

  private ObjectNode read(DocumentRef document, DocumentShelf shelf)
      throws IOException, InterruptedException, UnreadableException, DocumentShelf.TooLarge {
    ReceiptReading reading = reader.read(shelf.get(document, BYTES_MAX));
    ObjectNode receipt = InvoiceJson.object();
    receipt.putPOJO("document", document.toVariable());
    receipt.setAll(ReceiptJson.of(reading));
    receipt.set("pages", pages(reading, shelf));
    return receipt;
  }

  private static ArrayNode pages(ReceiptReading reading, DocumentShelf shelf) {
    ArrayNode pages = InvoiceJson.object().arrayNode();
    for (Page page : reading.pages()) {
      ObjectNode node = pages.addObject();
      node.put("page", page.number());
      node.put("width", InvoiceJson.rounded(page.width(), 10));
      node.put("height", InvoiceJson.rounded(page.height(), 10));
      for (PageImage image : reading.images()) {
        if (image.page() == page.number()) {
          node.putPOJO("image", put(image, shelf).toVariable());
        }
      }
    }
    return pages;
  }

  private static DocumentRef put(PageImage image, DocumentShelf shelf) {
    String suffix = image.mediaType().substring("image/".length());
    return shelf.put(
        image.bytes(), image.mediaType(), "receipt-%d.%s".formatted(image.page(), suffix));
  }

  private static ObjectNode unreadable(DocumentRef document, Reason reason, String message) {
    ObjectNode receipt = InvoiceJson.object();
    receipt.putPOJO("document", document.toVariable());
    receipt.put("kind", "unreadable");
    receipt.putObject("fields");
    receipt.putArray("taxes");
    ObjectNode finding = receipt.putArray("findings").addObject();
    finding.put("code", "unreadable");
    finding.put("severity", "error");
    finding.put("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    finding.put("message", message);
    receipt.put("unreadable", message);
    return receipt;
  }

  private static String tooLarge() {
    return "The file is larger than %d MB.".formatted(BYTES_MAX >> 20);
  }
}
