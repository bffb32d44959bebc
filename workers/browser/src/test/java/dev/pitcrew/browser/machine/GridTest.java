package dev.pitcrew.browser.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.browser.TestSite;
import dev.pitcrew.browser.egress.Egress;
import dev.pitcrew.browser.egress.HostPattern;
import dev.pitcrew.testing.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Browsers of a real Selenium Grid, in a process of its own. */
class GridTest {

  private static final Duration SOON = Duration.ofMinutes(5);

  @TempDir static Path folder;
  private static Process grid;
  private static URI address;

  @BeforeAll
  static void start() throws Exception {
    int port = FreePorts.next();
    address = URI.create("http://127.0.0.1:" + port);
    grid =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.openqa.selenium.grid.Bootstrap",
                "standalone",
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--selenium-manager",
                "false",
                "--enable-managed-downloads",
                "true")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("grid.log").toFile())
            .start();
    try (var client = HttpClient.newHttpClient()) {
      await().atMost(SOON).ignoreExceptions().until(() -> isReady(client));
    }
  }

  private static boolean isReady(HttpClient client) throws IOException, InterruptedException {
    assertThat(grid.isAlive()).as(Files.readString(folder.resolve("grid.log"))).isTrue();
    return client
        .send(HttpRequest.newBuilder(address.resolve("/status")).build(), BodyHandlers.ofString())
        .body()
        .replaceAll("\\s", "")
        .contains("\"ready\":true");
  }

  @AfterAll
  static void stop() {
    var all = grid.descendants().toList();
    grid.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void shouldGoOutByTheFilterAndMoveFilesBothWays() throws Exception {
    try (var site = new TestSite();
        var other = new TestSite().page("/", "secret")) {
      // given
      site.page("/", "<b>there</b><input type=file><a href=/report download=report.csv>Report</a>");
      site.on(
          "/report", exchange -> TestSite.respond(exchange, 200, "text/csv", "a;b\n".getBytes()));
      var upload = Files.writeString(folder.resolve("contract.txt"), "signed");
      var hosts = List.of(HostPattern.of(site.host()));

      // when
      try (var browser = browsers().open(Egress.of(hosts, hosts), Duration.ofMinutes(2))) {
        browser.driver().get(site.url("/"));

        // then it is there, and files go up
        assertThat(browser.driver().findElement(By.tagName("b")).getText()).isEqualTo("there");
        browser.driver().findElement(By.tagName("input")).sendKeys(upload.toString());
        assertThat(
                browser
                    .driver()
                    .executeAsyncScript(
                        "const done = arguments[0]; document.querySelector('input').files[0].text().then(done)"))
            .isEqualTo("signed");

        // and come down whole
        browser.driver().findElement(By.linkText("Report")).click();
        await().atMost(SOON).until(() -> browser.downloads().complete().contains("report.csv"));
        assertThat(new String(browser.downloads().read("report.csv", 100), StandardCharsets.UTF_8))
            .isEqualTo("a;b\n");
        assertThatThrownBy(() -> browser.downloads().read("report.csv", 2))
            .isInstanceOf(IOException.class);

        // and nothing leads elsewhere
        browser.driver().get(other.url("/"));
        assertThat(browser.refusals()).hasSize(1);
        assertThat(other.asked()).isEmpty();
      }
    }
  }

  private static Browsers browsers() {
    return new Browsers(
        new BrowserPlace.OnGrid(address, null, !Browsers.isRoot()), folder.resolve("work"), true);
  }
}
