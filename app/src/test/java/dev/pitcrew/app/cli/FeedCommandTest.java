package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.workitems.WorkItem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeedCommandTest {

  @TempDir Path data;
  @TempDir Path files;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldPutTheRowsIntoTheQueueOnce() throws IOException {
    // given
    var file =
        Files.writeString(files.resolve("orders.csv"), "Order;Net\n0017;5\n0018;6\nTotal;11\n");

    // when
    int first = run(file);
    int second = run(file);

    // then
    assertThat(first).isZero();
    assertThat(second).isZero();
    assertThat(out)
        .hasToString(
            "orders.csv into queue orders: 3 new, 0 there already.\norders.csv into queue orders: 0 new, 3 there already.\n"
                .replace("3", "2")
                .replace(
                    "orders.csv into",
                    "  note: row 4 is no work (total): Total | 11\norders.csv into"));
    try (var records = Records.open(data)) {
      records.workItems().set("orders", 3, false, "ada");
      assertThat(records.workStarts().take())
          .extracting(WorkItem::startId)
          .containsExactly("orders/0017", "orders/0018");
    }
  }

  @Test
  void shouldNameBadCellsAndPutNothingIn() throws IOException {
    // given
    var file = Files.writeString(files.resolve("orders.csv"), "Order;Net\n1;5\n;6\n1;7\n");

    // when
    int exit = run(file);

    // then
    assertThat(exit).isOne();
    assertThat(err)
        .hasToString(
            """
            orders.csv was not put into queue orders; nothing was changed. 2 problems:
              orders.csv, cell A3 (Order): Expected a value, but the cell is empty.
              orders.csv, cell A4 (Order): Expected each reference once, but '1' is in row 2 too.
            """);
  }

  private int run(Path file) {
    return CommandLines.pitcrew()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(
            "feed",
            "orders",
            file.toString(),
            "--process",
            "check-order",
            "--reference",
            "Order",
            "--data",
            data.toString());
  }
}
