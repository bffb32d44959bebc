package dev.pitcrew.torture;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the application under torture keeps its rows. */
final class Database implements AutoCloseable {

  private final @Nullable EmbeddedPostgres server;
  private final String engineRows;

  private Database(@Nullable EmbeddedPostgres server, String engineRows) {
    this.server = server;
    this.engineRows = engineRows;
  }

  /** The files of a data folder. */
  static Database sqlite(Path data) {
    return new Database(null, "jdbc:sqlite:" + data.resolve("engine.db"));
  }

  /** A PostgreSQL of its own, which syncs. */
  static Database postgres() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("max_connections", "100")
            .start();
    return new Database(server, url(server.getPort()) + "&currentSchema=engine");
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&password=postgres"
        .formatted(port);
  }

  /** The JDBC address of the engine's rows. */
  String engineRows() {
    return engineRows;
  }

  int port() {
    return server == null ? 0 : server.getPort();
  }

  /** What names it to the application. */
  List<String> arguments() {
    return server == null ? List.of() : arguments(server.getPort());
  }

  /** The same over another port of this machine. */
  static List<String> arguments(int port) {
    return List.of("--database", url(port));
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }
}
