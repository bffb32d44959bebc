package dev.pitcrew.browser.machine;

import dev.pitcrew.browser.egress.Egress;
import dev.pitcrew.browser.egress.FilterProxy;
import dev.pitcrew.jobs.ContractBroken;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.LocalFileDetector;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * Opens browsers, each fresh and each behind a filter of its own.
 *
 * @param folder for what they write while they live
 * @param headless whether they work without a screen
 */
public record Browsers(BrowserPlace place, Path folder, boolean headless) implements BrowserSource {

  private static final Duration PAGE_LOAD_MAX = Duration.ofSeconds(60);
  private static final Duration SCRIPT_MAX = Duration.ofSeconds(20);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(90);
  private static final long BYTES_IN_MAX = 512L << 20;
  private static final int ANY_PORT = 9;
  private static final String FIRST_PAGE = "about:blank";

  /** How a browser begins to say that an address did not answer it. */
  private static final String NOT_REACHED = "net::ERR_";

  private static final String WIDTH_AND_HEIGHT = "1280,900";

  /** Ends what workers that were killed have left behind. */
  public void sweep() throws IOException {
    Strays.sweep(folder);
  }

  @Override
  public Browser open(Egress egress, Duration lifeMax) throws IOException {
    return switch (place) {
      case BrowserPlace.OnThisMachine here -> openHere(here, egress, lifeMax);
      case BrowserPlace.OnGrid grid -> openOnGrid(grid, egress, lifeMax);
    };
  }

  private Browser openHere(BrowserPlace.OnThisMachine here, Egress egress, Duration lifeMax)
      throws IOException {
    var programs = Programs.find(here, System.getenv());
    var own = Strays.newProfile(folder);
    var downloads = Files.createDirectories(own.resolve("downloads"));
    var proxy = new FilterProxy(InetAddress.getLoopbackAddress(), egress, BYTES_IN_MAX);
    var options = options("127.0.0.1:" + proxy.port(), downloads.toString());
    options.addArguments("--user-data-dir=" + own.resolve("profile"));
    if (programs.browser() != null) {
      options.setBinary(programs.browser().toFile());
    }
    var process = DriverProcess.start(programs.driver(), own);
    try {
      var driver = connect(process.address(), options);
      return new Browser(
          driver,
          proxy,
          new FolderDownloads(downloads),
          own,
          lifeMax,
          process::kill,
          () -> {
            driver.quit();
            process.end();
          });
    } catch (RuntimeException e) {
      process.kill();
      proxy.close();
      Strays.delete(own);
      throw e;
    }
  }

  private Browser openOnGrid(BrowserPlace.OnGrid grid, Egress egress, Duration lifeMax)
      throws IOException {
    var own = Strays.newProfile(folder);
    String named = grid.ownAddress();
    var here = named == null ? towards(grid.address()) : InetAddress.getByName(named);
    var proxy = new FilterProxy(here, egress, BYTES_IN_MAX);
    try {
      var options = options(hostPort(here, proxy.port()), null);
      options.setEnableDownloads(true);
      return onGrid(grid, connect(grid.address(), options), proxy, here, own, lifeMax);
    } catch (RuntimeException e) {
      proxy.close();
      Strays.delete(own);
      throw e;
    }
  }

  private static Browser onGrid(
      BrowserPlace.OnGrid grid,
      RemoteWebDriver driver,
      FilterProxy proxy,
      InetAddress here,
      Path own,
      Duration lifeMax) {
    try {
      expectToGoBy(proxy, here, driver);
      driver.get(FIRST_PAGE);
      driver.setFileDetector(new LocalFileDetector());
      var session = GridSession.of(grid.address(), driver.getSessionId());
      return new Browser(
          driver,
          proxy,
          new GridDownloads(driver, own),
          own,
          lifeMax,
          session::delete,
          driver::quit);
    } catch (RuntimeException e) {
      quit(driver, e);
      throw e;
    }
  }

  /** Frees the place in the Grid, which it would hold until a timeout. */
  private static void quit(RemoteWebDriver driver, RuntimeException why) {
    try {
      driver.quit();
    } catch (WebDriverException e) {
      why.addSuppressed(e);
    }
  }

