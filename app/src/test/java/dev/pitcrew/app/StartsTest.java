package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Hire;
import dev.pitcrew.web.claims.RulingPort;
import dev.pitcrew.web.handin.HandInPort;
import dev.pitcrew.web.starts.StartsPort;
import dev.pitcrew.web.starts.StartsPort.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the pages start and steer, on the engine with the shipped models. */
class StartsTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/portal-access/do-bot-step.form",
              "bpmn/portal-access/portal-access.bpmn",
              "bpmn/onboard-employee/onboard-employee.bpmn",
              "bpmn/offboarding/offboarding.bpmn",
              "bpmn/report-generation/report-generation.bpmn",
              "bpmn/expense-approval/expense-approval.bpmn");

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String HIRE = "HIR-0000000000c1";

  @TempDir Path folder;

  private Records records;
  private Starts starts;

  @BeforeEach
  void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), () -> NOW);
    records
        .entities()
        .save(
            new Entity(
                "E-1",
                "Muster & Söhne KG",
                List.of(),
                null,
                "DE89370400440532013000",
                null,
                new Address(null, null, "Berlin", "DE"),
                ZoneOffset.UTC));
    starts = new Starts(new Messages(engine.client()), records);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldStartOneReportHoweverOftenTheButtonIsPressed() {
    // given
    var report = report(YearMonth.of(2026, 10), "once");

    // when
    Outcome first = starts.report(report, "carl");
    Outcome again = starts.report(report, "carl");
    Outcome other = starts.report(report(YearMonth.of(2026, 10), "later"), "carl");

    // then
    assertThat(first).isInstanceOf(Outcome.Done.class);
    assertThat(again).isEqualTo(new Outcome.Known(((Outcome.Done) first).id()));
    assertThat(other).isInstanceOf(Outcome.Done.class).isNotEqualTo(first);
    assertThat(engine.instances("report-generation")).hasSize(2);
  }

  @Test
  void shouldRefuseAReportNobodyCanMake() {
    assertThat(starts.report(report(YearMonth.of(2026, 12), "a"), "carl"))
        .isEqualTo(new Outcome.Refused("This month has not begun yet."));
    assertThat(starts.report(new StartsPort.Report("E-9", YearMonth.of(2026, 10), "a"), "carl"))
        .isEqualTo(new Outcome.Refused("The books do not know this company."));
  }

  @Test
  void shouldWithdrawTheOwnClaimOnce() {
    // given
    String id = "EXP-0000000000c2";
    records.people().save(new Person("anton", "Anton", Set.of("clerk"), null, null));
    records
        .claims()
        .receive(Claim.received(id, "anton", "E-1", "form", "Fair", "en", NOW, "EUR"), "anton");
    engine.publish("claim-received", id, Map.of("claim", Map.of("claimId", id)));

    var instance = engine.newestInstance("expense-approval");
    records.cases().open(id, "expense-approval", instance.key(), "Fair", null, NOW);
    engine
        .client()
        .newSetVariablesCommand(instance.key())
        .variables(
            Map.of("policy", List.of(Map.of("line", 2, "result", "refused", "reason", "Too late"))))
        .send()
        .join();

    // then
    assertThat(new PolicyRulings(engine.client(), records).of(id))
        .isEqualTo(Map.of(2, new RulingPort.Ruling("refused", "Too late")));
    assertThat(new PolicyRulings(engine.client(), records).of("EXP-none")).isEmpty();
    assertThat(new WaitingTasks(engine.client(), records).of(id))
        .as("no person is asked yet")
        .isEmpty();
    assertThat(starts.withdrawClaim(id, "", "clara"))
        .isEqualTo(new Outcome.Refused("This is no claim of yours."));
    assertThat(starts.withdrawClaim(id, "twice", "anton")).isEqualTo(new Outcome.Done(id));
    assertThat(starts.withdrawClaim(id, "twice", "anton")).isEqualTo(new Outcome.Over());
  }

  @Test
  void shouldTakeAClaimAnewWhenItWasTakenBackOrSaysSomethingElse() {
    // given
    records
        .people()
        .save(new Person("vera", "Vera", Set.of("clerk"), null, null, true, "E-1", null));
    var handIns = new HandIns(engine.client(), records);
    String id = handedIn(handIns.claim(fair("Fair", "en"), "vera"));
    records
        .claims()
        .receive(Claim.received(id, "vera", "E-1", "form", "Fair", "en", NOW, "EUR"), "vera");

    // then the same is the same, and another title or language is another claim
    assertThat(handIns.claim(fair("Fair", "en"), "vera"))
        .isEqualTo(new HandInPort.Outcome.Known(id));
    assertThat(
            Set.of(
                id,
                handedIn(handIns.claim(fair("Fair in May", "en"), "vera")),
                handedIn(handIns.claim(fair("Fair", "de"), "vera"))))
        .hasSize(3);

    // and one that was taken back is handed in again, once
    records.claims().end(id, Claim.State.WITHDRAWN, "vera");
    String again = handedIn(handIns.claim(fair("Fair", "en"), "vera"));
    assertThat(again).isNotEqualTo(id).matches("EXP-[0-9a-f]{12}");
    assertThat(handIns.claim(fair("Fair", "en"), "vera"))
        .isEqualTo(new HandInPort.Outcome.Known(again));
  }

  private static HandInPort.Claim fair(String title, String locale) {
    return new HandInPort.Claim(
        title, locale, null, List.of(), List.of(Map.of("date", "2026-11-02", "amount", "12.00")));
  }

  private static String handedIn(HandInPort.Outcome outcome) {
    return ((HandInPort.Outcome.Taken) outcome).id();
  }

  @Test
  void shouldSteerAHireUntilItIsOver() {
    // given
    register();
    engine.start("onboard-employee", Map.of("hire", Map.of("hireId", HIRE)));
    LocalDate day = LocalDate.of(2026, 12, 15);

    // then
    assertThat(starts.startsOn(HIRE, day, "", "hanna")).isEqualTo(new Outcome.Done(HIRE));
    assertThat(starts.startsOn(HIRE, LocalDate.of(2206, 12, 15), "", "hanna"))
        .isEqualTo(new Outcome.Refused("2206-12-15 is too far away. Is the year right?"));
    assertThat(starts.leaves(HIRE, day, false, "", "hanna")).isInstanceOf(Outcome.Refused.class);
    assertThat(starts.withdrawHire(HIRE, "Another offer", "hanna"))
        .isEqualTo(new Outcome.Done(HIRE));
    assertThat(starts.withdrawHire(HIRE, "Another offer", "hanna"))
        .as("the case does not wait for it a second time")
        .isEqualTo(new Outcome.Over());
    assertThat(starts.startsOn("HIR-unknown", day, "", "hanna")).isEqualTo(new Outcome.Over());
  }

  @Test
  void shouldAnnounceALeaverOnce() {
    // given
    records.people().save(new Person("emil", "Emil", Set.of("clerk"), null, null));
    LocalDate day = LocalDate.of(2027, 1, 31);

    // then
    assertThat(starts.leaves("emil", day, false, "Retires", "hanna"))
        .isEqualTo(new Outcome.Done("emil"));
    assertThat(starts.leaves("emil", day, false, "Retires", "hanna"))
        .isEqualTo(new Outcome.Known("emil"));
    assertThat(starts.leaves("emil", day.plusDays(3), false, "A slip", "hanna"))
        .as("no second one waits until the first is over")
        .isEqualTo(new Outcome.Known("emil"));
    assertThat(starts.leaves("nobody", day, false, "", "hanna"))
        .isEqualTo(new Outcome.Refused("Nobody is known by this id."));
    assertThat(starts.stays("emil", "", "hanna"))
        .as("the books have no plan yet that could be taken back")
        .isEqualTo(new Outcome.Over());
    leaving("emil", day, engine.newestInstance("offboarding").key());
    assertThat(starts.leavesOn("emil", day.plusDays(1), "", "hanna"))
        .isEqualTo(new Outcome.Done("emil"));
    assertThat(starts.stays("emil", "", "hanna")).isEqualTo(new Outcome.Done("emil"));
    assertThat(starts.stays("emil", "", "hanna")).isEqualTo(new Outcome.Over());
  }

  @Test
  void shouldBeginNoSecondLeavingByItselfAndTheSameDayAgainWhenItIsAnnouncedAgain() {
    // given a leaving that runs, and somebody who announces it with another day
    records.people().save(new Person("olga", "Olga", Set.of("clerk"), null, null));
    LocalDate day = LocalDate.of(2027, 1, 31);
    starts.leaves("olga", day, false, "", "hanna");
    var first = engine.newestInstance("offboarding");
    leaving("olga", day, first.key());

    // then the books say so
    assertThat(starts.leaves("olga", day.plusDays(3), false, "", "hanna"))
        .isEqualTo(
            new Outcome.Refused(
                "A leaving of theirs is under way, with 2027-01-31 as the last day. Change that day"
                    + " instead."));
    assertThat(starts.leaves("olga", day, false, "", "hanna"))
        .isEqualTo(new Outcome.Known("OFF-olga"));

    // and when the first is cancelled none follows, until somebody says so
    int before = engine.instances("offboarding").size();
    engine.client().newCancelInstanceCommand(first.key()).send().join();
    assertThat(engine.instances("offboarding")).hasSize(before);
    assertThat(starts.leaves("olga", day, false, "", "hanna")).isEqualTo(new Outcome.Done("olga"));
    assertThat(engine.instances("offboarding")).hasSize(before + 1);
  }

  @Test
  void shouldChangeNothingOnceTakingBackHasBegun() {
    // given one whose last day is over, and one of whom the ledger says that an access is gone
    for (String name : List.of("paul", "rosa")) {
      records.people().save(new Person(name, name, Set.of("clerk"), null, null));
      engine.publish(
          "leaver-announced",
          name,
          Map.of("leaver", Map.of("employeeId", name, "lastDay", "2027-01-31", "by", "hanna")));
      leaving(
          name,
          name.equals("paul") ? LocalDate.of(2026, 11, 19) : LocalDate.of(2027, 1, 31),
          engine.newestInstance("offboarding").key());
    }
    var access = records.accessLedger().request("rosa", "hr-portal", "earlier", "import", null);
    records.accessLedger().revoke(access.grantId(), null, "OFF-rosa", "bot", null, null);

    // then
    assertThat(starts.stays("paul", "", "hanna"))
        .isEqualTo(
            new Outcome.Refused(
                "Taking back has begun. The ledger does not say yet what is gone. Nothing was"
                    + " changed; what they need is given anew when this case is over."));
    assertThat(starts.leavesOn("rosa", LocalDate.of(2027, 2, 15), "", "hanna"))
        .isEqualTo(
            new Outcome.Refused(
                "Taking back has begun. Gone by the ledger: hr-portal. Nothing was changed; what"
                    + " they need is given anew when this case is over."));
  }

  @Test
  void shouldSayThatItWasLateWhenTheLastDayEndsWhileTheCaseIsTold() {
    // given a clock that passes the end of the day between the look and the message
    records.people().save(new Person("udo", "Udo", Set.of("clerk"), null, null));
    engine.publish(
        "leaver-announced",
        "udo",
        Map.of("leaver", Map.of("employeeId", "udo", "lastDay", "2026-11-20", "by", "hanna")));
    leaving("udo", LocalDate.of(2026, 11, 20), engine.newestInstance("offboarding").key());
    var looks = new AtomicInteger();
    try (Records late =
        Records.open(
            "jdbc:sqlite:" + folder.resolve("records.db"),
            () -> looks.getAndIncrement() < 2 ? NOW : NOW.plus(Duration.ofDays(1)))) {

      // when
      Outcome said = new Starts(new Messages(engine.client()), late).stays("udo", "", "hanna");

      // then
      assertThat(said)
          .isEqualTo(
              new Outcome.Late(
                  "The case heard it, but taking back had begun by then. The ledger does not say"
                      + " yet what is gone. Look into every access of theirs."));
    }
  }

  private void leaving(String employeeId, LocalDate lastDay, long instance) {
    String id = "OFF-" + employeeId;
    records.leavers().announce(id, employeeId, "E-1", lastDay, false, "hanna");
    records.cases().open(id, "offboarding", instance, null, null, NOW);
  }

  private static StartsPort.Report report(YearMonth period, String once) {
    return new StartsPort.Report("E-1", period, once);
  }

  private void register() {
    records
        .hires()
        .register(
            new Hire(
                HIRE,
                "RST-1",
                "E-1",
                "Eva",
                "Nowak",
                null,
                "eva@example.com",
                "Buyer",
                null,
                "anton",
                null,
                LocalDate.of(2026, 12, 1),
                null,
                null,
                null,
                null,
                null,
                "en",
                List.of("hr-portal"),
                List.of(),
                1),
            "hanna");
  }
}
