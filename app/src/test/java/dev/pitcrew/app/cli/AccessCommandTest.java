package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.SampleMasterData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessCommandTest {

  @TempDir Path folder;

  @Test
  void shouldSayWhoHasWhatAndWhetherSomebodyIsOut() {
    // given carl has an account, ivo has none any more
    try (Records records = Records.open(folder)) {
      SampleMasterData.load(records);
      var ledger = records.accessLedger();
      var open = ledger.request("carl", "it-portal", "HIR-1", "bot", "dora");
      ledger.grant(open.grantId(), "carl.o", "HIR-1", "bot", null);
      var gone = ledger.request("ivo", "hr-portal", "HIR-2", "bot", null);
      ledger.revoke(gone.grantId(), null, "HIR-2", "bot", null, null);
    }

    // when, then
    assertThat(run(0))
        .contains("carl", "Carl Osterloh", "it-portal", "carl.o", "granted")
        .doesNotContain("ivo");
    assertThat(run(0, "--all")).contains("ivo", "revoked");
    assertThat(run(1, "carl"))
        .contains("carl, Carl Osterloh", "requested", "approved by dora", "Open: it-portal.");
    assertThat(run(0, "ivo")).contains("Nothing is open.");
    assertThat(run(1, "nobody"))
        .isEqualTo(
            "pitcrew: Expected an employee of the access ledger, but it knows nobody as nobody.\n");
  }

  private String run(int exit, String... more) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    String[] arguments = new String[more.length + 3];
    arguments[0] = "access";
    arguments[1] = "--data";
    arguments[2] = folder.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    int code = CommandLines.pitcrew().setOut(writer).setErr(writer).execute(arguments);
    assertThat(code).as(said.toString()).isEqualTo(exit);
    return said.toString();
  }
}