  /**
   * A node may be told by its own settings to go out another way, or not reach this machine: then
   * the allow-list would not hold, so nothing is done at all, and a person is asked at once. A Grid
   * that cannot show any page for now is no such case.
   */
  private static void expectToGoBy(FilterProxy proxy, InetAddress here, RemoteWebDriver driver) {
    String seen;
    try {
      driver.get(FilterProxy.PROBE);
      seen = driver.getPageSource();
    } catch (WebDriverException e) {
      if (!String.valueOf(e.getRawMessage()).contains(NOT_REACHED)) {
        throw e;
      }
      seen = null;
    }
    if (seen == null || !seen.contains(proxy.word())) {
      throw new ContractBroken(
          "Expected the Grid's browser to go out through this machine at %s, but it does not: set bots-own-address to an address of this machine that the Grid's nodes reach, and give them no proxy of their own."
              .formatted(hostPort(here, proxy.port())));
    }
  }

  /** The address of this machine that a packet to the Grid would carry; none is sent. */
  private static InetAddress towards(URI grid) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(grid.getHost()), ANY_PORT));
      return socket.getLocalAddress();
    }
  }

  private static String hostPort(InetAddress address, int port) {
    String host = address.getHostAddress().replaceFirst("%.*", "");
    return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
  }

  static RemoteWebDriver connect(URI address, ChromeOptions options) {
    var executor =
        new HttpCommandExecutor(
            ClientConfig.defaultConfig().baseUri(address).readTimeout(ANSWER_MAX));
    var driver = new RemoteWebDriver(executor, options);
    try {
      driver.manage().timeouts().pageLoadTimeout(PAGE_LOAD_MAX).scriptTimeout(SCRIPT_MAX);
      // Not the browser's own first page, which is no page of the web.
      driver.get(FIRST_PAGE);
      return driver;
    } catch (WebDriverException e) {
      quit(driver, e);
      throw e;
    }
  }

  ChromeOptions options(String proxy, @Nullable String downloads) {
    var options = new ChromeOptions();
    options.addArguments(
        "--proxy-server=http://" + proxy,
        // Chromium goes straight to its own machine unless told not to.
        "--proxy-bypass-list=<-loopback>",
        // Names are the filter's business; whatever forgets the proxy finds none.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE "
            + proxy.substring(0, proxy.lastIndexOf(':')),
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--force-webrtc-ip-handling-policy",
        "--disable-quic",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-breakpad",
        "--disable-crash-reporter",
        "--hide-scrollbars",
        "--disable-extensions",
        "--disable-component-extensions-with-background-pages",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-client-side-phishing-detection",
        "--no-pings",
        "--disable-features="
            + "Translate,OptimizationHints,OptimizationGuideModelDownloading,MediaRouter,"
            + "AutofillServerCommunication,PreconnectToSearch,Prerender2,NavigationPredictor,"
            + "CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions",
        "--window-size=" + WIDTH_AND_HEIGHT);
    if (headless) {
      options.addArguments("--headless=new");
    }
    boolean sandbox =
        switch (place) {
          case BrowserPlace.OnThisMachine here -> !isRoot();
          case BrowserPlace.OnGrid grid -> grid.sandbox();
        };
    if (!sandbox) {
      // Chromium's own sandbox cannot be had as root.
      options.addArguments("--no-sandbox");
    }
    var preferences =
        new HashMap<String, Object>(
            Map.of(
                "download.prompt_for_download",
                false,
                "search.suggest_enabled",
                false,
                "net.network_prediction_options",
                2,
                "credentials_enable_service",
                false,
                "profile.password_manager_enabled",
                false,
                "profile.password_manager_leak_detection",
                false,
                "plugins.always_open_pdf_externally",
                true));
    if (downloads != null) {
      preferences.put("download.default_directory", downloads);
    }
    options.setExperimentalOption("prefs", preferences);
    options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  static boolean isRoot() {
    return System.getProperty("user.name", "").toLowerCase(Locale.ROOT).equals("root");
  }
}
