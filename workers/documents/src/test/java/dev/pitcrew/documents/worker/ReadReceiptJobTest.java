package dev.pitcrew.documents.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.documents.intake.MemoryShelf;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.documents.receipt.ReceiptReader;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.PictureHash;
import dev.pitcrew.jobs.shelf.DocumentRef;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ReadReceiptJobTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ReceiptReader READER =
      new ReceiptReader(ReaderSettings.defaults().withProcessesMax(1).forPeople());

  private final MemoryShelf shelf = new MemoryShelf();
  private final Set<String> processes = new HashSet<>();
  private final ReadReceiptJob job =
      new ReadReceiptJob(
          READER,
          process -> {
            processes.add(process);
            return shelf;
          });

  @AfterAll
  static void close() {
    READER.close();
  }

  @Test
  void shouldGiveTheReceiptWhenADigitalPdfIsRead() throws Exception {
    // given
    byte[] pdf = taxiReceipt("18.50");

    // when
    JsonNode receipt = completed(job.run(input(Map.of("document", put(pdf))))).path("receipt");

    // then
    assertThat(receipt.path("kind").asText()).isEqualTo("digital-pdf");
    assertThat(receipt.at("/document/documentId").asText()).isNotEmpty();
    assertThat(receipt.at("/fields/merchant/value").asText()).isEqualTo("Harbour Taxi Ltd");
    assertThat(receipt.at("/fields/date/value").asText()).isEqualTo("2026-03-21");
    assertThat(receipt.at("/fields/total/value").asText()).isEqualTo("18.50");
    assertThat(receipt.at("/fields/total/source").asText()).isEqualTo("text");
    assertThat(receipt.at("/fields/total/box")).hasSize(4);
    assertThat(receipt.at("/fields/currency/value").asText()).isEqualTo("GBP");
    assertThat(receipt.at("/fields/payment/value").asText()).isEqualTo("card");
    assertThat(receipt.at("/fields/card_last4/value").asText()).isEqualTo("4242");
    assertThat(receipt.path("contentKey").asText())
        .isEqualTo("harbourtaxiltd|2026-03-21|18.50|GBP");
    assertThat(receipt.path("imageHash").asText()).matches(PictureHash::isHash);
    JsonNode image = receipt.at("/pages/0/image");
    assertThat(shelf.get(DocumentRef.of(image), 10_000_000)).startsWith((byte) 0xff, (byte) 0xd8);
    assertThat(processes).containsExactly("expense-approval");
  }

  @Test
  void shouldThrowUnreadableWhenTheDocumentIsNoReceipt() throws Exception {
    // when
    JobOutcome outcome =
        job.run(input(Map.of("document", put("hello".getBytes(StandardCharsets.UTF_8)))));

    // then
    assertThat(outcome)
        .isEqualTo(
            JobOutcome.error(
                "unreadable",
                "The file is a text file; receipts are read from PDF, PNG, JPEG and TIFF."));
  }

  @Test
  void shouldKeepOrderAndGoOnWhenOneOfSeveralIsBroken() throws Exception {
    // given
    Object first = put(taxiReceipt("18.50"));
    Object broken = put(new byte[0]);
    Object last = put(taxiReceipt("7.20"));

    // when
    JsonNode receipts =
        completed(job.run(input(Map.of("documents", List.of(first, broken, last)))))
            .path("receipts");

    // then
    assertThat(receipts).hasSize(3);
    assertThat(receipts.at("/0/fields/total/value").asText()).isEqualTo("18.50");
    assertThat(receipts.at("/1/kind").asText()).isEqualTo("unreadable");
    assertThat(receipts.at("/1/unreadable").asText()).isEqualTo("The file is empty.");
    assertThat(receipts.at("/1/findings/0/reason").asText()).isEqualTo("empty");
    assertThat(receipts.at("/1/document/documentId").asText()).isNotEmpty();
    assertThat(receipts.at("/2/fields/total/value").asText()).isEqualTo("7.20");
  }

  @Test
  void shouldGiveTheSameWhenTheJobIsDoneTwice() throws Exception {
    // given
    Object document = put(taxiReceipt("18.50"));

    // when
    JsonNode once = completed(job.run(input(Map.of("document", document))));
    JsonNode twice = completed(job.run(input(Map.of("document", document))));

    // then
    assertThat(twice).isEqualTo(once);
  }

  @Test
  void shouldAskAPersonWhenThereIsNoDocument() throws Exception {
    assertThat(job.run(input(Map.of())))
        .isEqualTo(
            new JobOutcome.NeedsPerson(
                "Expected to find a document reference in variable document, or a list of them in documents, but neither is there."));
  }

  private Object put(byte[] bytes) {
    return shelf.put(bytes, "application/octet-stream", "receipt").toVariable();
  }

  private static JobInput input(Map<String, Object> variables) throws Exception {
    return JobInput.parse(1, 2, 3, "expense-approval", JSON.writeValueAsString(variables));
  }

  private static JsonNode completed(JobOutcome outcome) {
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    return JSON.valueToTree(((JobOutcome.Completed) outcome).variables());
  }

  private static byte[] taxiReceipt(String fare) throws Exception {
    List<String> lines =
        List.of(
            "Harbour Taxi Ltd",
            "12 Quay Street, London",
            "VAT Reg No 123 4567 89",
            "Receipt No: T-20931",
            "Date: 21/03/2026   Time: 18:05",
            "Fare               GBP " + fare,
            "TOTAL              GBP " + fare,
            "VISA ************4242   " + fare);
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      var page = new PDPage(new PDRectangle(230, 320));
      document.addPage(page);
      try (var out = new PDPageContentStream(document, page)) {
        int y = 290;
        for (String line : lines) {
          out.beginText();
          out.setFont(new PDType1Font(FontName.COURIER), 8);
          out.newLineAtOffset(14, y);
          out.showText(line);
          out.endText();
          y -= 16;
        }
      }
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
