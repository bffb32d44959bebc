package dev.pitcrew.documents.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.documents.score.LabelledDocument;
import dev.pitcrew.documents.score.Manifest;
import dev.pitcrew.documents.score.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the accuracy on a fixed fifth of the labelled receipts, where they are at hand. */
final class CorpusFloorTest {
  private static final double FLOOR = 0.75;
  private static final int EVERY_NTH = 5;

  @Test
  void shouldStayAboveTheFloorWhenReceiptsAreRead() throws Exception {
    // given
    List<LabelledDocument> all = new ArrayList<>();
    for (String source : List.of("sroie", "latvian-photos")) {
      all.addAll(
          Manifest.read(corpus().resolve("receipts").resolve(source).resolve("MANIFEST.json")));
    }

    // when
    int read = 0;
    int totals = 0;
    int dates = 0;
    List<String> wrong = new ArrayList<>();
    try (var reader = new ReceiptReader(ReaderSettings.defaults().withProcessesMax(1))) {
      for (int i = 0; i < all.size(); i += EVERY_NTH) {
        LabelledDocument document = all.get(i);
        var fields = reader.read(Files.readAllBytes(document.file())).fields();
        read++;
        totals += isRight(document, "total", fields.get("total"), wrong);
        dates += isRight(document, "issue_date", fields.get("date"), wrong);
      }
    }

    // then
    assertThat(totals)
        .describedAs("totals of %d: %s", read, wrong)
        .isGreaterThan((int) (FLOOR * read));
    assertThat(dates)
        .describedAs("dates of %d: %s", read, wrong)
        .isGreaterThan((int) (FLOOR * read));
  }

  private static int isRight(
      LabelledDocument document, String name, Field answer, List<String> wrong) {
    String truth = document.truth().get(name);
    if (truth == null || answer != null && Match.same(name, answer.value(), truth)) {
      return 1;
    }
    wrong.add(document.file().getFileName() + " " + name);
    return 0;
  }

  /** Beside the repository, or where PITCREW_CORPUS says. */
  private static Path corpus() throws IOException {
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
