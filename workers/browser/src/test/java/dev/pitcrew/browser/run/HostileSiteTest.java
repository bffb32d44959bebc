package dev.pitcrew.browser.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.browser.TestBots;
import dev.pitcrew.browser.TestSite;
import dev.pitcrew.browser.bot.Bot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites that hang, lead elsewhere, or want to know what is on this machine. */
class HostileSiteTest {

  @TempDir Path folder;

  private final TestSite site = new TestSite();
  private final TestSite intranet = new TestSite().page("/", "for employees only");
  private TestBots bots;

  /** What other tests of the same process have left, such as a grid's. */
  private Set<ProcessHandle> others;

  @BeforeEach
  void start() {
    others = browsers();
    bots = new TestBots(folder, Map.of("SHOP_PASSWORD", "correct horse"));
  }

  @AfterEach
  void stop() {
    site.close();
    intranet.close();
  }

  @Test
  void shouldEndABrowserThatHangsAndLeaveNothingBehind() throws Exception {
    // given
    site.page("/", "<p>calm</p><button onclick='while (true) {}'>Hang</button>");
    var bot =
        TestBots.bot(
            site,
            "limit: 6 s\npatience: 5 m",
            "  - open: SITE/\n  - click: Hang\n  - wait for: never\n");

    // when
    var failed = (RunResult.Failed) bots.run(site, bot, Map.of());

    // then
    assertThat(failed.failure().reason())
        .isEqualTo(
            "Expected the bot to be done within 6 s, but it was not; its browser was ended.");
    nothingIsLeft();
  }

  @Test
  void shouldGoNowhereElseWhateverTheSiteSays() throws Exception {
    // given
    site.on(
        "/away",
        exchange -> {
          exchange.getResponseHeaders().set("Location", intranet.url("/"));
          TestSite.respond(exchange, 302, "text/plain", new byte[0]);
        });
    site.page(
        "/",
        """
        <img src='%1$s/picture'><script src='%1$s/script'></script><iframe src='%1$s/frame'></iframe>
        <script>fetch('%1$s/fetch', {mode: 'no-cors'}).catch(() => {}); new Image().src = 'http://2130706433:%2$d/decimal';
        new Image().src = 'http://[::ffff:127.0.0.1]:%2$d/mapped'; new WebSocket('ws://127.0.0.1:%2$d/socket').onerror = () => {};
        new Image().src = 'http://169.254.169.254/'; navigator.sendBeacon('%1$s/beacon');
        new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:%2$d'}]}).createOffer();</script><p>loaded</p>
        """
            .formatted("http://" + intranet.host(), intranet.port()));
    var bot =
        TestBots.bot(
            site, "patience: 30 s", "  - open: SITE/\n  - wait for: loaded\n  - open: SITE/away\n");

    // when
    var failed = (RunResult.Failed) bots.run(site, bot, Map.of());

    // then
    assertThat(failed.failure().reason())
        .isEqualTo(
            "Expected to stay on the bot's hosts, but 127.0.0.1:%d is not among the bot's hosts."
                .formatted(intranet.port()));
    assertThat(intranet.asked()).isEmpty();
    assertThat(failed.log().warnings())
        .anyMatch(
            warning -> warning.contains("127.0.0.1:%d is not among".formatted(intranet.port())))
        .anyMatch(warning -> warning.contains("169.254.169.254:80 is not among"));
  }

  @Test
  void shouldOpenNoFileOfThisMachine() throws Exception {
    // given
    var file = Files.writeString(folder.resolve("passwords.txt"), "very private");
    site.page(
        "/",
        "<a href='file://%s'>File</a><a href='data:text/html,<h1>inline</h1>'>Data</a><a href='view-source:http://%s/'>Source</a><iframe src='file://%s'></iframe><p>here</p>"
            .formatted(file, site.host(), file));
    var clicks =
        TestBots.bot(
            site,
            "patience: 30 s\noutputs: {all: All}",
            "  - open: SITE/\n  - click: File\n  - click: Data\n  - click: Source\n  - read text: {css: p}\n    into: all\n");
    var typed = TestBots.bot(site, "inputs: {where: text}", "  - open: \"{{inputs.where}}\"\n");

    // when
    var stayed = (RunResult.Finished) bots.run(site, clicks, Map.of());

    // then
    assertThat(stayed.outputs()).containsEntry("all", "here");
    for (var address :
        List.of(
            "file://" + file,
            "data:text/html,hi",
            "chrome://version",
            "view-source:http://" + site.host(),
            "javascript:1")) {
      var failed = (RunResult.Failed) bots.run(site, typed, Map.of("where", address));
      assertThat(failed.failure().reason())
          .isEqualTo("Expected to open an http or https address, but it is %s.".formatted(address));
    }
  }

  @Test
  void shouldSayThatAPortalIsDown() throws Exception {
    // given
    Bot bot = TestBots.bot(site, "patience: 1 s", "  - open: SITE/\n  - click: Sign in\n");
    site.close();

    // when
    var failed = (RunResult.Failed) bots.run(site, bot, Map.of());

    // then
    assertThat(failed.again()).isTrue();
    assertThat(failed.failure().reason())
        .isEqualTo("Expected the site to answer, but 127.0.0.1 does not.");
  }

  @Test
  void shouldSayThatAPortalIsOutOfOrder() throws Exception {
    // given
    site.page("/", "<a href=/broken>Go</a>");
    site.on(
        "/broken",
        exchange -> TestSite.respond(exchange, 503, "text/html", "come back later".getBytes()));
    var bot =
        TestBots.bot(
            site, "patience: 5 s", "  - open: SITE/\n  - click: Go\n  - wait for: anything\n");

    // when
    var failed = (RunResult.Failed) bots.run(site, bot, Map.of());

    // then
    assertThat(failed.failure().step()).isEqualTo("2");
    assertThat(failed.failure().reason())
        .isEqualTo("Expected the site to be in order, but it answers with status 503.");
  }

  private void nothingIsLeft() {
    Awaitility.await()
        .untilAsserted(
            () -> {
              assertThat(
                      ProcessHandle.allProcesses()
                          .filter(
                              each ->
                                  each.info()
                                      .commandLine()
                                      .filter(line -> line.contains(folder.toString()))
                                      .isPresent()))
                  .isEmpty();
              assertThat(browsers()).isSubsetOf(others);
            });
    assertThat(folder).isEmptyDirectory();
  }

  private static Set<ProcessHandle> browsers() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            each -> each.info().command().filter(command -> command.contains("chrom")).isPresent())
        .collect(Collectors.toSet());
  }
}
