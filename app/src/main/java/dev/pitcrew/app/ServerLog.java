package dev.pitcrew.app;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The log of a server that is no Spring application: as theirs is, in the same places. */
final class ServerLog implements AutoCloseable {

  /** What {@code logging.config} names. */
  static final String CONFIG = "classpath:logback-server.xml";

  private final LoggingSystem system;

  private ServerLog(LoggingSystem system) {
    this.system = system;
  }

  /** Warnings are shown from now on, and all that is worth a line is in {@code log} below it. */
  static ServerLog start(Path data) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "pitcrew",
                Map.of(
                    "pitcrew.data",
                    data.toString(),
                    "pitcrew.log.format",
                    LogFormat.of(System::getenv).word())));
    LoggingSystem system = LoggingSystem.get(ServerLog.class.getClassLoader());
    system.beforeInitialize();
    system.initialize(new LoggingInitializationContext(environment), CONFIG, null);
    return new ServerLog(system);
  }

  /** Who comes next in this process may log elsewhere. */
  @Override
  public void close() {
    system.cleanUp();
  }
}
