package dev.pitcrew.app.crash;

import dev.pitcrew.app.LocalClient;
import io.camunda.client.CamundaClient;
import io.camunda.client.impl.basicauth.BasicAuthCredentialsProviderBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The application in its own process; the same data and ports each time it is started. */
final class KilledProcess {

  private static final Duration READY_WITHIN = Duration.ofSeconds(90);

  private final Path data;
  private final int port;
  private final int grpcPort;
  private final Path log;
  private Process process;

  Path data() {
    return data;
  }

  KilledProcess(Path data, int port, int grpcPort, Path log) {
    this.data = data;
    this.port = port;
    this.grpcPort = grpcPort;
    this.log = log;
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
        .defaultRequestTimeout(Duration.ofSeconds(10))
        .credentialsProvider(
            new BasicAuthCredentialsProviderBuilder()
                .applyEnvironmentOverrides(false)
                .username(username)
                .password(password)
                .build())
        .build();
  }

  void start() throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.awt.headless=true",
                    "-cp",
                    System.getProperty("java.class.path"),
                    CrashedApplication.class.getName(),
                    data.toString(),
                    String.valueOf(port),
                    String.valueOf(grpcPort)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Awaitility.await()
        .atMost(READY_WITHIN)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || answers());
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

  private boolean answers() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(rest().resolve("/v2/topology"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }
}
