package dev.pitcrew.records.personnel;

import dev.pitcrew.records.personnel.AccessLine.Action;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has access to what: lines that are only added, in the order requested, granted, revoked. The
 * database refuses to change or delete one; each is in the audit trail, too. Every line is written
 * once: what is said again changes nothing.
 */
public final class AccessLedger {

  private static final int ID_DIGITS = 12;
  private static final String SUBJECT = "employee";

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public AccessLedger(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Notes that somebody is to get access, before anything is done outside. An access that is open
   * already is the answer, and nothing is written.
   */
  public Access request(
      String employeeId, String system, String caseId, String who, @Nullable String approvedBy) {
    return database.write(
        () -> {
          database.lockForAppend("access_ledger");
          var earlier = of(employeeId).stream().filter(a -> a.system().equals(system)).toList();
          var open = earlier.stream().filter(Access::isOpen).findFirst();
          if (open.isPresent()) {
            return open.get();
          }
          var grantId = grantId(employeeId, system, earlier.size());
          append(
              new AccessLine(
                  0,
                  grantId,
                  employeeId,
                  system,
                  null,
                  Action.REQUESTED,
                  caseId,
                  who,
                  approvedBy,
                  null,
                  null,
                  clock.instant()));
          return find(grantId).orElseThrow();
        });
  }

  /** Notes that the access is there. */
  public Access grant(
      String grantId, String account, String caseId, String who, @Nullable String evidence) {
    return follow(grantId, account, Action.GRANTED, caseId, who, evidence, null);
  }

  /** Notes that the access is gone, or was found never to have been there. */
  public Access revoke(
      String grantId,
      @Nullable String account,
      String caseId,
      String who,
      @Nullable String evidence,
      @Nullable String note) {
    return follow(grantId, account, Action.REVOKED, caseId, who, evidence, note);
  }

  public Optional<Access> find(String grantId) {
    return states(
            database
                .sql("SELECT * FROM access_ledger WHERE grant_id = ? ORDER BY seq")
                .param(grantId)
                .query(AccessLedger::line)
                .list())
        .stream()
        .findFirst();
  }

  /** What somebody has, and what was asked for and not answered; by system. */
  public List<Access> openOf(String employeeId) {
    return of(employeeId).stream().filter(Access::isOpen).toList();
  }

  /** Every access somebody has or had, in the order in which they were asked for. */
  public List<Access> of(String employeeId) {
    return states(history(employeeId));
  }

  /** Every line about somebody, oldest first. */
  public List<AccessLine> history(String employeeId) {
    return database
        .sql("SELECT * FROM access_ledger WHERE employee_id = ? ORDER BY seq")
        .param(employeeId)
        .query(AccessLedger::line)
        .list();
  }

  /** Everybody the ledger knows. */
  public List<String> employees() {
    return database
        .sql("SELECT DISTINCT employee_id FROM access_ledger ORDER BY employee_id")
        .query(String.class)
        .list();
  }

  private Access follow(
      String grantId,
      @Nullable String account,
      Action action,
      String caseId,
      String who,
      @Nullable String evidence,
      @Nullable String note) {
    return database.write(
        () -> {
          database.lockForAppend("access_ledger");
          var before =
              find(grantId)
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "Expected to note access %s as %s, but nobody asked for it."
                                  .formatted(grantId, action.word())));
          if (before.state() == action) {
            return before;
          }
          if (!before.isOpen()) {
            throw new IllegalStateException(
                "Expected to note access %s as %s, but it was revoked before."
                    .formatted(grantId, action.word()));
          }
          append(
              new AccessLine(
                  0,
                  grantId,
                  before.employeeId(),
                  before.system(),
                  account == null ? before.account() : account,
                  action,
                  caseId,
                  who,
                  null,
                  evidence,
                  note,
                  clock.instant()));
          return find(grantId).orElseThrow();
        });
  }

  private void append(AccessLine line) {
    database
        .sql(
            """
            INSERT INTO access_ledger (grant_id, employee_id, system, account, action, case_id, who, approved_by, evidence, note, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(line.grantId())
        .param(line.employeeId())
        .param(line.system())
        .param(line.account())
        .param(line.action().word())
        .param(line.caseId())
        .param(line.who())
        .param(line.approvedBy())
        .param(line.evidence())
        .param(line.note())
        .param(line.at().toEpochMilli())
        .update();
    audit.append(
        line.who(),
        line.approvedBy(),
        "access-" + line.action().word(),
        SUBJECT,
        line.employeeId(),
        Map.of(),
        facts(line),
        line.note());
  }

  private static Map<String, Object> facts(AccessLine line) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("grant", line.grantId());
    facts.put("system", line.system());
    facts.put("case", line.caseId());
    if (line.account() != null) {
      facts.put("account", line.account());
    }
    return facts;
  }

  /** The last line of each access says how it stands. */
  private static List<Access> states(List<AccessLine> lines) {
    var byGrant = new LinkedHashMap<String, Access>();
    for (var line : lines) {
      byGrant.put(
          line.grantId(),
          new Access(
              line.grantId(),
              line.employeeId(),
              line.system(),
              line.account(),
              line.action(),
              line.at()));
    }
    return new ArrayList<>(byGrant.values());
  }

  /** The same for the same request, so that asking twice cannot make two. */
  private static String grantId(String employeeId, String system, int earlier) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (employeeId + "\n" + system + "\n" + earlier).getBytes(StandardCharsets.UTF_8));
      return "GRT-" + HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static AccessLine line(ResultSet row, int number) throws SQLException {
    return new AccessLine(
        row.getLong("seq"),
        row.getString("grant_id"),
        row.getString("employee_id"),
        row.getString("system"),
        row.getString("account"),
        Action.of(row.getString("action")),
        row.getString("case_id"),
        row.getString("who"),
        row.getString("approved_by"),
        row.getString("evidence"),
        row.getString("note"),
        Columns.instant(row, "at"));
  }
}
