package dev.pitcrew.records.feeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.workitems.WorkDraft;
import dev.pitcrew.spreadsheets.TableProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkSheetTest {

  private static final WorkSheet.Asked ASKED =
      new WorkSheet.Asked(
          "check-order",
          null,
          "Order",
          "Priority",
          "Due",
          null,
          null,
          null,
          ZoneId.of("Europe/Berlin"));

  @TempDir Path folder;

  @Test
  void shouldMakeEachRowAnItemWithItsCellsAsVariables() throws IOException {
    // when
    var read =
        read("Order;Net amount;Due;Priority;Buyer\n0017;1.234,50;20.11.2026;80;Ada\n0018;7;;;\n");

    // then
    assertThat(read.problems()).isEmpty();
    assertThat(read.drafts())
        .containsExactly(
            new WorkDraft(
                "0017",
                "check-order",
                null,
                Map.of("order", "0017", "netAmount", "1.234,50", "buyer", "Ada"),
                80,
                Instant.parse("2026-11-20T23:00:00Z"),
                null),
            new WorkDraft(
                "0018",
                "check-order",
                null,
                Map.of("order", "0018", "netAmount", "7"),
                50,
                null,
                null));
  }

  @Test
  void shouldNameEveryBadCell() throws IOException {
    // when
    var read = read("Order;Net amount;Due;Priority\n1;5;soon;80\n;6;;1\n1;7;;many\n");

    // then
    assertThat(read.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "work.csv, cell C2 (Due): Expected a date such as 2026-12-31, but found 'soon'.",
            "work.csv, cell A3 (Order): Expected a value, but the cell is empty.",
            "work.csv, cell D4 (Priority): Expected a number, but found 'many'.",
            "work.csv, cell A4 (Order): Expected each reference once, but '1' is in row 2 too.");
  }

  @ParameterizedTest
  @CsvSource({
    "Net amount,netAmount",
    "ID,id",
    "VAT id,vatId",
    "Straße/Nr.,straßeNr",
    "2nd name,x2ndName",
    "***,x"
  })
  void shouldMakeAHeadingAVariable(String heading, String variable) {
    assertThat(WorkSheet.camelCase(heading)).isEqualTo(variable);
  }

  private WorkSheet.Read read(String text) throws IOException {
    return WorkSheet.read(Files.writeString(folder.resolve("work.csv"), text), ASKED);
  }
}
