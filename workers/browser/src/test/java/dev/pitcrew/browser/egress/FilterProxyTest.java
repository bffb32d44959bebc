package dev.pitcrew.browser.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.browser.TestSite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only way out, over a real connection. */
class FilterProxyTest {

  private final TestSite site = new TestSite().page("/", "hello").form("/form", "taken");
  private final TestSite other = new TestSite().page("/", "secret");
  private final FilterProxy proxy = open(1 << 20);

  @AfterEach
  void close() {
    proxy.close();
    site.close();
    other.close();
  }

  @Test
  void shouldBringAPageAndSendAForm() throws Exception {
    assertThat(get(site.url("/?a=b")).body()).contains("hello");
    var form =
        HttpRequest.newBuilder(URI.create(site.url("/form")))
            .POST(HttpRequest.BodyPublishers.ofString("name=Ada"))
            .build();
    assertThat(client().send(form, HttpResponse.BodyHandlers.ofString()).body()).contains("taken");
    assertThat(site.sent().getFirst()).containsEntry("name", "Ada");
  }

  @Test
  void shouldRefuseAnotherPortOfTheSameMachine() throws Exception {
    // when
    var answer = get(other.url("/"));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .startsWith("This bot may not go there: 127.0.0.1:%d is not".formatted(other.port()));
    assertThat(other.asked()).isEmpty();
    assertThat(proxy.refusals())
        .containsOnlyKeys("127.0.0.1:%d is not among the bot's hosts.".formatted(other.port()));
  }

  @Test
  void shouldRefuseWhereARedirectLeads() throws Exception {
    // given
    site.on(
        "/away",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data");
          TestSite.respond(exchange, 302, "text/plain", new byte[0]);
        });

    // when
    var answer = get(site.url("/away"));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.uri().getHost()).isEqualTo("169.254.169.254");
  }

  @Test
  void shouldOpenATunnelToWhatTheBotNames() throws Exception {
    assertThat(
            raw(
                "CONNECT %s HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                    .formatted(site.host(), site.host())))
        .startsWith("HTTP/1.1 200 Connected\r\n\r\nHTTP/1.1 200 OK")
        .contains("hello");
  }

  @Test
  void shouldRefuseTunnelsAsWell() throws Exception {
    assertThat(raw("CONNECT 127.0.0.1:%d HTTP/1.1\r\n\r\n".formatted(other.port())))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("CONNECT 2130706433:443 HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403");
    assertThat(raw("CONNECT [::1]:%d HTTP/1.1\r\n\r\n".formatted(site.port())))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("CONNECT [::ffff:127.0.0.1]:%d HTTP/1.1\r\n\r\n".formatted(site.port())))
        .startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1",
        "GET file:///etc/passwd HTTP/1.1",
        "GET ftp://a/ HTTP/1.1",
        "nonsense",
        "GET http://user@127.0.0.1/ HTTP/1.1"
      })
  void shouldCloseOnWhatIsNoRequestForAProxy(String line) throws Exception {
    assertThat(raw(line + "\r\n\r\n")).isEmpty();
  }

  @Test
  void shouldCutOffWhatIsTooMuch() throws Exception {
    // given
    site.on("/large", exchange -> TestSite.respond(exchange, 200, "text/plain", new byte[3 << 20]));

    // when
    String answer = raw("GET %s HTTP/1.1\r\n\r\n".formatted(site.url("/large")));

    // then
    assertThat(answer.length()).isLessThan(2 << 20);
    assertThat(proxy.refusals()).containsKey("More than 1 MB came in; the rest was cut off.");
  }

  private FilterProxy open(long bytesMax) {
    var hosts = List.of(HostPattern.of(site.host()), HostPattern.of("169.254.169.254"));
    return new FilterProxy(InetAddress.getLoopbackAddress(), Egress.of(hosts, hosts), bytesMax);
  }

  private HttpResponse<String> get(String url) throws Exception {
    return client()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())))
        .followRedirects(HttpClient.Redirect.ALWAYS)
        .build();
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", proxy.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
