package dev.pitcrew.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderPdfTest {

  @TempDir private Path folder;
  private final Map<String, byte[]> kept = new HashMap<>();
  private RenderPdf work;

  @BeforeEach
  void prepare() throws IOException {
    Files.writeString(
        folder.resolve("letter.html"), "<html><body><p>Dear {{name}}</p></body></html>");
    work = new RenderPdf(new Templates(folder), new PdfReport(), process -> new Shelf());
  }

  @Test
  void shouldKeepOneDocumentWhenTheSameJobRunsTwice() {
    // given
    var job =
        job("{\"template\": \"letter\", \"data\": {\"name\": \"Mira\"}, \"fileName\": \"m.pdf\"}");

    // when
    var first = work.run(job);
    var second = work.run(job);

    // then
    assertThat(kept).hasSize(1);
    assertThat(first).isEqualTo(second).isInstanceOf(JobOutcome.Completed.class);
    assertThat(kept.values().iterator().next()).startsWith((byte) '%', 'P', 'D', 'F');
  }

  @Test
  void shouldAskAPersonWhenTheTemplateIsMissingOrBroken() throws IOException {
    // given
    Files.writeString(folder.resolve("broken.html"), "<html><p></html>");

    // when, then
    assertThatThrownBy(() -> work.run(job("{\"template\": \"none\", \"data\": {}}")))
        .isInstanceOf(ContractBroken.class)
        .hasMessageContaining("none");
    assertThat(work.run(job("{\"template\": \"broken\", \"data\": {}}")))
        .isInstanceOf(JobOutcome.NeedsPerson.class);
    assertThat(kept).isEmpty();
  }

  private static JobInput job(String variables) {
    return JobInput.parse(1, 2, 3, "report-generation", variables);
  }

  private final class Shelf implements DocumentShelf {
    @Override
    public DocumentRef put(byte[] bytes, String contentType, String fileName) {
      String hash = Sha256.of(bytes);
      kept.put(hash, bytes);
      return new DocumentRef(null, hash, hash, contentType, fileName, bytes.length);
    }

    @Override
    public byte[] get(DocumentRef document, int bytesMax) {
      return kept.get(document.documentId());
    }
  }
}
