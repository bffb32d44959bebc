package dev.pitcrew.app.operations;

import dev.pitcrew.app.Leadership;
import dev.pitcrew.app.Settings;
import dev.pitcrew.app.health.HealthChecks;
import dev.pitcrew.app.metrics.Metrics;
import dev.pitcrew.app.tracing.ClientTracing;
import dev.pitcrew.app.tracing.Tracing;
import dev.pitcrew.engine.gateway.observe.RequestObserver;
import dev.pitcrew.engine.gateway.rest.RequestCallers;
import dev.pitcrew.engine.gateway.security.Access;
import dev.pitcrew.engine.runtime.EngineObserver;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.jobs.JobObserver;
import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.records.Records;
import dev.pitcrew.web.outbox.MailPort;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Metrics, traces and health, the first and last under addresses that tools expect. */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {

  private static final String METRICS = "pitcrew.metrics.enabled";
  private static final String OPEN = "pitcrew.metrics.open";
  private static final int STUCK_MAX = 1_000;

  /**
   * Before the pages' own rules, which know nothing of these addresses; each answer decides itself.
   */
  @Bean
  @Order(10)
  SecurityFilterChain operationsSecurity(HttpSecurity http) throws Exception {
    return http.securityMatcher("/actuator/health", "/actuator/health/*", "/actuator/prometheus")
        .csrf(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @ConditionalOnBooleanProperty(name = METRICS, matchIfMissing = true)
  Metrics metrics() {
    return new Metrics();
  }

  /** Nothing of it is loaded where no collector is named. */
  @Bean
  @Conditional(CollectorNamed.class)
  Tracing tracing() {
    return Tracing.start();
  }

  /** What the engine reports to. */
  @Bean
  EngineObserver engineObserver(ObjectProvider<Metrics> metrics, ObjectProvider<Tracing> tracing) {
    Metrics counted = metrics.getIfAvailable();
    EngineObserver observer = counted == null ? EngineObserver.NONE : counted.engine();
    Tracing traced = tracing.getIfAvailable();
    return traced == null ? observer : traced.engine(observer);
  }

  @Bean
  RequestObserver requestObserver(
      ObjectProvider<Metrics> metrics, ObjectProvider<Tracing> tracing) {
    Metrics counted = metrics.getIfAvailable();
    RequestObserver observer = counted == null ? RequestObserver.NONE : counted.requests();
    Tracing traced = tracing.getIfAvailable();
    return traced == null ? observer : traced.requests(observer);
  }

  /** What workers of this process ask of the engine, and how they are watched from then on. */
  @Bean
  ClientTracing clientTracing(ObjectProvider<Metrics> metrics, ObjectProvider<Tracing> tracing) {
    Metrics counted = metrics.getIfAvailable();
    JobObserver observer = counted == null ? JobObserver.NONE : counted.jobs();
    Tracing traced = tracing.getIfAvailable();
    JobRunner.observedBy(traced == null ? observer : traced.jobs(observer));
    return traced == null ? ClientTracing.NONE : traced.clients();
  }

  @Bean
  LiveFigures liveFigures(
      Settings settings,
      EngineRuntime engine,
      Records records,
      MailPort mail,
      WorkersState workers,
      Leadership leadership) {
    LiveFigures.Mails mails =
        new LiveFigures.Mails() {
          @Override
          public int stuck() {
            return records.outbox().needingAPerson(STUCK_MAX).size();
          }

          @Override
          public Optional<String> trouble() {
            return mail.trouble();
          }
        };
    return new LiveFigures(
        engine,
        settings.data(),
        () -> StoreSize.of(settings.data(), settings.database(), leadership.applicationName()),
        mails,
        workers::run,
        leadership::describe,
        settings.clock());
  }

  @Bean
  Scrapers scrapers(Access access, Environment environment) {
    return new Scrapers(
        new RequestCallers(access.ofPrograms()),
        environment.getProperty(OPEN, Boolean.class, false));
  }

  @Bean
  HealthController healthController(LiveFigures figures, Scrapers scrapers) {
    return new HealthController(new HealthChecks(figures), scrapers);
  }

  @Bean
  @ConditionalOnBooleanProperty(name = METRICS, matchIfMissing = true)
  MetricsController metricsController(Metrics metrics, LiveFigures figures, Scrapers scrapers) {
    return new MetricsController(metrics, figures, scrapers);
  }
}
