package dev.pitcrew.documents.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.pitcrew.documents.extract.Extractor;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.ReadLimits;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.pdf.PdfReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the accuracy on digital PDFs at its floor, where the labelled documents are at hand. */
final class CorpusFloorTest {

  private static final double FLOOR = 0.9;
  private static final List<String> SOURCES =
      List.of("fcc-adbuy-deepform", "invoice2data", "zugferd-visual");
  private static final int EVERY_NTH = 2;
  private static final int PAGES_MAX = 8;

  @Test
  void shouldStayAboveTheFloorWhenDigitalInvoicesAreRead() throws IOException, UnreadableException {
    // given
    Path invoices = corpus().resolve("invoices");
    Extractor extractor = new Extractor();
    Score score = new Score();

    // when
    int count = 0;
    for (String source : SOURCES) {
      for (LabelledDocument document :
          Manifest.read(invoices.resolve(source).resolve("MANIFEST.json"))) {
        if (document.kind().equals("digital-pdf") && count++ % EVERY_NTH == 0) {
          PagedDocument pages =
              PdfReader.read(Files.readAllBytes(document.file()), ReadLimits.DEFAULT).document();
          if (pages.pages().size() <= PAGES_MAX) {
            score.add(document, extractor.extract(pages).fields());
          }
        }
      }
    }

    // then
    assertThat(score.f1()).describedAs(score.table()).isGreaterThan(FLOOR);
  }

  /** Beside the repository, or where PITCREW_CORPUS says. */
  private static Path corpus() {
    String named = System.getenv("PITCREW_CORPUS");
    Path folder =
        named != null
            ? Path.of(named)
            : Path.of("").toAbsolutePath().resolve("../../../shared/corpus").normalize();
    if (!Files.isDirectory(folder)) {
      abort("The labelled documents are not at hand: " + folder + " does not exist.");
    }
    return folder;
  }
}
