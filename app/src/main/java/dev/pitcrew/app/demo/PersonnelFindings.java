package dev.pitcrew.app.demo;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.personnel.Access;
import dev.pitcrew.records.personnel.AccessLine;
import dev.pitcrew.records.personnel.Equipment;
import dev.pitcrew.records.personnel.Hire;
import dev.pitcrew.records.trail.AuditEntry;
import dev.pitcrew.samples.portals.Portals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What became of somebody who came or went: ledger, equipment, mails, check-ins. */
final class PersonnelFindings {

  static final List<String> HEADS =
      List.of("who", "what", "accounts", "equipment", "check-ins", "mails", "outcome");

  private static final int MAILS = 300;

  private final Stage stage;
  private final Records records;
  private final Portals portals;

  PersonnelFindings(Stage stage, Portals portals) {
    this.stage = stage;
    this.records = stage.records();
    this.portals = portals;
  }

  /** Whether an account of theirs is there, and not only asked for. */
  static boolean hasAccess(Records records, Hire hire) {
    return records.accessLedger().openOf(hire.hireId()).stream()
        .anyMatch(access -> access.state() == AccessLine.Action.GRANTED);
  }

  /** Whether IT has handed everything over. */
  static boolean hasEquipment(Records records, Hire hire) {
    List<Equipment> things = records.equipmentOrders().ofEmployee(hire.hireId());
    return !things.isEmpty()
        && things.stream().allMatch(thing -> thing.state() == Equipment.State.HANDED_OVER);
  }

  /**
   * @param checkIns how many must have been held
   */
  Section.Row hire(Hire hire, String what, String outcome, int checkIns) {
    String id = hire.hireId();
    List<AccessLine> granted =
        lines(id, AccessLine.Action.GRANTED).stream()
            .filter(line -> line.caseId().equals(id))
            .toList();
    List<Decision> held =
        records.decisions().ofCase(id).stream()
            .filter(one -> one.element().equals("hold-check-in"))
            .toList();
    long mails = mailsTo(hire.email());
    String found = stage.outcome(id).orElse("not ended");
    List<String> wrong = new ArrayList<>();
    check(wrong, found.equals(outcome), "outcome is " + found);
    check(wrong, granted.size() == hire.access().size(), "accounts: " + granted.size());
    check(
        wrong,
        granted.stream().allMatch(PersonnelFindings::isProven),
        "an account without a picture or a person");
    check(wrong, held.size() == checkIns, "check-ins: " + held.size());
    if (outcome.equals("withdrawn")) {
      check(wrong, records.accessLedger().openOf(id).isEmpty(), "an access is open");
      check(wrong, isProven(id), "nothing was proven");
      check(
          wrong, states(id).equals(List.of(Equipment.State.RETURNED)), "equipment: " + states(id));
    } else {
      check(wrong, mails > 0, "no welcome");
    }
    return new Section.Row(
        List.of(
            hire.name(),
            what,
            granted.stream().map(PersonnelFindings::made).collect(Collectors.joining(", "))
                + (outcome.equals("withdrawn") ? ", taken back" : ""),
            equipment(id),
            held.isEmpty()
                ? "-"
                : held.stream().map(Decision::decision).collect(Collectors.joining(", ")),
            mails == 0 ? "-" : "welcome",
            found),
        wrong);
  }

  Section.Row leaver(Hire hire, Optional<Case> leaving) {
    String id = hire.hireId();
    String found = leaving.map(Case::outcome).orElse("not ended");
    List<AccessLine> revoked = lines(id, AccessLine.Action.REVOKED);
    List<String> wrong = new ArrayList<>();
    check(wrong, found.equals("offboarded"), "outcome is " + found);
    check(wrong, revoked.size() == hire.access().size(), "taken back: " + revoked.size());
    check(wrong, records.accessLedger().openOf(id).isEmpty(), "an access is open");
    check(wrong, isProven(id), "nothing was proven");
    check(
        wrong,
        states(id).containsAll(List.of(Equipment.State.RETURNED, Equipment.State.MISSING)),
        "equipment: " + states(id));
    return new Section.Row(
        List.of(
            hire.name(),
            "leaves",
            revoked.stream()
                .map(line -> "%s %s".formatted(system(line), line.account()))
                .collect(Collectors.joining(", ", "", " disabled")),
            equipment(id),
            "-",
            "HR",
            found),
        wrong);
  }

  /** What the ledger has open is what the portals have active, and nothing else. */
  Line agreement() {
    Set<String> ledger =
        records.accessLedger().employees().stream()
            .flatMap(one -> records.accessLedger().openOf(one).stream())
            .map(Access::account)
            .map(String::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> active = new TreeSet<>();
    portals.employees().stream()
        .filter(row -> "active".equals(row.get("state")))
        .forEach(row -> active.add(row.get("id")));
    portals.accounts().stream()
        .filter(row -> "enabled".equals(row.get("state")))
        .forEach(row -> active.add(row.get("login")));
    return new Line(
        "Access ledger and portals say the same: open is %s; disabled %d of %d accounts"
            .formatted(String.join(", ", ledger), disabled(), accounts()),
        ledger.equals(active) && !ledger.isEmpty());
  }

  private long disabled() {
    return portals.employees().stream().filter(row -> "left".equals(row.get("state"))).count()
        + portals.accounts().stream().filter(row -> "disabled".equals(row.get("state"))).count();
  }

  private int accounts() {
    return portals.employees().size() + portals.accounts().size();
  }

  private List<AccessLine> lines(String employeeId, AccessLine.Action action) {
    return records.accessLedger().history(employeeId).stream()
        .filter(line -> line.action() == action)
        .toList();
  }

  private static String made(AccessLine line) {
    return "%s %s by %s"
        .formatted(
            system(line), line.account(), line.who().startsWith("records.") ? "bot" : line.who());
  }

  private static String system(AccessLine line) {
    return line.system().replace("-portal", "").toUpperCase(Locale.ROOT);
  }

  /** A bot leaves a picture, a person the name. */
  private static boolean isProven(AccessLine line) {
    return !line.who().startsWith("records.")
        || line.evidence() != null && line.evidence().contains("documentId");
  }

  private boolean isProven(String employeeId) {
    return records.audit().about("employee", employeeId).stream()
        .map(AuditEntry::what)
        .anyMatch("access-proven-gone"::equals);
  }

  private String equipment(String employeeId) {
    Map<String, Long> counted =
        states(employeeId).stream()
            .collect(Collectors.groupingBy(Equipment.State::word, Collectors.counting()));
    return counted.isEmpty()
        ? "-"
        : counted.entrySet().stream()
            .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private List<Equipment.State> states(String employeeId) {
    return records.equipmentOrders().ofEmployee(employeeId).stream().map(Equipment::state).toList();
  }

  private long mailsTo(String address) {
    return records.outbox().latest(MAILS).stream()
        .filter(message -> message.recipient().equals(address))
        .count();
  }

  private static void check(List<String> wrong, boolean right, String what) {
    if (!right) {
      wrong.add(what);
    }
  }
}
