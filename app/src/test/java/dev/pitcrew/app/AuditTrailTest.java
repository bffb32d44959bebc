package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.app.cli.CommandLines;
import dev.pitcrew.records.Records;
import dev.pitcrew.testing.FreePorts;
import dev.pitcrew.web.engine.EngineClients;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
        Settings.local(data, FreePorts.next(), FreePorts.next(), true)
            .withAuditHeads(elsewhere.resolve("heads"));
    try (PitcrewApplication application = PitcrewApplication.start(settings)) {
      application
          .bean(EngineClients.class)
          .forPerson("theo")
          .newCreateInstanceCommand()
          .bpmnProcessId("payment-run")
          .latestVersion()
          .variables(Map.of("startedBy", "theo"))
          .send()
          .join();
      Records records = application.bean(Records.class);
      for (int i = 0; i < 20; i++) {
        records
            .audit()
            .append("clara", null, "noted", "vendor", "V1001", Map.of(), Map.of("i", i), "a test");
      }
    }
    rows = count();
    for (String name : List.of("records.db", "engine.db")) {
      Files.copy(data.resolve(name), elsewhere.resolve(name));
    }
  }

  @BeforeEach
  void asItWas() throws IOException {
    for (String name : List.of("records.db", "engine.db")) {
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(data.resolve(name + suffix));
      }
      Files.copy(elsewhere.resolve(name), data.resolve(name));
    }
  }

  @Test
  void shouldFindTheTrailWholeWhenNobodyTouchedIt() {
    // when
    Answer answer = verify("--head", heads());

    // then
    assertThat(answer.exitCode).as(answer.text).isZero();
    assertThat(answer.text)
        .contains(
            "records  %,d rows, whole; exported heads vouch for rows 1 to %d".formatted(rows, rows))
        .containsPattern("engine   [1-9][0-9]* rows, whole; exported heads vouch for rows 1 to");
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
  void shouldNameTheRowOfTheEngineWhenOneWasEditedInItsFile() throws Exception {
    // given
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("engine.db"));
        Statement statement = connection.createStatement()) {
      dropTriggers(statement);
      statement.execute("UPDATE audit SET who = 'mallory' WHERE seq = 1");
    }

    // when
    Answer answer = verify("--head", heads());
    Answer outside = outside(data.resolve("engine.db").toString(), heads(), "--chain", "engine");

    // then
    assertThat(answer.exitCode).as(answer.text).isEqualTo(1);
    assertThat(answer.text).contains("engine   BROKEN at row 1: row 1 was edited");
    assertThat(outside.exitCode).as(outside.text).isEqualTo(1);
    assertThat(outside.text).contains("BROKEN engine: row 1: EDITED");
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
  void shouldAnswerTheAuditorsQuestionsWhenAskedOnTheCommandLine() {
    // when
    Answer table = run("audit", "data", "--data", data.toString());
    Answer json = run("audit", "data", "--data", data.toString(), "--json", "--fail");

    // then
    assertThat(table.exitCode).as(table.text).isZero();
    assertThat(table.text)
        .contains("vendor-iban-is-an-employees", "split-below-a-limit", "limits ");
    assertThat(json.text.strip()).startsWith("[").endsWith("]");
  }

  @Test
  void shouldEraseAndStayWholeWhenAPersonLeft() {
    // given
    assertThat(run("privacy", "export", "clara", "--data", data.toString()).text)
        .contains("\"username\" : \"clara\"");

    // when
    Answer erased =
        run(
            "privacy",
            "erase",
            "clara",
            "--reason",
            "left",
            "--by",
            "ada",
            "--data",
            data.toString());
    Answer unknown =
        run("privacy", "erase", "nobody", "--reason", "left", "--data", data.toString());

    // then
    assertThat(erased.exitCode).as(erased.text).isZero();
    assertThat(erased.text).contains("kept    user name, name", "Art. 17(3)(b)");
    assertThat(unknown.exitCode).isEqualTo(1);
    assertThat(unknown.text).contains("the books know nobody by this name");
    Answer answer = verify("--head", heads());
    assertThat(answer.exitCode).as(answer.text).isZero();
    assertThat(answer.text).contains("none for the");
    Answer due = run("privacy", "due", "--data", data.toString());
    assertThat(due.text).contains("0 due on");
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
        new ArrayList<>(
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
      dropTriggers(statement);
      statement.execute(sql);
    }
  }

  private static void dropTriggers(Statement statement) throws SQLException {
    List<String> triggers = new ArrayList<>();
    try (var found =
        statement.executeQuery(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")) {
      while (found.next()) {
        triggers.add(found.getString(1));
      }
    }
    assertThat(triggers).isNotEmpty();
    for (String trigger : triggers) {
      statement.execute("DROP TRIGGER " + trigger);
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
