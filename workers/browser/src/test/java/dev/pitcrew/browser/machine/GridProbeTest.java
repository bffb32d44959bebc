package dev.pitcrew.browser.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pitcrew.browser.TestSite;
import dev.pitcrew.browser.egress.Egress;
import dev.pitcrew.browser.egress.FilterProxy;
import dev.pitcrew.jobs.ContractBroken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriverException;

/** A Grid's browser that does not go out by the filter, and one of which nobody knows. */
class GridProbeTest {

  private static final String NOTHING = "{\"value\": null}";

  @TempDir Path folder;

  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer node;

  /** What the node answers when it is to open the probe. */
  private String onProbe = NOTHING;

  @BeforeEach
  void start() throws IOException {
    node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node.createContext("/", this::answer);
    node.start();
  }

  @AfterEach
  void stop() {
    node.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String answer = NOTHING;
    if (path.equals("/session")) {
      answer =
          "{\"value\": {\"sessionId\": \"s1\", \"capabilities\": {\"browserName\": \"chrome\"}}}";
    } else if (path.endsWith("/source")) {
      answer = "{\"value\": \"<p>another page</p>\"}";
    } else if (body.contains(URI.create(FilterProxy.PROBE).getHost())) {
      answer = onProbe;
    }
    TestSite.respond(
        exchange, answer.contains("error") ? 500 : 200, "application/json", answer.getBytes());
  }

  @Test
  void shouldRefuseWhereTheGridsBrowserShowsAnotherPage() {
    // when // then
    assertThatThrownBy(this::open)
        .isInstanceOf(ContractBroken.class)
        .hasMessageContaining("to go out through this machine at 127.0.0.1:")
        .hasMessageContaining("set bots-own-address");
    assertThat(asked).last().isEqualTo("DELETE /session/s1");
  }

  @Test
  void shouldRefuseWhereTheGridsBrowserDoesNotReachTheFilter() {
    // given
    onProbe = failure("unknown error", "unknown error: net::ERR_PROXY_CONNECTION_FAILED");

    // when // then
    assertThatThrownBy(this::open)
        .isInstanceOf(ContractBroken.class)
        .hasMessageContaining("set bots-own-address");
    assertThat(asked).last().isEqualTo("DELETE /session/s1");
  }

  @Test
  void shouldLeaveItToTheUsualTriesWhenTheGridHasTroubleOfItsOwn() {
    // given
    onProbe = failure("timeout", "timeout: Timed out receiving message from renderer");

    // when // then
    assertThatThrownBy(this::open)
        .isInstanceOf(WebDriverException.class)
        .hasMessageContaining("Timed out receiving");
    assertThat(asked).last().isEqualTo("DELETE /session/s1");
  }

  private static String failure(String error, String message) {
    return "{\"value\": {\"error\": \"%s\", \"message\": \"%s\", \"stacktrace\": \"\"}}"
        .formatted(error, message);
  }

  private void open() throws IOException {
    var grid = URI.create("http://127.0.0.1:" + node.getAddress().getPort());
    new Browsers(new BrowserPlace.OnGrid(grid, null, true), folder, true)
        .open(Egress.of(List.of(), List.of()), Duration.ofMinutes(1))
        .close();
  }
}
