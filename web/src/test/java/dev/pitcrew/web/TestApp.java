package dev.pitcrew.web;

import dev.pitcrew.records.Records;
import dev.pitcrew.web.bots.BotsPort;
import dev.pitcrew.web.claims.RulingPort;
import dev.pitcrew.web.handin.HandInPort;
import dev.pitcrew.web.intake.IntakePort;
import dev.pitcrew.web.starts.StartsPort;
import dev.pitcrew.web.starts.WaitingPort;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The pages alone, on a free port, with the stand-in engine; one for all tests of a JVM. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WebConfiguration.class)
class TestApp {

  static final String SECRET = "a secret that only tests know";

  /** What runs: the stand-in, the people, and where the pages are. */
  record Running(
      StubEngine engine,
      MemoryPeople people,
      Records records,
      ConfigurableApplicationContext context,
      String address) {}

  private static final StubEngine ENGINE = new StubEngine();
  private static Running samples;

  static synchronized Running withSamples() {
    if (samples == null) {
      ConfigurableApplicationContext context = start(true);
      samples =
          new Running(
              ENGINE,
              context.getBean(MemoryPeople.class),
              context.getBean(Records.class),
              context,
              address(context));
    }
    samples.engine().clear();
    return samples;
  }

  static ConfigurableApplicationContext start(boolean withSamples) {
    return new SpringApplicationBuilder(TestApp.class)
        .properties(
            "server.port=0",
            "server.address=127.0.0.1",
            "spring.main.banner-mode=off",
            "logging.level.root=warn",
            "pitcrew.api.secret=" + SECRET,
            "pitcrew.engine.rest=" + ENGINE.address(),
            "pitcrew.engine.grpc=http://127.0.0.1:1",
            "pitcrew.samples=" + withSamples)
        .run();
  }

  static String address(ConfigurableApplicationContext context) {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port", "");
  }

  /**
   * The day on which the scenes play: what they show as due is due on every day of the test run.
   */
  @Bean
  Clock clock() {
    return Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
  }

  @Bean
  Records records() throws IOException {
    return Records.open(Files.createTempDirectory("pitcrew-web-test"));
  }

  /** Knows a document by its length; a name with "broken" in it is refused. */
  @Bean
  IntakePort intake() {
    Set<Integer> seen = ConcurrentHashMap.newKeySet();
    return (bytes, fileName, channel, sender) -> {
      String caseId = "INV-" + bytes.length;
      if (fileName.contains("broken")) {
        return new IntakePort.Outcome.Refused("The file is broken.");
      }
      return seen.add(bytes.length)
          ? new IntakePort.Outcome.Accepted(caseId)
          : new IntakePort.Outcome.Known(caseId);
    };
  }

  /** Remembers what it was told; what has "over" in its id is over, "again" was known before. */
  static final class Told implements StartsPort {

    final List<String> all = new CopyOnWriteArrayList<>();

    private Outcome tell(String id, String what) {
      if (id.contains("over")) {
        return new Outcome.Over();
      }
      all.add(what);
      return all.indexOf(what) < all.size() - 1 ? new Outcome.Known(id) : new Outcome.Done(id);
    }

    @Override
    public Outcome report(Report report, String by) {
      return tell(report.once(), "report " + report.period() + by);
    }

    @Override
    public Outcome startsOn(String hireId, LocalDate day, String reason, String by) {
      return tell(hireId, "starts " + hireId + " " + day + " " + by);
    }

    @Override
    public Outcome withdrawHire(String hireId, String reason, String by) {
      return tell(hireId, "withdraw " + hireId + " " + by);
    }

    @Override
    public Outcome leaves(
        String employeeId, LocalDate lastDay, boolean immediate, String reason, String by) {
      return tell(employeeId, "leaves " + employeeId + " " + lastDay + " " + immediate);
    }

    @Override
    public Outcome leavesOn(String employeeId, LocalDate lastDay, String reason, String by) {
      return tell(employeeId, "leaves on " + employeeId + " " + lastDay);
    }

    @Override
    public Outcome stays(String employeeId, String reason, String by) {
      return tell(employeeId, "stays " + employeeId);
    }

    @Override
    public Outcome withdrawClaim(String claimId, String reason, String by) {
      return tell(claimId, "withdraw " + claimId + " " + by);
    }
  }

  @Bean
  Told starts() {
    return new Told();
  }

  @Bean
  WaitingPort waiting() {
    return id ->
        List.of(
            new WaitingPort.Waiting(
                7,
                "Decide on claim",
                List.of("Anton <b>Ohl</b>"),
                OffsetDateTime.parse("2026-11-20T09:00:00Z")));
  }

  @Bean
  RulingPort rulings() {
    return id ->
        Map.of(2, new RulingPort.Ruling("needs-person", "Meals are 40.00 EUR a day at most."));
  }

  /** Two bots, one of which is broken. */
  @Bean
  BotsPort bots() {
    return () ->
        List.of(
            new BotsPort.Known(
                "create-hr-account",
                "Makes an account in the HR portal.",
                List.of("hr.example.com"),
                ""),
            new BotsPort.Known("download-bank-turnover", "", List.of("*.bank.example"), ""),
            new BotsPort.Known(
                "old-recording", "", List.of(), "Its file is not right. Line 3: <b>what</b>"));
  }

  /** Takes what has a title or file name without "broken" in it, and tells back what it got. */
  @Bean
  HandInPort handIns() {
    return new HandInPort() {
      @Override
      public Outcome claim(Claim claim, String claimant) {
        return claim.title().contains("broken")
            ? new Outcome.Refused("The books do not say which company you work for.")
            : new Outcome.Taken(
                "EXP-%s-%d-%d-%d"
                    .formatted(
                        claimant,
                        claim.sheet() == null ? 0 : 1,
                        claim.receipts().size(),
                        claim.lines().size()));
      }

      @Override
      public Outcome roster(File sheet, String locale, String by) {
        return sheet.fileName().contains("again")
            ? new Outcome.Known("RST-1")
            : new Outcome.Taken("RST-2");
      }

      @Override
      public byte[] claimTemplate() {
        return "the empty sheet".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      }
    };
  }

  @Bean
  MemoryPeople people() {
    return new MemoryPeople();
  }
}
