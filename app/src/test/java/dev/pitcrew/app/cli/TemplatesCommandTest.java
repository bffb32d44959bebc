package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplatesCommandTest {

  @TempDir private Path folder;

  @Test
  void shouldReplaceWhatWasInstalledBeforeAndNothingElse() throws IOException {
    // given
    Path own = Files.createDirectory(folder.resolve("pitcrew"));
    Files.writeString(own.resolve("gone-since.json"), "{}");
    Files.writeString(folder.resolve("somebody-elses.json"), "{}");

    // when
    String said = run("templates", "--install", "--to", folder.toString());

    // then
    assertThat(said).contains("element templates installed in " + own);
    assertThat(own.resolve("documents-read.json")).content().contains("documents.read");
    assertThat(own.resolve("gone-since.json")).doesNotExist();
    assertThat(folder.resolve("somebody-elses.json")).exists();
  }

  @Test
  void shouldNameEachWithWhatItDoesWhenListed() {
    assertThat(run("templates")).contains("documents-read ", "records-post-invoice");
  }

  @Test
  void shouldKnowWhereTheModelerLooksOnEachSystem() {
    assertThat(TemplatesCommand.modeler("Linux", Map.of("HOME", "/home/ana")))
        .isEqualTo(Path.of("/home/ana/.config/camunda-modeler/resources/element-templates"));
    assertThat(TemplatesCommand.modeler("Mac OS X", Map.of("HOME", "/Users/ana")))
        .startsWithRaw(Path.of("/Users/ana/Library/Application Support/camunda-modeler"));
    assertThat(TemplatesCommand.modeler("Windows 11", Map.of("APPDATA", "/roaming")))
        .startsWithRaw(Path.of("/roaming/camunda-modeler"));
  }

  private static String run(String... arguments) {
    var out = new StringWriter();
    int code = CommandLines.pitcrew().setOut(new PrintWriter(out, true)).execute(arguments);
    assertThat(code).isZero();
    return out.toString();
  }
}
