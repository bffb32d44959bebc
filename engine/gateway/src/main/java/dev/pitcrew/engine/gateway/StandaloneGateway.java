package dev.pitcrew.engine.gateway;

import dev.pitcrew.engine.gateway.grpc.GrpcServer;
import dev.pitcrew.engine.runtime.EngineRuntime;
import java.util.HashMap;
import java.util.Map;
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
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", 0);
    all.put("pitcrew.grpc.port", 0);
    all.put("spring.threads.virtual.enabled", true);
    all.put("server.shutdown", "immediate");
    all.putAll(properties);
    var context = new AnnotationConfigServletWebServerApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("given", all));
    context.getBeanFactory().registerSingleton("engine", engine);
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
