package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BooksEngineTest {

  private static final BooksEngine FIRST = new BooksEngine("http://first:8080", "one");

  @TempDir private Path books;

  @Test
  void shouldKnowTheClusterAtAnotherAddress() {
    // given
    FIRST.claim(books, false);

    // then
    assertThatCode(() -> new BooksEngine("http://moved:8080", "one").claim(books, false))
        .doesNotThrowAnyException();
    assertThatCode(() -> new BooksEngine("http://first:8080", null).claim(books, false))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseAnotherUnlessItIsMeant() {
    // given
    FIRST.claim(books, false);
    BooksEngine second = new BooksEngine("http://first:8080", "two");

    // then
    assertThatThrownBy(() -> second.claim(books, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageContaining("http://first:8080 (cluster one), not of")
        .hasMessageContaining("--another-engine");

    // when
    second.claim(books, true);

    // then
    assertThatCode(() -> second.claim(books, false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> FIRST.claim(books, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class);
  }

  @Test
  void shouldRefuseTheFolderOfAnEngine() throws IOException {
    // given
    Files.createFile(books.resolve("engine.db"));

    // then
    assertThatThrownBy(() -> FIRST.claim(books, false))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageContaining("a Pitcrew's own engine");
  }
}
