package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster without an id is not one that did not answer. */
final class EngineFactsTest {

  private HttpServer cluster;
  private CamundaClient client;
  private int status = 200;
  private String body = "{}";

  @BeforeEach
  void start() throws IOException {
    cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cluster.createContext(
        "/v2/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    cluster.start();
    client =
        CamundaClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .restAddress(rest())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.stop(0);
  }

  @Test
  void shouldTellTheIdOfAClusterThatHasOne() {
    // given
    body = "{\"clusterId\": \"theirs\"}";

    // then
    assertThat(facts().cluster()).contains("theirs");
  }

  @Test
  void shouldTellNoIdWhenAClusterHasNone() {
    assertThat(facts().cluster()).isEmpty();
  }

  @Test
  void shouldNotTakeATroubledClusterForOneWithoutId() {
    // given
    status = 503;

    // then
    assertThatThrownBy(() -> facts().cluster())
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessage(
            "The cluster does not say which one it is, at %s/v2/topology: it answers with status 503.",
            rest());
    assertThat(facts().isPitcrew()).isFalse();
  }

  @Test
  void shouldNotTakeAProxyForAClusterWithoutId() {
    // given
    body = "<html>Sign in</html>";

    // then
    assertThatThrownBy(() -> facts().cluster())
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageEndingWith("/v2/topology: what it answers is no JSON.");
  }

  @Test
  void shouldNotTakeSilenceForAClusterWithoutId() {
    // given
    cluster.stop(0);

    // then
    assertThatThrownBy(() -> facts().cluster())
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessageStartingWith("The cluster does not say which one it is, at " + rest());
  }

  private EngineFacts facts() {
    return new EngineFacts(client, rest());
  }

  private URI rest() {
    return URI.create("http://127.0.0.1:" + cluster.getAddress().getPort());
  }
}
