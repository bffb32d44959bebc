package dev.pitcrew.web;

import dev.pitcrew.records.Records;
import dev.pitcrew.web.engine.EngineClients;
import dev.pitcrew.web.page.Assets;
import dev.pitcrew.web.page.JteViewResolver;
import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.SamplePeople;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Everything the pages need. The application imports this beside the gateway and brings a {@link
 * PeopleDirectory} (such as {@link dev.pitcrew.web.people.RecordsPeople}) and an {@link
 * dev.pitcrew.web.intake.IntakePort}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class WebConfiguration implements WebMvcConfigurer {

  private static final String TEMPLATE_PACKAGE = "dev.pitcrew.web.templates";
  private static final Duration ASSET_AGE = Duration.ofDays(365);

  @Bean
  WebSettings webSettings(Environment environment) {
    return new WebSettings(
        environment.getRequiredProperty("pitcrew.api.secret"),
        URI.create(environment.getRequiredProperty("pitcrew.engine.rest")),
        URI.create(environment.getRequiredProperty("pitcrew.engine.grpc")),
        environment.getProperty("pitcrew.samples", Boolean.class, false),
        environment.getProperty("pitcrew.web.https", Boolean.class, false));
  }

  @Bean
  EngineClients engineClients(WebSettings settings) {
    return new EngineClients(settings, Clock.systemUTC());
  }

  /** Pages say what is due and overdue by the {@link Clock} that is brought, else the system's. */
  @Bean
  JteViewResolver jteViewResolver(ObjectProvider<Records> records, ObjectProvider<Clock> clock) {
    TemplateEngine templates =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, WebConfiguration.class.getClassLoader(), TEMPLATE_PACKAGE);
    return new JteViewResolver(
        templates,
        new Assets(),
        clock.getIfAvailable(Clock::systemUTC),
        () -> companyZone(records));
  }

  /** Due dates and times of day are the company's, wherever the machine is. */
  private static ZoneId companyZone(ObjectProvider<Records> records) {
    Records books = records.getIfAvailable();
    return books == null ? ZoneId.systemDefault() : books.today().zone();
  }

  @Bean
  @ConditionalOnProperty(name = "pitcrew.samples", havingValue = "true")
  SamplePeople samplePeople(PeopleDirectory people, PasswordEncoder passwords) {
    return new SamplePeople(people, passwords);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    CacheControl kept = CacheControl.maxAge(ASSET_AGE).cachePublic().immutable();
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(kept);
    registry
        .addResourceHandler("/vendor/**")
        .addResourceLocations("classpath:/static/vendor/")
        .setCacheControl(kept);
  }
}
