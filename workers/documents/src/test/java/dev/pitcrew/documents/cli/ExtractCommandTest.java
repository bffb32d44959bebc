package dev.pitcrew.documents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.documents.read.ReaderSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtractCommandTest {
  private static final String INVOICE =
      """
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
        <ID>R-1</ID><IssueDate>2026-03-12</IssueDate><DocumentCurrencyCode>EUR</DocumentCurrencyCode>
        <LegalMonetaryTotal><TaxInclusiveAmount>%s</TaxInclusiveAmount></LegalMonetaryTotal>
      </Invoice>
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ExtractCommand command =
      new ExtractCommand(ReaderSettings.defaults().withProcessesMax(1));

  @Test
  void shouldPrintOneObjectForEachFileInOrderWhenSomeAreBroken(@TempDir Path folder)
      throws Exception {
    // given
    Path good = Files.writeString(folder.resolve("good.xml"), INVOICE.formatted("1190"));
    Path empty = Files.createFile(folder.resolve("empty.pdf"));
    Path missing = folder.resolve("missing.pdf");
    Path broken = Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.4 and no more");

    // when
    int exit = run(true, List.of(good, empty, missing, broken), List.of());

    // then
    List<JsonNode> objects = objects();
    assertThat(exit).isZero();
    assertThat(objects).hasSize(4);
    JsonNode first = objects.getFirst();
    assertThat(first.path("file").asText()).isEqualTo(good.toString());
    assertThat(first.path("kind").asText()).isEqualTo("e-invoice");
    assertThat(first.path("fields").path("total").path("value").asText()).isEqualTo("1190.00");
    assertThat(first.path("fields").path("total").path("source").asText()).isEqualTo("xml");
    assertThat(first.path("millis").isNumber()).isTrue();
    assertThat(objects.subList(1, 4))
        .extracting(o -> o.path("error").asText())
        .containsExactly(
            "The file is empty.",
            "There is no such file.",
            "The PDF is damaged and cannot be read.");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void shouldTellProgressOnTheOtherStreamUnlessQuiet(@TempDir Path folder) throws Exception {
    // given
    Path file = Files.writeString(folder.resolve("a.xml"), INVOICE.formatted("1"));

    // when
    run(false, List.of(file), List.of());

    // then
    assertThat(objects()).hasSize(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).containsPattern("(?m)^1 files in ");
  }

  @Test
  void shouldPrintTheScoreWhenAManifestIsGiven(@TempDir Path folder) throws Exception {
    // given
    Files.writeString(folder.resolve("a.xml"), INVOICE.formatted("1190"));
    Files.writeString(folder.resolve("b.xml"), INVOICE.formatted("20"));
    Path manifest =
        Files.writeString(
            folder.resolve("MANIFEST.json"),
            """
            {"source": "made", "documents": [
              {"file": "a.xml", "kind": "e-invoice", "fields": {"total": "1190.00"}},
              {"file": "b.xml", "kind": "e-invoice", "fields": {"total": "21.00"}}]}
            """);

    // when
    run(true, List.of(), List.of(manifest));

    // then
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("made                       total           n=    2 P=0.500 R=0.500 F1=0.500")
        .endsWith("F1 0.5000\n");
  }

  @Test
  void shouldSayWhatIsMissingWhenNoFileIsGiven() throws Exception {
    assertThat(run(true, List.of(), List.of())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("Expected at least one file, but none was given.\n");
  }

  private int run(boolean quiet, List<Path> files, List<Path> manifests)
      throws InterruptedException {
    return command.run(
        files,
        quiet,
        manifests,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private List<JsonNode> objects() throws Exception {
    var json = new ObjectMapper();
    List<JsonNode> objects = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
      objects.add(json.readTree(line));
    }
    return objects;
  }
}
