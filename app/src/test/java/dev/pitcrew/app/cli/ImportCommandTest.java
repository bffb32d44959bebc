package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.records.Records;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {

  private static final Path MASTER = Path.of("../samples/master");

  @TempDir Path data;
  @TempDir Path files;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void begin() {
    assertThat(run("company", MASTER.resolve("company.json"))).isZero();
    assertThat(run("people", MASTER.resolve("people.csv"))).isZero();
    assertThat(run("vendors", MASTER.resolve("vendors.csv"))).isZero();
    out.getBuffer().setLength(0);
  }

  @Test
  void shouldSayThatNothingChangedWhenTheFileComesAgain() {
    // when
    int exit = run("vendors", MASTER.resolve("vendors.csv"));

    // then
    assertThat(exit).isZero();
    assertThat(out).hasToString("vendors.csv (vendors): 0 new, 0 changed, 12 unchanged.\n");
    assertThat(err).hasToString("");
  }

  @Test
  void shouldShowARunningServerTheRowsAtOnce() throws IOException {
    // given
    try (var server = Records.open(data)) {
      assertThat(server.vendors().find("K0042")).isEmpty();
      var file =
          Files.write(
              files.resolve("neu.csv"),
              "id;name;country\nK0042;Größe & Söhne;AT\n"
                  .getBytes(Charset.forName("windows-1252")));

      // when
      int exit = run("vendors", file);

      // then
      assertThat(exit).isZero();
      assertThat(server.vendors().find("K0042").orElseThrow().name()).isEqualTo("Größe & Söhne");
      assertThat(server.audit().about("vendor", "K0042"))
          .singleElement()
          .satisfies(entry -> assertThat(entry.what()).isEqualTo("vendor-added"));
    }
  }

  @Test
  void shouldNameEveryBadCellAndExitWithOne() throws IOException {
    // given
    var file =
        Files.writeString(
            files.resolve("orders.csv"),
            "order;line;vendor;entity;quantity;unit_price\nB-1;1;V1001;brueckner-voss;1.234;4,50\nB-1;2;V1O01;brueckner-voss;x;4\n");

    // when
    int exit = run("orders", file);

    // then
    assertThat(exit).isEqualTo(1);
    assertThat(out).hasToString("");
    assertThat(err.toString().lines())
        .containsExactly(
            "orders.csv (orders) was not imported; nothing was changed. 3 problems:",
            "  orders.csv, cell E2 (quantity): Expected a number that can be read in one way, but '1.234' may be 1.234 or 1234, and no other cell of the column tells. Declare how it was written, such as --locale de-DE or --locale en-US.",
            "  orders.csv, cell C3 (vendor): Expected a vendor in the books, but 'V1O01' is not there. Perhaps 'V1001' was meant.",
            "  orders.csv, cell E3 (quantity): Expected a number, but found 'x'.");
  }

  @Test
  void shouldAnswerAsJson() throws IOException {
    // given
    var file = Files.writeString(files.resolve("v.csv"), "id,name,countri\nV1,A,DE\n");

    // when
    int exit = run("vendors", file, "--json");

    // then
    assertThat(exit).isEqualTo(1);
    var answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.path("imported").asBoolean()).isFalse();
    assertThat(answer.path("problems").findValuesAsText("message"))
        .containsExactly(
            "Expected a column 'country' in row 1, but it is missing. Perhaps 'countri' should be it.",
            "Expected a known column, but found 'countri'. Perhaps 'country' was meant.");
  }

  @Test
  void shouldOnlyLookAndSaySoWhenItIsADryRun() throws IOException {
    // given
    var file = Files.writeString(files.resolve("v.csv"), "id,name,country\nV77,A,DE\n");

    // when
    int exit = run("vendors", file, "--dry-run");

    // then
    assertThat(exit).isZero();
    assertThat(out)
        .hasToString(
            "v.csv (vendors): 1 new, 0 changed, 0 unchanged.\nNothing was changed, since this was a dry run.\n");
    try (var records = Records.open(data)) {
      assertThat(records.vendors().find("V77")).isEmpty();
    }
  }

  @Test
  void shouldSayWhatItCanImportAndHowLocalesAreWritten() {
    // when
    int kind = run("suppliers", MASTER.resolve("vendors.csv"));
    int locale = run("vendors", MASTER.resolve("vendors.csv"), "--locale", "german");
    int missing = run("vendors", files.resolve("none.csv"));

    // then
    assertThat(List.of(kind, locale, missing)).containsOnly(1);
    assertThat(err.toString())
        .contains(
            "pitcrew: Expected to import company, vendors, people, absences, orders, receipts, rates, but found 'suppliers'.")
        .contains(
            "pitcrew: Expected a language and a country such as de-DE, en-GB or fr-FR after --locale, but found 'german'.")
        .contains("but there is no such file.");
  }

  @Test
  void shouldExplainEachCommandWhenAsked() {
    CommandLines.pitcrew()
        .getSubcommands()
        .keySet()
        .forEach(
            command -> {
              // when
              var usage = new StringWriter();
              int exit =
                  CommandLines.pitcrew()
                      .setOut(new PrintWriter(usage))
                      .setErr(new PrintWriter(err))
                      .execute(command, "--help");

              // then
              assertThat(exit).as(command).isZero();
              assertThat(usage.toString()).startsWith("Usage: pitcrew " + command);
            });
    assertThat(err).hasToString("");
  }

  private int run(String what, Path file, String... more) {
    var arguments =
        new ArrayList<>(List.of("import", what, file.toString(), "--data", data.toString()));
    arguments.addAll(List.of(more));
    return CommandLines.pitcrew()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }
}
