package dev.pitcrew.app;

import dev.pitcrew.web.signin.SetupCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Engine, workers and pages, running in this process. */
public final class PitcrewApplication implements AutoCloseable {

  /** Addresses of this machine itself, as a pattern. */
  private static final String LOOPBACK = "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|0:0:0:0:0:0:0:1|::1";

  private final ConfigurableApplicationContext context;
  private final Settings settings;

  private PitcrewApplication(ConfigurableApplicationContext context, Settings settings) {
    this.context = context;
    this.settings = settings;
  }

  /**
   * Starts all of it; when this returns, pages answer, the engine accepts commands and the workers
   * work. Where another node leads on the same PostgreSQL, it first stands by until that one ends.
   *
   * @throws CannotStart when a port is taken or the data cannot be opened
   */
  public static PitcrewApplication start(Settings settings) {
    return start(settings, standby -> {});
  }

  /**
   * @param standby told who leads, while this node waits
   */
  public static PitcrewApplication start(Settings settings, Consumer<String> standby) {
    expectFree(settings, settings.port(), "--port");
    expectFree(settings, settings.grpcPort(), "--grpc-port");
    String database = settings.database();
    DataFolder folder = DataFolder.open(settings.data(), database != null, "--data");
    try {
      return start(settings, folder, lead(settings, folder, standby));
    } catch (CannotStart e) {
      folder.close();
      throw e;
    }
  }

  private static Leadership lead(Settings settings, DataFolder folder, Consumer<String> standby) {
    String database = settings.database();
    if (database == null) {
      return Leadership.alone(settings.nodes().name());
    }
    Databases.postgres(database);
    return Leadership.await(settings, Databases.engineIn(database), folder.place(), standby);
  }

  private static PitcrewApplication start(
      Settings settings, DataFolder folder, Leadership leadership) {
    SpringApplication spring = new SpringApplication(ApplicationConfiguration.class);
    spring.setBannerMode(Banner.Mode.OFF);
    spring.setLogStartupInfo(false);
    spring.setDefaultProperties(properties(settings, folder));
    spring.addInitializers(
        context -> {
          context.getBeanFactory().registerSingleton("settings", settings);
          // A bean like any other: it is given up when all that depends on it has ended.
          ((GenericApplicationContext) context).registerBean(Leadership.class, () -> leadership);
        });
    try {
      return new PitcrewApplication(spring.run(), settings);
    } catch (BeansException e) {
      leadership.close();
      throw new CannotStart("Could not start: " + e.getMostSpecificCause().getMessage(), e);
    }
  }

  /** Says where it is, and with {@code --samples} who may sign in. */
  public void announce(PrintWriter out) {
    out.println();
    out.println("Pitcrew is ready:  " + settings.address());
    if (settings.samples()) {
      out.println(
          "Sign in as clara, anton, dora, theo, carl, olga, ada, sven, vera, hanna or ivo; the"
              + " sign-in page says what each may do and their password.");
    }
    context
        .getBean(SetupCode.class)
        .current()
        .ifPresent(
            code ->
                out.println(
                    "Nobody can sign in yet. Open %s/setup and enter this code: %s"
                        .formatted(settings.address(), code)));
    out.println("Put documents into " + settings.data().resolve("intake") + ", or upload them.");
    out.println("Ctrl-C stops it; nothing that was acknowledged is lost.");
    out.flush();
  }

  /** For who works with it, as people in its pages do. */
  public RunningOffice office() {
    return new ApplicationOffice(this, settings.data());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  private static Map<String, Object> properties(Settings settings, DataFolder folder) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("logging.config", ServerLog.CONFIG);
    properties.put("pitcrew.log.format", LogFormat.of(System::getenv).word());
    properties.put("spring.application.name", "pitcrew");
    properties.put("server.port", settings.port());
    properties.put("server.address", settings.bind());
    properties.put("server.shutdown", "graceful");
    properties.put("spring.threads.virtual.enabled", true);
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
    properties.put("spring.servlet.multipart.max-file-size", "25MB");
    properties.put("spring.servlet.multipart.max-request-size", "100MB");
    properties.put("server.servlet.session.cookie.name", "pitcrew");
    properties.put("pitcrew.data", settings.data().toString());
    properties.put("pitcrew.grpc.port", settings.grpcPort());
    properties.put("pitcrew.grpc.address", settings.bind());
    properties.put("pitcrew.api.secret", folder.secret());
    properties.put("pitcrew.api.local-secret", folder.clientSecret());
    properties.put("pitcrew.engine.rest", "http://127.0.0.1:" + settings.port());
    properties.put("pitcrew.engine.grpc", "http://127.0.0.1:" + settings.grpcPort());
    properties.put("pitcrew.samples", settings.samples());
    URI publicUrl = settings.publicUrl();
    if (publicUrl != null) {
      properties.put("pitcrew.web.https", PublicAddress.isSecure(publicUrl));
      properties.put("pitcrew.api.anonymous-loopback", false);
      // Who really asks, as the proxy before this server says: one of this machine alone is
      // believed.
      properties.put("server.forward-headers-strategy", "native");
      properties.put("server.tomcat.remoteip.internal-proxies", LOOPBACK);
    }
    return properties;
  }

  private static void expectFree(Settings settings, int port, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new java.net.InetSocketAddress(InetAddress.getByName(settings.bind()), port));
    } catch (BindException e) {
      throw new CannotStart(
          "Port %d on %s is taken, perhaps by a Pitcrew that already runs. Choose another with %s."
              .formatted(port, settings.bind(), option),
          e);
    } catch (IOException e) {
      throw new CannotStart(
          "Cannot listen on %s: %s".formatted(settings.bind(), e.getMessage()), e);
    }
  }

  /** It could not be started; the message says why and what to do. */
  public static final class CannotStart extends RuntimeException {
    CannotStart(String message) {
      super(message);
    }

    CannotStart(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
