package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.SampleMasterData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportStatementCommandTest {

  private static final String STATEMENT =
      """
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
      <GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-23T22:00:00</CreDtTm></GrpHdr>
      <Stmt><Id>2026-00001</Id><Acct><Id><IBAN>DE25999900010000123400</IBAN></Id></Acct>
      <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-23</Dt></Dt></Bal>
      <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">5.10</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-23</Dt></Dt></Bal>
      <Ntry><Amt Ccy="EUR">4.90</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt></Ntry>
      </Stmt></BkToCstmrStmt></Document>
      """;

  @TempDir Path folder;

  @Test
  void shouldSayWhatAStatementBroughtAndThatItWasThereBefore() throws IOException {
    // given
    try (Records records = Records.open(folder)) {
      SampleMasterData.load(records);
    }
    Path file = Files.writeString(folder.resolve("statement.xml"), STATEMENT);

    // when, then
    assertThat(run(0, file))
        .isEqualTo(
            """
            %s: statement 2026-00001 of DE25999900010000123400, 0 matched, 1 not ours, 0 to look at
                2026-11-23        -4.90 -                        not ours
            """
                .formatted(file));
    assertThat(run(0, file))
        .isEqualTo("%s: statement 2026-00001 was imported before\n".formatted(file));
  }

  @Test
  void shouldSayWhyInOneSentenceWhenAStatementCannotBeBelieved() throws IOException {
    // given
    try (Records records = Records.open(folder)) {
      SampleMasterData.load(records);
    }
    Path file =
        Files.writeString(folder.resolve("statement.xml"), STATEMENT.replace("5.10", "6.10"));

    // when, then
    assertThat(run(1, file))
        .isEqualTo(
            "pitcrew: %s: Expected the entries of statement 2026-00001 to lead from 10.00 to 6.10, but they lead to 5.10.\n"
                .formatted(file));
    assertThat(run(1, folder.resolve("none.xml"))).startsWith("pitcrew: Cannot read ");
  }

  private String run(int exit, Path file) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int code =
        CommandLines.pitcrew()
            .setOut(writer)
            .setErr(writer)
            .execute(
                "import",
                "statement",
                "--by",
                "theo",
                "--data",
                folder.toString(),
                file.toString());
    assertThat(code).as(said.toString()).isEqualTo(exit);
    return said.toString().replace("\r\n", "\n");
  }
}
