package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.MemoryLedger;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.web.intake.IntakePort.Outcome;
import dev.pitcrew.web.intake.IntakePort.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadedDocumentsTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));
  private static final byte[] XML =
      "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'><ID>1</ID></Invoice>"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] PDF = "%PDF-1.4 %%EOF".getBytes(StandardCharsets.UTF_8);

  private final List<String> started = new ArrayList<>();
  private final UploadedDocuments documents =
      new UploadedDocuments(
          new Intake(
              new MemoryLedger(CLOCK),
              new NamesOnly(),
              (sha256, attempt, variables) -> started.add(sha256),
              CLOCK));

  /** A shelf from which nothing is taken. */
  private static final class NamesOnly implements DocumentShelf {
    @Override
    public DocumentRef put(byte[] bytes, String contentType, String fileName) {
      String hash = Sha256.of(bytes);
      return new DocumentRef("none", hash, hash, contentType, fileName, bytes.length);
    }

    @Override
    public byte[] get(DocumentRef document, int bytesMax) {
      throw new AssertionError("Nothing is asked for.");
    }
  }

  @Test
  void shouldPutFilesTogetherWhenOnlyTheEndsOfTheirNamesDiffer() {
    // when
    var groups =
        documents.together(
            List.of("b.pdf", "a.pdf", "A.XML", "c.xml", "d.pdf", "d.pdf", "d.xml", "b.png"));

    // then
    assertThat(groups)
        .containsExactly(
            List.of(0), List.of(2, 1), List.of(3), List.of(4), List.of(5), List.of(6), List.of(7));
  }

  @Test
  void shouldSayOfThePdfThatItIsKeptWithItsEInvoiceWhenBothAreUploaded() {
    // given
    String caseId = Intake.caseId(Sha256.of(XML));

    // when
    var outcomes =
        documents.submitTogether(
            List.of(new Upload(XML, "a.xml"), new Upload(PDF, "a.pdf")), "upload", "clara");

    // then
    assertThat(outcomes)
        .containsExactly(new Outcome.Accepted(caseId), new Outcome.Attached(caseId));
    assertThat(documents.submit(PDF, "b.pdf", "upload", "clara"))
        .isEqualTo(new Outcome.Known(caseId));
    assertThat(started).containsExactly(Sha256.of(XML));
  }
}
