package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.app.cli.CommandLines;
import dev.pitcrew.records.Records;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor sees of files that somebody had in hand after the application had stopped. */
final class AuditTrailTest {

  @TempDir static Path data;
  @TempDir static Path elsewhere;
  private static long rows;

  @BeforeAll
  static void work() throws Exception {
    var settings =
        new Settings(
            data,
            "127.0.0.1",
            FreePorts.next(),
            FreePorts.next(),
            true,
            false,
            null,
            elsewhere.resolve("heads"));
    try (PitcrewApplication application = PitcrewApplication.start(settings)) {
      Records records = application.bean(Records.class);
      for (int i = 0; i < 20; i++) {
        records
            .audit()
            .append("clara", null, "noted", "vendor", "V1001", Map.of(), Map.of("i", i), "a test");
      }
    }
    rows = count();
    Files.copy(data.resolve("records.db"), elsewhere.resolve("records.db"));
  }

  @BeforeEach
  void asItWas() throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(data.resolve("records.db" + suffix));
    }
    Files.copy(elsewhere.resolve("records.db"), data.resolve("records.db"));
  }

  @Test
  void shouldFindTheTrailWholeWhenNobodyTouchedIt() {
    // when
    Answer answer = verify("--head", heads());

    // then
    assertThat(answer.exitCode).as(answer.text).isZero();
    assertThat(answer.text)
        .contains(
            "records  %,d rows, whole; exported heads vouch for rows 1 to %d"
                .formatted(rows, rows));
  }

  @Test
  void shouldNameTheRowWhenOneWasEditedInTheDatabaseFile() throws SQLException {
    // given
    long row = rows - 7;
    tamper("UPDATE audit SET who = 'mallory' WHERE seq = " + row);

    // when
    Answer answer = verify();

    // then
    assertThat(answer.exitCode).as(answer.text).isEqualTo(1);
    assertThat(answer.text)
        .contains("records  BROKEN at row " + row + ": row " + row + " was edited");
  }

  @Test
  void shouldMissTheLastRowsOnlyAgainstAnExportedHeadWhenTheyWereCutOff() throws SQLException {
    // given
    tamper("DELETE FROM audit WHERE seq > " + (rows - 3));

    // when
    Answer alone = verify();
    Answer against = verify("--head", heads());

    // then
    assertThat(alone.exitCode).as(alone.text).isZero();
    assertThat(alone.text).contains("rows cut off at the end").contains("cannot be seen");
    assertThat(against.exitCode).as(against.text).isEqualTo(1);
    assertThat(against.text)
        .contains(
            "records  BROKEN at row %d: rows %d to %d are cut off"
                .formatted(rows - 2, rows - 2, rows));
  }

  @Test
  void shouldRefuseAHeadWhenItsSignatureIsNotOurs() throws IOException {
    // given
    Path forged = elsewhere.resolve("heads/forged.jsonl");
    Files.writeString(
        forged, Files.readString(Path.of(heads())).replaceFirst("\"seq\":[0-9]+", "\"seq\":1"));

    // when
    Answer answer = verify("--head", forged.toString());

    // then
    assertThat(answer.exitCode).as(answer.text).isEqualTo(1);
    assertThat(answer.text).contains("the signature is not that of the key");
  }

  @Test
  void shouldAgreeWhenTheVerifierOutsideLooksAtTheFileAndAtTheExport() throws Exception {
    // given
    long row = rows - 2;
    tamper("UPDATE audit SET after_json = '{}' WHERE seq = " + row);
    Path export = elsewhere.resolve("export.jsonl");
    assertThat(run("audit", "export", "--data", data.toString(), "-o", export.toString()).exitCode)
        .isZero();

    // when
    Answer ofExport = outside(export.toString(), heads());
    Answer ofFile = outside(data.resolve("records.db").toString(), heads());

    // then
    assertThat(ofExport.exitCode).as(ofExport.text).isEqualTo(1);
    assertThat(ofExport.text).contains("BROKEN records: row " + row + ": EDITED");
    assertThat(ofFile.exitCode).as(ofFile.text).isEqualTo(1);
    assertThat(ofFile.text).contains("BROKEN records: row " + row + ": EDITED");
  }

  @Test
  void shouldKeepTheKeyFromOthersWhenItIsMade() throws IOException {
    // then
    assertThat(Files.getPosixFilePermissions(data.resolve("audit-key/head-key.pem")))
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
  }

  private record Answer(int exitCode, String text) {}

  private static String heads() {
    return elsewhere.resolve("heads/heads.jsonl").toString();
  }

  private static Answer verify(String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(
        new String[] {"audit", "verify", "--data", data.toString()}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return run(arguments);
  }

  private static Answer run(String... arguments) {
    var text = new StringWriter();
    int exitCode =
        CommandLines.pitcrew()
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .execute(arguments);
    return new Answer(exitCode, text.toString());
  }

  /** A process that has the driver on its class path, and nothing of ours. */
  private static Answer outside(String... files) throws Exception {
    String driver =
        Path.of(org.sqlite.JDBC.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                driver,
                Path.of("../docs/verify-audit/VerifyAudit.java").toString()));
    command.addAll(List.of(files));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }

  /** As someone who owns the file: the triggers are no obstacle. */
  private static void tamper(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("records.db"));
        Statement statement = connection.createStatement()) {
      for (String trigger : List.of("audit_no_update", "audit_no_delete", "audit_chained")) {
        statement.execute("DROP TRIGGER " + trigger);
      }
      statement.execute(sql);
    }
  }

  private static long count() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("records.db"));
        Statement statement = connection.createStatement();
        var result = statement.executeQuery("SELECT max(seq) FROM audit")) {
      return result.getLong(1);
    }
  }
}
