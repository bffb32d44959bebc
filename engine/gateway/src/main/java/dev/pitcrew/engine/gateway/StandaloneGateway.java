package dev.pitcrew.engine.gateway;

import dev.pitcrew.engine.gateway.grpc.GrpcServer;
import dev.pitcrew.engine.gateway.security.Directory;
import dev.pitcrew.engine.runtime.EngineRuntime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API alone, without the rest of an application: for tests and tools. */
public final class StandaloneGateway implements AutoCloseable {

  private final AnnotationConfigServletWebServerApplicationContext context;

  private StandaloneGateway(AnnotationConfigServletWebServerApplicationContext context) {
    this.context = context;
  }

  /**
   * Serves an engine on free ports of this machine.
   *
   * @param engine stays open when this is closed
   * @param properties those of {@link GatewayConfiguration}, where they differ from the usual
   */
  public static StandaloneGateway start(EngineRuntime engine, Map<String, Object> properties) {
    return start(engine, properties, null);
  }

  /**
   * As {@link #start(EngineRuntime, Map)}, for people who are known.
   *
   * @param people absent where nobody is known by name
   */
  public static StandaloneGateway start(
      EngineRuntime engine, Map<String, Object> properties, @Nullable Directory people) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", 0);
    all.put("pitcrew.grpc.port", 0);
    all.put("spring.threads.virtual.enabled", true);
    all.put("server.shutdown", "immediate");
    all.putAll(properties);
    var context = new AnnotationConfigServletWebServerApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("given", all));
    context.getBeanFactory().registerSingleton("engine", engine);
    if (people != null) {
      context.getBeanFactory().registerSingleton("people", people);
    }
    context.register(Application.class);
    context.refresh();
    return new StandaloneGateway(context);
  }

  public int httpPort() {
    return context.getWebServer().getPort();
  }

  public int grpcPort() {
    return context.getBean(GrpcServer.class).port();
  }

  /** Each operation that is served, as method and path: for tests that must miss none. */
  public Set<String> routes() {
    return context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(
            route ->
                route.getMethodsCondition().getMethods().stream()
                    .flatMap(
                        method ->
                            route.getPatternValues().stream()
                                .map(path -> method.name() + " " + path)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    context.close();
  }

  /** No more than what the API needs. */
  @Configuration(proxyBeanMethods = false)
  @Import(GatewayConfiguration.class)
  @ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
  })
  static class Application {}
}
