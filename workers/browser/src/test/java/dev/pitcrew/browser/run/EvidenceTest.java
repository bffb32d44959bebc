package dev.pitcrew.browser.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.browser.MemoryShelf;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is kept of a step that failed. */
class EvidenceTest {

  @Test
  void shouldKeepTheStepsAloneAndSaySoWhenTheBrowserIsGone() throws Exception {
    // given
    var shelf = new MemoryShelf();

    // when
    var kept =
        new Evidence(null, text -> text, shelf).keep("create", "start", "no browser", List.of());

    // then
    var inside = new ArrayList<String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(shelf.get(kept.bundle(), 10_000)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        inside.add(entry.getName());
      }
    }
    assertThat(inside).containsExactly("run.json").isEqualTo(kept.files());
    assertThat(kept.picture()).isNull();
  }
}
