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

final class BackupCommandTest {

  @TempDir Path folder;

  @Test
  void shouldSayWhatWasCopiedAndWhatIsDamaged() throws IOException {
    // given
    Path data = folder.resolve("data");
    String backup = folder.resolve("backup").toString();
    try (Records records = Records.open(data)) {
      SampleMasterData.load(records);
    }

    // when, then
    assertThat(run(0, "backup", backup, "--data", data.toString()))
        .startsWith(backup + ": 1 files");
    assertThat(run(0, "restore", backup, "--check")).endsWith("is whole.\n");
    String again = folder.resolve("again").toString();
    assertThat(run(0, "restore", backup, "--data", again)).contains("all whole");
    Path file = Path.of(backup, "database", "records.db");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(run(1, "restore", backup, "--data", folder.resolve("never").toString()))
        .isEqualTo(
            "pitcrew: The backup is damaged: database/records.db is not as it was written.\n");
  }

  private static String run(int exit, String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int code = CommandLines.pitcrew().setOut(writer).setErr(writer).execute(arguments);
    assertThat(code).as(said.toString()).isEqualTo(exit);
    return said.toString();
  }
}
