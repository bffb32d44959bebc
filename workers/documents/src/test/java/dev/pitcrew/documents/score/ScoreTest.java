package dev.pitcrew.documents.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.page.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScoreTest {

  @TempDir Path folder;

  @Test
  void shouldCountAWrongAnswerTwiceWhenItDiffersFromTheTruth() throws IOException {
    // given
    Files.writeString(
        folder.resolve("MANIFEST.json"),
        """
        {"source": "mine", "documents": [
          {"file": "a.pdf", "kind": "digital-pdf", "layout": "l1",
           "fields": {"total": "10.00", "net": "8.00", "tax": "2.00", "vendor": "Acme Ltd."},
           "not_visible_in_text": ["tax"]}]}
        """);
    List<LabelledDocument> documents = Manifest.read(folder.resolve("MANIFEST.json"));
    Score score = new Score();

    // when
    score.add(
        documents.get(0),
        Map.of("total", field("10"), "net", field("9.00"), "vendor", field("ACME LTD")));

    // then
    assertThat(documents.get(0).truth()).doesNotContainKey("tax");
    assertThat(documents.get(0).group()).isEqualTo("l1");
    assertThat(score.f1("mine")).isEqualTo(2.0 / 3, Offset.offset(1e-9));
    assertThat(score.table())
        .contains("mine                       total           n=    1 P=1.000");
  }

  @Test
  void shouldTakeNamesAsEqualWhenTheyAreNearlyAlike() {
    // given
    String truth = "Bäckerei Müller GmbH & Co. KG";

    // when
    boolean near = Match.same("vendor", "Backerei Müller GmbH & Co KG", truth);
    boolean far = Match.same("vendor", "Bäckerei", truth);

    // then
    assertThat(near).isTrue();
    assertThat(far).isFalse();
  }

  @Test
  void shouldCompareIdsWithoutBlanksWhenTheyArePrintedInGroups() {
    // given
    String truth = "DE02120300000000202051";

    // when
    boolean same = Match.same("iban", "DE02 1203 0000 0000 2020 51", truth);

    // then
    assertThat(same).isTrue();
    assertThat(Match.same("total", "-5.00", "5.00")).isFalse();
  }

  private static Field field(String value) {
    return new Field(value, 0.9, 1, null, Source.TEXT);
  }
}
