package dev.pitcrew.app.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine in a process of its own, started with this program's jar and an empty data folder that
 * goes with it.
 */
public final class StartedEngine implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final long STOPPING_SECONDS = 60;

  private final List<String> options;
  private final @Nullable String database;
  private final Path data;
  private final int port;
  private final int grpcPort;
  private Process process;
  private long startMillis;

  private StartedEngine(
      List<String> options, @Nullable String database, Path data, int port, int grpcPort)
      throws IOException, InterruptedException {
    this.options = options;
    this.database = database;
    this.data = data;
    this.port = port;
    this.grpcPort = grpcPort;
    this.process = begin();
  }

  /**
   * Starts it and waits until it accepts work.
   *
   * @param options of its JVM, beside those of this one
   * @param database JDBC address of a PostgreSQL, whose rows stay; absent for files that go
   * @throws IOException when it does not within a minute; its log is in the message
   */
  public static StartedEngine start(List<String> options, @Nullable String database)
      throws IOException, InterruptedException {
    return new StartedEngine(
        options, database, Files.createTempDirectory("pitcrew-bench"), freePort(), freePort());
  }

  /** Stops it in order, and starts it again on what it has stored. */
  void restart() throws IOException, InterruptedException {
    stop();
    process = begin();
  }

  private Process begin() throws IOException, InterruptedException {
    Path log = data.resolve("engine.log");
    long begun = System.nanoTime();
    ProcessBuilder builder = onItsOwn(command());
    if (database != null) {
      builder.environment().put("PITCREW_DATABASE", database);
    }
    Process begunProcess =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = begunProcess;
    awaitReady(log);
    startMillis = (System.nanoTime() - begun) / 1_000_000;
    return begunProcess;
  }

  /**
   * Without this process's settings: a measurement never works on the database, or with the
   * secrets, of whoever begins it.
   */
  static ProcessBuilder onItsOwn(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PITCREW_"));
    return builder;
  }

  /** As the launcher starts it; the heap is the usual one, not the larger one of this command. */
  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> !a.startsWith("-Xmx"))
        .forEach(command::add);
    command.add("-Xmx256m");
    command.addAll(options);
    String classPath = System.getProperty("java.class.path");
    command.addAll(
        classPath.contains(File.pathSeparator)
            ? List.of("-cp", classPath, "dev.pitcrew.app.Pitcrew")
            : List.of("-jar", classPath));
    command.add("up");
    command.addAll(
        List.of("--data", data.toString(), "--port", "" + port, "--grpc-port", "" + grpcPort));
    return command;
  }

  /** From the start of its process to its first answer. */
  long startMillis() {
    return startMillis;
  }

  public URI rest() {
    return URI.create("http://localhost:" + port);
  }

  public URI grpc() {
    return URI.create("http://localhost:" + grpcPort);
  }

  /** The folder of its data. */
  public Path data() {
    return data;
  }

  public long pid() {
    return process.pid();
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(rest().resolve("/v2/topology")).build();
      while (process.isAlive() && Instant.now().isBefore(end)) {
        try {
          if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (ConnectException notYet) {
          TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
      }
    }
    String output = Files.readString(log);
    close();
    throw new IOException("The engine did not start:\n" + output);
  }

  private void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
