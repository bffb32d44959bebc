package dev.pitcrew.app.demo;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.personnel.Hire;
import dev.pitcrew.records.personnel.Hires;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.samples.portals.Switches;
import dev.pitcrew.web.handin.HandInPort;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Three people begin: one in whose onboarding a portal is down, one whose first day changes, one
 * who withdraws. The first leaves again. Bots work in real browsers, in the sample portals.
 */
final class PersonnelPlay implements Play {

  static final String[] PROCESSES = {
    "onboarding", "onboard-employee", "portal-access", "offboarding"
  };

  /** What each hire's case does side by side, where it ends. */
  private static final List<String> DONE_BEFORE_LEAVING =
      List.of(
          "access-settled",
          "hand-over-equipment",
          "manager-check-list",
          "hire-check-list",
          "send-welcome");

  private static final String HR = "hanna";
  private static final String COMPANY = "brueckner-voss";

  private final Stage stage;
  private final Records records;
  private final Portals portals;
  private final PersonnelPeople people;
  private final List<Line> lines = new ArrayList<>();
  private final LocalDate today;
  private final LocalDate longAgo;
  private final LocalDate lastWeek;
  private boolean changed;
  private boolean withdrawn;
  private boolean announced;

  PersonnelPlay(Stage stage) {
    this.stage = stage;
    this.records = stage.records();
    this.portals = stage.office().portals();
    this.today = records.calendars().of(COMPANY).dayOf(records.clock().instant());
    // After the check-in at 90 days everything of the plan is due.
    this.longAgo = today.minusDays(100);
    // After the first day, whatever the hour and the holidays, and before the check-in at 30 days.
    this.lastWeek = today.minusDays(7);
    this.people = new PersonnelPeople(stage, portals, this::correctedRoster);
  }

  @Override
  public String title() {
    return "On- and offboarding";
  }

  @Override
  public Section perform() throws InterruptedException {
    portals.hrSwitches().setMoving(true);
    portals.itSwitches().setTrouble(Switches.Trouble.DOWN);
    ShortPatience.begin(stage.data(), "create-it-account");
    stage.say("a roster comes in; the IT portal is down, the HR portal moves its fields about");
    handIn();
    stage.until(this::work, this::haveEnded);
    portals.hrSwitches().setMoving(false);
    PersonnelFindings findings = new PersonnelFindings(stage, portals);
    lines.add(people.returned());
    List<Section.Row> rows = new ArrayList<>();
    rows.add(findings.hire(hire("Elif"), "first day 100 days ago", "onboarded", 3));
    rows.add(findings.hire(hire("Tom"), "first day moved back", "onboarded", 3));
    rows.add(findings.hire(hire("Ana"), "withdraws with a laptop", "withdrawn", 0));
    rows.add(findings.leaver(hire("Elif"), leaving()));
    lines.add(findings.agreement());
    lines.addAll(stage.troubles(PROCESSES));
    return new Section(title(), PersonnelFindings.HEADS, rows, lines);
  }

  private void handIn() {
    var became =
        stage
            .office()
            .handIns()
            .roster(
                new HandInPort.File(Rosters.file("roster-with-errors.csv"), "starters.csv"),
                "",
                HR);
    if (!(became instanceof HandInPort.Outcome.Taken)) {
      throw new IllegalStateException("Expected to hand in a roster, but it is " + became + ".");
    }
  }

  private byte[] correctedRoster() {
    return Rosters.dated(
        "roster-corrected.csv",
        Map.of("Elif", longAgo, "Tom", today.plusDays(60), "Ana", lastWeek));
  }

  private void work() {
    people.work();
    change();
    withdraw();
    announce();
  }

  /**
   * Tom's first day is moved once his contract is signed, and the IT portal is up: else it were
   * chance whether his bot, too, finds it down.
   */
  private void change() {
    Optional<Hire> tom = find("Tom");
    if (!changed && people.haveMended() && tom.isPresent() && isSigned(tom.get())) {
      changed = true;
      stage.say("Tom's first day changes");
      stage.message(
          "start-date-changed",
          tom.get().hireId(),
          "change",
          Map.of("startDate", longAgo.toString(), "reason", "He was free earlier.", "by", HR));
    }
  }

  /**
   * Ana takes another offer once her account and her laptop are there, and her case stands still:
   * before, nothing takes the account back by itself, and somebody would have to clear it.
   */
  private void withdraw() {
    Optional<Hire> ana = find("Ana");
    if (!withdrawn
        && ana.isPresent()
        && PersonnelFindings.hasAccess(records, ana.get())
        && PersonnelFindings.hasEquipment(records, ana.get())
        && standsStill(ana.get())) {
      withdrawn = true;
      stage.say("Ana withdraws");
      stage.message(
          "hire-withdrawn",
          ana.get().hireId(),
          "withdrawal",
          Map.of("reason", "Another offer.", "by", HR));
    }
  }

  /** Elif leaves when she has been here for a while. */
  private void announce() {
    Optional<Hire> elif = find("Elif");
    if (!announced
        && elif.isPresent()
        && stage.outcome(elif.get().hireId()).filter("onboarded"::equals).isPresent()) {
      announced = true;
      stage.say("Elif leaves");
      stage.message(
          "leaver-announced",
          elif.get().hireId(),
          "leaver",
          Map.of(
              "employeeId",
              elif.get().hireId(),
              "lastDay",
              today.toString(),
              "immediate",
              true,
              "by",
              HR,
              "reason",
              "She moves away."));
    }
  }

  private boolean isSigned(Hire hire) {
    return records
        .cases()
        .find(hire.hireId())
        .map(Case::processInstanceKey)
        .filter(key -> !stage.variable(key, "signedContract").isMissingNode())
        .isPresent();
  }

  /** Whether all is done but the talk of the first day, which nobody holds. */
  private boolean standsStill(Hire hire) {
    return records
        .cases()
        .find(hire.hireId())
        .map(Case::processInstanceKey)
        .filter(key -> DONE_BEFORE_LEAVING.stream().allMatch(one -> stage.hasPassed(key, one)))
        .filter(this::waitsForTalk)
        .isPresent();
  }

  private boolean waitsForTalk(long processInstanceKey) {
    return stage.tasks("onboard-employee").stream()
        .filter(task -> task.getProcessInstanceKey() == processInstanceKey)
        .anyMatch(task -> task.getElementId().equals("hold-check-in"));
  }

  private boolean haveEnded() {
    return announced
        && hasEnded("Elif")
        && hasEnded("Tom")
        && hasEnded("Ana")
        && leaving().map(Case::outcome).isPresent();
  }

  private boolean hasEnded(String firstName) {
    return find(firstName).filter(hire -> stage.outcome(hire.hireId()).isPresent()).isPresent();
  }

  private Optional<Case> leaving() {
    return records.cases().search(List.of("offboarding"), "", 1).stream().findFirst();
  }

  private Optional<Hire> find(String firstName) {
    return records.hires().latest(20).stream()
        .map(Hires.Entry::hire)
        .filter(hire -> hire != null && hire.firstName().equals(firstName))
        .findFirst();
  }

  private Hire hire(String firstName) {
    return find(firstName)
        .orElseThrow(() -> new IllegalStateException(firstName + " was not registered."));
  }
}
