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

/**
 * An engine in a process of its own, started with this program's jar and an empty data folder that
 * goes with it.
 */
public final class StartedEngine implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path data;
  private final int port;
  private final int grpcPort;

  private StartedEngine(Process process, Path data, int port, int grpcPort) {
    this.process = process;
    this.data = data;
    this.port = port;
    this.grpcPort = grpcPort;
  }

  /**
   * Starts it and waits until it accepts work.
   *
   * @throws IOException when it does not within a minute; its log is in the message
   */
  public static StartedEngine start() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("pitcrew-bench");
    int port = freePort();
    int grpcPort = freePort();
    Path log = data.resolve("engine.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> !a.startsWith("-XX:AOT") && !a.startsWith("-Xmx"))
        .forEach(command::add);
    command.add("-Xmx256m");
    String classPath = System.getProperty("java.class.path");
    command.addAll(
        classPath.contains(File.pathSeparator)
            ? List.of("-cp", classPath, "dev.pitcrew.app.Pitcrew")
            : List.of("-jar", classPath));
    command.add("up");
    command.addAll(
        List.of("--data", data.toString(), "--port", "" + port, "--grpc-port", "" + grpcPort));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    StartedEngine engine = new StartedEngine(process, data, port, grpcPort);
    engine.awaitReady(log);
    return engine;
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
          TimeUnit.MILLISECONDS.sleep(100);
        }
      }
    }
    String output = Files.readString(log);
    close();
    throw new IOException("The engine did not start:\n" + output);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
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
