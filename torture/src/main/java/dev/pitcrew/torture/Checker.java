package dev.pitcrew.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the rows beside the application and compares them with what was acknowledged: nothing lost,
 * nothing twice, all rows of a step or none.
 */
final class Checker {

  private static final int SHOWN = 5;

  private final String url;
  private final Path documents;
  private final List<String> findings = new ArrayList<>();
  private final List<Count> counts = new ArrayList<>();

  /**
   * One kind of what was acknowledged.
   *
   * @param inForce how many there are in the rows, those included whose answer was lost
   */
  record Count(String what, long acknowledged, long inForce, long lost, long doubled) {}

  /**
   * @param url of the engine's rows
   * @param data the data folder
   */
  Checker(String url, Path data) {
    this.url = url;
    this.documents = data.resolve("documents");
  }

  /** Of a data folder that holds the rows, too. */
  static Checker ofFolder(Path data) {
    return new Checker("jdbc:sqlite:" + data.resolve("engine.db"), data);
  }

  /** Whether it got that far. */
  boolean hasTables() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      integrity(statement);
      return !keys(statement, "SELECT 1 FROM sqlite_master WHERE name='audit_head'").isEmpty();
    }
  }

  /**
   * @param ended whether everything has come to its end
   * @return what is wrong, in words; empty where all is as it was promised
   */
  List<String> check(Ledger noted, boolean ended) throws SQLException {
    // Work may go on meanwhile: what is acknowledged after the rows were read is not among them.
    Ledger ledger = noted.before(Instant.now());
    findings.clear();
    counts.clear();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      acknowledged(ledger, statement);
      everyStepWhole(statement);
      messagesOnce(ledger, statement);
      documentsWhole(ledger, statement);
      if (ended) {
        none(
            statement,
            "instances that did not end",
            "SELECT \"key\" FROM process_instance WHERE process_definition_id='%s' AND state='ACTIVE'"
                .formatted(Load.ONE_JOB));
      }
      if (url.startsWith("jdbc:sqlite:")) {
        integrity(statement);
      }
    }
    return List.copyOf(findings);
  }

  /** What the last check counted. */
  List<Count> counts() {
    return List.copyOf(counts);
  }

  private void acknowledged(Ledger ledger, Statement statement) throws SQLException {
    compare(
        "instances created",
        ledger.created(),
        keys(
            statement,
            "SELECT \"key\" FROM process_instance WHERE process_definition_id='%s'"
                .formatted(Load.ONE_JOB)));
    compare(
        "jobs completed",
        ledger.completed(),
        keys(
            statement,
            "SELECT \"key\" FROM job WHERE type='%s' AND state='COMPLETED'"
                .formatted(Load.ONE_JOB)));
  }

  private <K> void compare(String what, Map<K, Integer> acknowledged, Set<K> there) {
    Set<K> twice = new HashSet<>();
    acknowledged.forEach(
        (key, times) -> {
          if (times > 1) {
            twice.add(key);
          }
        });
    compare(what, acknowledged.keySet(), there, twice);
  }

  private <K> void compare(String what, Set<K> acknowledged, Set<K> there, Set<K> twice) {
    Set<K> lost = new HashSet<>(acknowledged);
    lost.removeAll(there);
    found("acknowledged " + what + " that are not there", lost);
    found(what + " twice", twice);
    counts.add(new Count(what, acknowledged.size(), there.size(), lost.size(), twice.size()));
  }

  private void everyStepWhole(Statement statement) throws SQLException {
    String own = "p.process_definition_id='%s'".formatted(Load.ONE_JOB);
    none(
        statement,
        "instances without exactly one job",
        "SELECT p.\"key\" FROM process_instance p WHERE "
            + own
            + " AND (SELECT count(*) FROM job j WHERE j.process_instance_key=p.\"key\")<>1");
    none(
        statement,
        "instances that ended without their job, or the other way round",
        "SELECT p.\"key\" FROM process_instance p JOIN job j ON j.process_instance_key=p.\"key\""
            + " WHERE "
            + own
            + " AND (p.state='COMPLETED')<>(j.state='COMPLETED')");
    none(
        statement,
        "instances with elements missing or twice",
        "SELECT p.\"key\" FROM process_instance p WHERE "
            + own
            + " AND (SELECT count(*) FROM element_instance e WHERE"
            + " e.process_instance_key=p.\"key\")<>CASE WHEN p.state='COMPLETED' THEN 4 ELSE 3"
            + " END");
  }

  private void messagesOnce(Ledger ledger, Statement statement) throws SQLException {
    Set<String> there = new HashSet<>();
    Set<String> twice = new HashSet<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT v.\"value\" FROM variable v JOIN process_instance p ON p.\"key\"=v.scope_key"
                + " WHERE v.name='id' AND p.process_definition_id='%s'"
                    .formatted(Load.BY_MESSAGE))) {
      while (rows.next()) {
        String id = rows.getString(1).replace("\"", "");
        if (!there.add(id)) {
          twice.add(id);
        }
      }
    }
    compare("messages published", ledger.published().keySet(), there, twice);
  }

  /** The row and the bytes. */
  private void documentsWhole(Ledger ledger, Statement statement) throws SQLException {
    Set<String> there = new HashSet<>();
    Set<String> twice = new HashSet<>();
    try (ResultSet rows = statement.executeQuery("SELECT content_hash FROM document")) {
      while (rows.next()) {
        String hash = rows.getString(1);
        if (!there.add(hash)) {
          twice.add(hash);
        }
      }
    }
    Set<String> damaged = new HashSet<>(there);
    damaged.removeIf(this::isWhole);
    found("documents whose bytes are not there", damaged);
    compare("documents stored", ledger.documents().keySet(), there, twice);
  }

  private boolean isWhole(String hash) {
    try {
      byte[] bytes = Files.readAllBytes(documents.resolve(hash.substring(0, 2)).resolve(hash));
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bytes)).equals(hash);
    } catch (IOException notThere) {
      return false;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private void integrity(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      if (rows.next() && !rows.getString(1).equals("ok")) {
        findings.add("the file is damaged: " + rows.getString(1));
      }
    }
  }

  private void none(Statement statement, String what, String sql) throws SQLException {
    found(what, keys(statement, sql));
  }

  private static Set<Long> keys(Statement statement, String sql) throws SQLException {
    Set<Long> keys = new HashSet<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        keys.add(rows.getLong(1));
      }
    }
    return keys;
  }

  private void found(String what, Set<?> which) {
    if (!which.isEmpty()) {
      findings.add(
          "%,d %s, such as %s".formatted(which.size(), what, which.stream().limit(SHOWN).toList()));
    }
  }
}
