package dev.pitcrew.torture;

import dev.pitcrew.testing.PatientPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the application under torture keeps its rows. */
final class Database implements AutoCloseable {

  private final @Nullable EmbeddedPostgres server;
  private final String engineRows;
  private final Path files;

  private Database(@Nullable EmbeddedPostgres server, String engineRows, Path files) {
    this.server = server;
    this.engineRows = engineRows;
    this.files = files;
  }

  /** The files of a data folder. */
  static Database sqlite(Path data) {
    return new Database(null, "jdbc:sqlite:" + data.resolve("engine.db"), data);
  }

  /** A PostgreSQL of its own, which syncs. */
  static Database postgres() throws IOException {
    Path files = Files.createTempDirectory("pitcrew-torture-postgres");
    EmbeddedPostgres server =
        PatientPostgres.builder()
            .setDataDirectory(files)
            .setServerConfig("fsync", "on")
            .setServerConfig("max_connections", "100")
            .start();
    return new Database(server, url(server.getPort()) + "&currentSchema=engine", files);
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

  /** Its processes are gone at once, as with the machine they run on; then it comes again. */
  void crashAndRestart() throws IOException, InterruptedException {
    String pid = Files.readAllLines(files.resolve("postmaster.pid")).getFirst().strip();
    List<String> begun =
        List.of(Files.readString(files.resolve("postmaster.opts")).strip().split(" ", 2));
    run(List.of("kill", "-QUIT", pid));
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(server -> server.onExit().join());
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // It refuses to run as root, and does not know better there.
      command.addAll(List.of("unshare", "-U"));
    }
    String control = Path.of(begun.getFirst()).resolveSibling("pg_ctl").toString();
    command.addAll(List.of(control, "-D", files.toString(), "-w", "-t", "180"));
    command.addAll(List.of("-o", begun.getLast().replaceFirst("\"-D\" \"[^\"]*\"", "")));
    command.addAll(List.of("-l", files.resolve("restarted.log").toString(), "start"));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("Expected %s to work, but it did not.".formatted(command));
    }
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }
}
