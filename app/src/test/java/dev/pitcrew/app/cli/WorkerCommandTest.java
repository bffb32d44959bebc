package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.engine.AwayEngine;
import dev.pitcrew.testing.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** How the workers say why they do not start; that they work is shown with their office. */
final class WorkerCommandTest {

  @TempDir private Path books;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer cluster;

  /** What a cluster says of itself, and nothing else: as if all else were forbidden. */
  @BeforeEach
  void start() throws IOException {
    cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cluster.createContext(
        "/v2/",
        exchange -> {
          boolean asked = exchange.getRequestURI().getPath().equals("/v2/topology");
          byte[] body =
              (asked
                      ? """
                        {"brokers": [], "clusterId": "theirs", "clusterSize": 1, "partitionsCount": 1,
                         "replicationFactor": 1, "gatewayVersion": "8.8.0"}
                        """
                      : """
                        {"type": "about:blank", "title": "FORBIDDEN", "status": 403, "detail": "Not for you."}
                        """)
                  .getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange
                .getResponseHeaders()
                .set("Content-Type", asked ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(asked ? 200 : 403, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    cluster.start();
  }

  @AfterEach
  void stop() {
    cluster.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    ", , Expected --engine with the address of a Camunda 8 cluster",
    "http://127.0.0.1:1, , Expected --grpc with the address of a Camunda 8 cluster",
    "camunda, http://127.0.0.1:1, Expected --engine to be an address such as http://camunda:8080",
  })
  void shouldSayWhichAddressIsMissingOrWrong(String rest, String grpc, String sentence) {
    // when
    List<String> arguments = new ArrayList<>(List.of("worker"));
    if (rest != null) {
      arguments.addAll(List.of("--engine", rest));
    }
    if (grpc != null) {
      arguments.addAll(List.of("--grpc", grpc));
    }
    int exit = execute(arguments);

    // then
    assertThat(exit).isOne();
    expectOneSentence(sentence);
  }

  @Test
  void shouldSayThatNoEngineAnswers() {
    // when
    int exit = run("http://127.0.0.1:" + FreePorts.next());

    // then
    assertThat(exit).isOne();
    expectOneSentence("No engine answers at http://127.0.0.1:");
    assertThat(books).isEmptyDirectory();
  }

  @Test
  void shouldRefuseAPitcrew() {
    try (EngineTestkit pitcrew = EngineTestkit.create().start()) {
      // when
      int exit = run("http://127.0.0.1:" + pitcrew.httpPort());

      // then
      assertThat(exit).isOne();
      expectOneSentence("is a Pitcrew, which works its jobs itself");
      assertThat(books).isEmptyDirectory();
    }
  }

  @Test
  void shouldSayThatTheFolderIsTaken() throws IOException {
    // given
    try (FileChannel file =
            FileChannel.open(
                books.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      assertThat(lock.isValid()).isTrue();

      // when
      int exit = run(address());

      // then
      assertThat(exit).isOne();
      expectOneSentence("choose another folder with --books");
    }
  }

  @Test
  void shouldRefuseBooksOfAnotherEngine() throws IOException {
    // given
    Files.writeString(
        books.resolve("engine.properties"), "address=http://old.example.com\ncluster=old\n");

    // when
    int exit = run(address());

    // then
    assertThat(exit).isOne();
    expectOneSentence("are of http://old.example.com (cluster old), not of " + address());
  }

  @Test
  void shouldSayWhichSettingOfMailIsWrong() throws IOException {
    // given
    Files.writeString(books.resolve("mail.properties"), "smtp.hots = mail.example.com\n");

    // when
    int exit = run(address());

    // then
    assertThat(exit).isOne();
    expectOneSentence("nobody knows \"smtp.hots\"");
  }

  @Test
  void shouldSayWhatTheEngineForbade() {
    // when
    int exit = run(address());

    // then
    assertThat(exit).isOne();
    expectOneSentence("The workers did not start: Not for you.");
    try (Records records = Records.open(books)) {
      assertThat(records.engine().find()).contains(new AwayEngine(address(), "theirs"));
    }
    assertThat(books.resolve("log/pitcrew.log")).exists();
  }

  @Test
  void shouldWarnWhenATokenGoesToAnotherMachineUnencrypted() {
    // given
    AwayEngineOptions options = new AwayEngineOptions();
    options.rest = URI.create("https://camunda.example.com");
    options.grpc = URI.create("http://camunda.example.com:26500");
    Map<String, String> client =
        Map.of(
            "CAMUNDA_CLIENT_ID", "workers",
            "CAMUNDA_AUTHORIZATION_SERVER_URL", "https://keycloak.example.com/token");

    // then
    assertThat(options.warning(Map.<String, String>of()::get)).isEmpty();
    assertThat(options.warning(client::get))
        .hasValueSatisfying(text -> assertThat(text).contains("http://camunda.example.com:26500"));

    // when
    options.token = "secret";

    // then
    assertThat(options.warning(Map.<String, String>of()::get)).isPresent();

    // when
    options.grpc = URI.create("http://localhost:26500");

    // then
    assertThat(options.warning(Map.<String, String>of()::get)).isEmpty();
  }

  private String address() {
    return "http://127.0.0.1:" + cluster.getAddress().getPort();
  }

  private int run(String engine) {
    return execute(
        List.of("worker", "--engine", engine, "--grpc", engine, "--books", books.toString()));
  }

  private int execute(List<String> arguments) {
    CommandLine all = CommandLines.pitcrew();
    all.setOut(new PrintWriter(out, true));
    all.setErr(new PrintWriter(err, true));
    return all.execute(arguments.toArray(String[]::new));
  }

  private void expectOneSentence(String part) {
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("pitcrew: ")
        .contains(part);
  }
}
