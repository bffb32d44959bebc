package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pitcrew.engine.expression.FeelLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Parses models that others drew. Where they are: environment variable {@code PITCREW_CORPUS}, else
 * the folder {@code shared/corpus} beside the repository.
 */
class CorpusTest {

  private static final Path CORPUS = folder().resolve("bpmn");

  private final BpmnParser parser = new BpmnParser(new FeelLanguage());

  @BeforeEach
  void models() {
    assumeThat(CORPUS).as("no models to read, set PITCREW_CORPUS").isDirectory();
  }

  @Test
  @Timeout(300)
  void shouldParseOrTellWhyWhenModelsComeFromElsewhere() throws IOException {
    // given
    List<Path> files;
    try (Stream<Path> all = Files.walk(CORPUS)) {
      files = all.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    }

    // when
    List<Path> valid = new ArrayList<>();
    for (Path file : files) {
      switch (parser.parse(file.getFileName().toString(), Files.readAllBytes(file))) {
        case ParsedBpmn.Valid parsed -> {
          assertThat(parsed.processes()).as(file.toString()).isNotEmpty();
          valid.add(file);
        }
        case ParsedBpmn.Invalid invalid ->
            assertThat(invalid.faults())
                .as(file.toString())
                .isNotEmpty()
                .allSatisfy(
                    fault -> {
                      assertThat(fault.elementId()).isNotBlank();
                      assertThat(fault.message()).isNotBlank().doesNotContain("%s", "Exception");
                    });
      }
    }

    // then
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(valid).hasSizeGreaterThan(60);
    assertThat(valid)
        .extracting(file -> file.getFileName().toString())
        .noneMatch(name -> name.startsWith("invalid"));
  }

  private static Path folder() {
    String given = System.getenv("PITCREW_CORPUS");
    if (given != null) {
      return Path.of(given);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolve("shared/corpus");
      if (Files.isDirectory(beside)) {
        return beside;
      }
    }
    return Path.of("corpus");
  }
}
