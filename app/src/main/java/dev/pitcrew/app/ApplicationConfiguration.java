package dev.pitcrew.app;

import dev.pitcrew.app.operations.OperationsConfiguration;
import dev.pitcrew.app.operations.WorkersState;
import dev.pitcrew.app.tracing.ClientTracing;
import dev.pitcrew.browser.bot.BotFiles;
import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.engine.gateway.GatewayConfiguration;
import dev.pitcrew.engine.gateway.security.Directory;
import dev.pitcrew.engine.runtime.ControlledClock;
import dev.pitcrew.engine.runtime.EngineObserver;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import dev.pitcrew.records.Records;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.web.WebConfiguration;
import dev.pitcrew.web.WebSettings;
import dev.pitcrew.web.bots.BotsPort;
import dev.pitcrew.web.claims.RulingPort;
import dev.pitcrew.web.handin.HandInPort;
import dev.pitcrew.web.intake.IntakePort;
import dev.pitcrew.web.outbox.MailPort;
import dev.pitcrew.web.payments.StatementPort;
import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.RecordsPeople;
import dev.pitcrew.web.signin.SignInThrottle;
import dev.pitcrew.web.starts.StartsPort;
import dev.pitcrew.web.starts.WaitingPort;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Engine, books, API, pages and workers in one context. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({GatewayConfiguration.class, WebConfiguration.class, OperationsConfiguration.class})
class ApplicationConfiguration {

  /** Only where there is one; without it a request keeps the address it was made to. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> publicAddress(Settings settings) {
    URI address = settings.publicUrl();
    return server -> {
      if (address != null) {
        server.addEngineValves(new PublicAddress(address));
      }
    };
  }

  /** What the pages go by, too. */
  @Bean
  Clock clock(Settings settings) {
    return settings.clock();
  }

  @Bean
  Databases databases(Settings settings, Leadership leadership) {
    return Databases.of(settings, leadership);
  }

  @Bean
  EngineRuntime engineRuntime(
      Settings settings, Databases databases, EngineObserver observer, Environment environment) {
    RuntimeOptions usual =
        databases
            .engine()
            .withClock(settings.clock())
            .observedBy(observer)
            .withUniqueBusinessIds(
                environment.getProperty("pitcrew.unique-business-ids", Boolean.class, false));
    boolean isForTests = environment.getProperty(TestEndpoints.SETTING, Boolean.class, false);
    RuntimeOptions options = isForTests ? usual.withClock(new ControlledClock()) : usual;
    EngineRuntime engine =
        EngineRuntime.start(
            KeptHistory.read(environment.getProperty(KeptHistory.SETTING))
                .map(options::keeping)
                .orElse(options));
    return TestEndpoints.guard(engine, settings.data(), isForTests);
  }

  @Bean
  Records records(Settings settings, Databases databases) {
    Records records =
        Records.open(
            databases.records(),
            settings.clock(),
            settings.data().resolve("second-factor.key"),
            databases.recordsCheck());
    try {
      new BooksEngine(settings, records).expectOwn();
    } catch (PitcrewApplication.CannotStart e) {
      records.close();
      throw e;
    }
    return records;
  }

  @Bean
  PeopleDirectory peopleDirectory(Records records) {
    return new RecordsPeople(records);
  }

  /** After the stores, which make the chains' tables. */
  @Bean
  AuditHeads auditHeads(Settings settings, EngineRuntime engine, Records records) {
    return new AuditHeads(settings);
  }

  /** With it, protected processes are closed to whoever is not named by them. */
  @Bean
  Directory apiPeople(
      Settings settings, Records records, PasswordEncoder encoder, SignInThrottle throttle) {
    return new RecordsDirectory(
        records, new PasswordCheck(encoder, throttle, settings.samples(), InstantSource.system()));
  }

  @Bean
  BackOffice backOffice(
      Settings settings, Records records, WebSettings web, ClientTracing tracing) {
    return new BackOffice(
        settings,
        records,
        BackOffice.Place.BESIDE_ITS_ENGINE,
        threads -> WorkerClient.open(web, threads, tracing));
  }

  @Bean
  WorkersState workersState(BackOffice backOffice) {
    return backOffice::isRunning;
  }

  @Bean
  RetentionJob retentionJob(Settings settings, Records records, WebSettings web) {
    return new RetentionJob(settings, records, web);
  }

  @Bean
  Intake intake(BackOffice backOffice) {
    return backOffice.intake();
  }

  @Bean
  StatementPort statementPort(Records records) {
    return new UploadedStatements(records);
  }

  @Bean
  MailPort mailPort(BackOffice backOffice) {
    return backOffice.mail();
  }

  @Bean
  HandInPort handInPort(BackOffice backOffice) {
    return backOffice.handIns();
  }

  /** The sample company's, once they run; they end with the back office. */
  @Bean(destroyMethod = "")
  @Lazy
  Portals portals(BackOffice backOffice) {
    return backOffice.portals();
  }

  @Bean
  StartsPort startsPort(BackOffice backOffice) {
    return backOffice.starts();
  }

  @Bean
  WaitingPort waitingPort(BackOffice backOffice) {
    return backOffice.waiting();
  }

  @Bean
  RulingPort rulingPort(BackOffice backOffice) {
    return backOffice.rulings();
  }

  @Bean
  BotsPort botsPort(Settings settings) {
    return new BotShelf(new BotFiles(settings.bots().bots()));
  }

  @Bean
  SampleClaims sampleClaims(BackOffice backOffice) {
    return new SampleClaims(backOffice.handIns());
  }

  /** Uploads of the pages go the way of the watched folder. */
  @Bean
  IntakePort intakePort(BackOffice backOffice) {
    return new UploadedDocuments(backOffice.intake());
  }
}
