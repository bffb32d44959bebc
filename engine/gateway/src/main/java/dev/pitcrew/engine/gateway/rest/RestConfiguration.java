package dev.pitcrew.engine.gateway.rest;

import dev.pitcrew.engine.gateway.observe.RequestObserver;
import dev.pitcrew.engine.gateway.rest.command.CommandOperations;
import dev.pitcrew.engine.gateway.rest.control.ControlOperations;
import dev.pitcrew.engine.gateway.rest.document.DocumentOperations;
import dev.pitcrew.engine.gateway.rest.problem.Problem;
import dev.pitcrew.engine.gateway.rest.problem.ProblemResolver;
import dev.pitcrew.engine.gateway.rest.problem.ProblemWriter;
import dev.pitcrew.engine.gateway.rest.problem.UnservedController;
import dev.pitcrew.engine.gateway.rest.query.QueryOperations;
import dev.pitcrew.engine.gateway.rest.statistics.StatisticsOperations;
import dev.pitcrew.engine.gateway.security.Access;
import jakarta.servlet.MultipartConfigElement;
import java.net.InetAddress;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the REST API under {@code /v2}, to known callers only. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import({
  CommandOperations.class,
  QueryOperations.class,
  DocumentOperations.class,
  StatisticsOperations.class,
  ControlOperations.class,
  UnservedController.class
})
public class RestConfiguration implements WebMvcConfigurer {

  private static final String API = "/v2/*";
  private static final int MESSAGE_BYTES_MAX = 5 * 1024 * 1024;
  private static final long FILE_BYTES_MAX = 64L * 1024 * 1024;
  private static final long UPLOAD_BYTES_MAX = 128L * 1024 * 1024;
  private static final int PARTS_MAX = 500;
  private static final int PART_HEADER_BYTES_MAX = 16 * 1024;
  private static final int IN_MEMORY_BYTES_MAX = 256 * 1024;

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new GatewayJsonConverter());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }

  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.addFirst(new ProblemResolver());
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain apiSecurity(HttpSecurity http, Access access) {
    return http.securityMatcher(
            "/v2/**", "/actuator/clock", "/actuator/clock/*", "/actuator/cluster/purge")
        .csrf(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new AuthenticationFilter(access), AuthorizationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/v2/status")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/v2/documents/*/links/*")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            errors ->
                errors.authenticationEntryPoint(
                    (request, response, failure) ->
                        ProblemWriter.write(
                            response, Problem.unauthenticated(request.getRequestURI()))))
        .build();
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> apiBodyLimit() {
    FilterRegistrationBean<BodyLimitFilter> filter =
        new FilterRegistrationBean<>(new BodyLimitFilter(MESSAGE_BYTES_MAX));
    filter.addUrlPatterns(API);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
  }

  /** Around all others, so that what they refuse is seen, too. */
  @Bean
  FilterRegistrationBean<ObservingFilter> apiObserved(ObjectProvider<RequestObserver> observer) {
    FilterRegistrationBean<ObservingFilter> filter =
        new FilterRegistrationBean<>(
            new ObservingFilter(observer.getIfAvailable(() -> RequestObserver.NONE)));
    filter.addUrlPatterns(API);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** For deployments and documents, and for uploads of the pages alike. */
  @Bean
  MultipartConfigElement multipartConfigElement() {
    return new MultipartConfigElement("", FILE_BYTES_MAX, UPLOAD_BYTES_MAX, IN_MEMORY_BYTES_MAX);
  }

  /** What is said of a document may stand in the head of its part. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> multipartLimits() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              connector.setMaxPartCount(PARTS_MAX);
              connector.setMaxPartHeaderSize(PART_HEADER_BYTES_MAX);
            });
  }

  /** Only this machine is served until the operator says otherwise. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableWebServerFactory> loopbackByDefault(
      Environment environment) {
    return factory -> {
      if (!environment.containsProperty("server.address")) {
        factory.setAddress(InetAddress.getLoopbackAddress());
      }
    };
  }
}
