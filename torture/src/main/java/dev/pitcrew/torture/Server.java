package dev.pitcrew.torture;

import dev.pitcrew.testing.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The application's jar in a process of its own, with the same ports each time it is started. */
final class Server {

  private static final Duration ASKED_WITHIN = Duration.ofSeconds(2);
  private static final Duration READINESS_WITHIN = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 20;
  private static final String TOPOLOGY = "/v2/topology";
  private static final int TAIL_LINES = 40;

  /** What it prints once its start is finished; it leads, and takes commands, before that. */
  private static final String READY = "Pitcrew is ready:";

  private final String name;
  private final List<String> command;
  private final Path log;
  private final int port = FreePorts.next();
  private final int grpcPort = FreePorts.next();
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process process;

  /** How long the log was when the process started. */
  private long logBefore;

  private boolean seenLeading;
  private boolean seenStandingBy;

  /**
   * @param java the command that runs the application, without its arguments
   * @param arguments of {@code up}, without ports
   */
  Server(String name, List<String> java, List<String> arguments, Path log) {
    this.name = name;
    this.log = log;
    this.command = new ArrayList<>(java);
    command.add("up");
    command.addAll(arguments);
    command.addAll(List.of("--port", "" + port, "--grpc-port", "" + grpcPort));
    command.addAll(List.of("--node", name));
  }

  String name() {
    return name;
  }

  URI rest() {
    return URI.create("http://127.0.0.1:" + port);
  }

  URI grpc() {
    return URI.create("http://127.0.0.1:" + grpcPort);
  }

  void start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // Or it would work on the database of whoever begins the torture.
    builder.environment().keySet().removeIf(setting -> setting.startsWith("PITCREW_"));
    logBefore = Files.exists(log) ? Files.size(log) : 0;
    seenLeading = false;
    seenStandingBy = false;
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  long pid() {
    return process == null ? 0 : process.pid();
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Whether it serves. */
  boolean leads() {
    boolean leads = status(TOPOLOGY, ASKED_WITHIN) == 200;
    seenLeading |= leads;
    return leads;
  }

  /** Whether it says that it stands by. */
  boolean standsBy() {
    boolean standsBy = status(TOPOLOGY, ASKED_WITHIN) == 503;
    seenStandingBy |= standsBy;
    return standsBy;
  }

  /**
   * Whether it is, or was when it ended, on the way to serve: it did not just stand by, and was not
   * ready.
   */
  boolean wasStarting() throws IOException {
    // One that leads answers in the same way without its database, and never stands by again.
    if (seenStandingBy && !seenLeading) {
      return false;
    }
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(logBefore);
      return !new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(READY);
    }
  }

  /** What a load balancer is told; 0 where there is no answer. */
  int readiness() {
    return status("/actuator/health/readiness", READINESS_WITHIN);
  }

  private int status(String path, Duration patience) {
    HttpRequest request = HttpRequest.newBuilder(rest().resolve(path)).timeout(patience).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException notNow) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  void awaitLeading(Duration patience) throws InterruptedException, IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (!leads()) {
      if (!isAlive() || System.nanoTime() > end) {
        throw new TortureFailure(
            "Node %s does not serve within %s:%n%s".formatted(name, patience, tail()));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** As {@code kill -9}: nothing of the process runs any more when this returns. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** As Ctrl-C. */
  void stop() {
    if (process != null) {
      process.destroy();
    }
  }

  void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void goOn() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    if (process != null) {
      new ProcessBuilder("kill", signal, "" + process.pid()).inheritIO().start().waitFor();
    }
  }

  /**
   * @return how it ended; absent where it still runs
   */
  @Nullable Integer awaitEnd(Duration patience) throws InterruptedException {
    Process running = process;
    if (running == null || !running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return null;
    }
    return running.exitValue();
  }

  String tail() throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }
}
