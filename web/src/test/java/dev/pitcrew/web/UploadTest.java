package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest {

  private Visitor clara;

  @BeforeEach
  void start() {
    clara = Visitor.signedIn(TestApp.withSamples(), "clara");
  }

  @Test
  void shouldSayOfEachFileWhatBecameOfItWhenSeveralAreUploaded() {
    // given
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("new.pdf", new byte[4711]);
    files.put("again.pdf", new byte[4711]);
    files.put("broken.pdf", new byte[10]);
    files.put("empty.pdf", new byte[0]);
    files.put("C:\\temp\\<b>x.pdf", new byte[4712]);

    // when
    String page = clara.upload("/upload", files).body();

    // then
    assertThat(page)
        .contains("2 of 5 taken")
        .contains("Taken as case INV-4711. It is being read.")
        .contains("The same bytes are already known as case INV-4711. Nothing new was started.")
        .contains("Not taken. The file is broken.", "Not taken. The file is empty.")
        .contains("&lt;b&gt;x")
        .doesNotContain("<b>x", "C:\\temp");
  }

  @Test
  void shouldTakeAHundredFilesButNotMore() {
    // given
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      files.put("f" + i + ".pdf", new byte[20_000 + i]);
    }

    // when
    String all = clara.upload("/upload", files).body();
    files.put("one-more.pdf", new byte[9]);
    String tooMany = clara.upload("/upload", files).body();

    // then
    assertThat(all).contains("100 of 100 taken");
    assertThat(tooMany).contains("Choose at most 100 files at a time. Nothing was taken.");
  }

  @Test
  void shouldNameTheFileWhenItIsTooLarge() {
    // when
    String page = clara.upload("/upload", Map.of("big.pdf", new byte[25 * 1024 * 1024 + 1])).body();

    // then
    assertThat(page).contains("big.pdf", "Not taken. The file is larger than 25 MB.");
  }

  @Test
  void shouldAskForAFileWhenNoneWasChosen() {
    assertThat(clara.upload("/upload", Map.of("", new byte[0])).body())
        .contains("Choose at least one file.");
  }
}
