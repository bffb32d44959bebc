package dev.pitcrew.app.crash;

import dev.pitcrew.app.LocalClient;
import dev.pitcrew.testing.FreePorts;
import io.camunda.client.CamundaClient;
import io.camunda.client.impl.basicauth.BasicAuthCredentialsProviderBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The application in its own process; the same data and ports each time it is started. */
final class KilledProcess {

  private static final Duration READY_WITHIN = Duration.ofMinutes(5);

  private final Path data;
  private final int port = FreePorts.next();
  private final int grpcPort = FreePorts.next();
  private final Path log;
  private final String classPath;
  private final List<String> options;
  private Process process;

  KilledProcess(Path data, Path log) {
    this(data, log, System.getProperty("java.class.path"), "-Xshare:auto");
  }

  /** For one that is started many times. */
  KilledProcess(Path data, Path log, ClassArchive archive) {
    this(data, log, archive.classPath(), "-XX:SharedArchiveFile=" + archive.file());
  }

  private KilledProcess(Path data, Path log, String classPath, String option) {
    this.data = data;
    this.log = log;
    this.classPath = classPath;
    this.options =
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            option,
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true");
  }

  /** Starts once and ends in peace; what the JVM noted of the classes is in the archive then. */
  static void rehearse(ClassArchive archive, Path folder) throws IOException {
    KilledProcess process =
        new KilledProcess(
            folder.resolve("data"),
            folder.resolve("process.log"),
            archive.classPath(),
            "-XX:ArchiveClassesAtExit=" + archive.file());
    process.start();
    process.process.destroy();
    Awaitility.await().atMost(READY_WITHIN).until(() -> !process.process.isAlive());
  }

  URI rest() {
    return URI.create("http://127.0.0.1:" + port);
  }

  URI grpc() {
    return URI.create("http://127.0.0.1:" + grpcPort);
  }

  /** Speaks for whoever may read the data folder. */
  CamundaClient client() {
    return client(LocalClient.ID, LocalClient.secret(data).orElseThrow());
  }

  CamundaClient client(String username, String password) {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .restAddress(rest())
        .grpcAddress(grpc())
        .defaultRequestTimeout(Duration.ofMinutes(1))
        .credentialsProvider(
            new BasicAuthCredentialsProviderBuilder()
                .applyEnvironmentOverrides(false)
                .username(username)
                .password(password)
                .build())
        .build();
  }

  void start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, CrashedApplication.class.getName()));
    command.addAll(List.of(data.toString(), String.valueOf(port), String.valueOf(grpcPort)));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (HttpClient http = HttpClient.newHttpClient()) {
      Awaitility.await()
          .atMost(READY_WITHIN)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> !process.isAlive() || answers(http));
    }
    if (!process.isAlive()) {
      throw new IllegalStateException("The application ended:\n" + tail());
    }
  }

  /** As {@code kill -9}: nothing of the process runs any more when this returns. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String tail() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  private boolean answers(HttpClient http) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(rest().resolve("/v2/topology"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
