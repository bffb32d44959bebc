package dev.pitcrew.documents.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pitcrew.documents.extract.Extraction;
import dev.pitcrew.documents.score.LabelledDocument;
import dev.pitcrew.documents.score.Manifest;
import dev.pitcrew.documents.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real and hostile documents, which are not part of the project: named by the environment variable
 * PITCREW_CORPUS, else looked for beside the project.
 */
final class CorpusTest {
  private static final Path CORPUS =
      Optional.ofNullable(System.getenv("PITCREW_CORPUS"))
          .map(Path::of)
          .orElse(Path.of("..", "..", "..", "shared", "corpus"));
  private static final Duration FILE_MAX = Duration.ofSeconds(15);

  private static final DocumentReader READER = new DocumentReader(ReaderSettings.defaults());

  @BeforeAll
  static void look() {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus at " + CORPUS.toAbsolutePath().normalize());
  }

  @AfterAll
  static void close() {
    READER.close();
  }

  @Test
  void shouldEndInTimeWithTextOrAReasonWhateverAHostileFileHolds() throws Exception {
    for (Path file : files(CORPUS.resolve("hostile").resolve("pdf"))) {
      // given
      byte[] bytes = Files.readAllBytes(file);
      long start = System.nanoTime();

      // when
      Reading reading = READER.read(bytes);

      // then
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(file.toString())
          .isLessThan(FILE_MAX);
      if (reading instanceof Reading.Unreadable unreadable) {
        assertThat(unreadable.message()).as(file.toString()).endsWith(".");
      }
    }
  }

  @Test
  void shouldReadTheFieldsOfEInvoices() throws Exception {
    // given
    var score = new Score();
    for (String source : List.of("en16931-examples", "xrechnung-testsuite", "zugferd-corpus")) {
      Path manifest = CORPUS.resolve("einvoices").resolve(source).resolve("MANIFEST.json");
      for (LabelledDocument document : Manifest.read(manifest)) {
        // when
        Extraction read = extraction(READER.read(Files.readAllBytes(document.file())));
        score.add(document, read.fields());
      }
    }

    // then
    assertThat(score.f1()).as(score.table()).isGreaterThanOrEqualTo(0.97);
  }

  private static Extraction extraction(Reading reading) {
    return switch (reading) {
      case Reading.PlainEInvoice e -> e.invoice().extraction();
      case Reading.Hybrid h -> h.invoice().extraction();
      case Reading.DigitalPdf p -> new Extraction(Map.of(), List.of());
      case Reading.Scan s -> new Extraction(Map.of(), List.of());
      case Reading.Unreadable u -> new Extraction(Map.of(), List.of());
    };
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.endsWith("MANIFEST.json"))
          .sorted()
          .toList();
    }
  }
}
