package dev.pitcrew.browser.machine;

import dev.pitcrew.browser.egress.Egress;
import dev.pitcrew.browser.egress.FilterProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * One browser for the runs of many tests, since to start one is dear. Each run finds it empty, and
 * its way out leads to the run's own filter. Tests about browsers themselves have fresh ones.
 */
public final class SharedChromium implements BrowserSource {

  private static final SharedChromium ONE = new SharedChromium();
  private static final long BYTES_IN_MAX = 512L << 20;
  private static final int DIALOGS_MAX = 5;

  private final AtomicBoolean inUse = new AtomicBoolean();
  private @Nullable Started started;

  private SharedChromium() {}

  public static SharedChromium get() {
    return ONE;
  }

  @Override
  public Browser open(Egress egress, Duration lifeMax) throws IOException {
    if (!inUse.compareAndSet(false, true)) {
      throw new IllegalStateException("two runs at once need browsers of their own");
    }
    var browser = started == null ? Started.start() : started;
    started = browser;
    var proxy = new FilterProxy(InetAddress.getLoopbackAddress(), egress, BYTES_IN_MAX);
    browser.way.to(proxy.port());
    var ended = new AtomicBoolean();
    return new Browser(
        browser.driver,
        proxy,
        new FolderDownloads(browser.downloads),
        Files.createTempDirectory(browser.folder, "run"),
        lifeMax,
        () -> {
          if (!ended.get()) {
            started = null;
            browser.process.kill();
          }
          inUse.set(false);
        },
        () -> {
          browser.empty();
          ended.set(true);
        });
  }

  private record Started(
      DriverProcess process, RemoteWebDriver driver, Path folder, Path downloads, Way way) {

    static Started start() throws IOException {
      var root = Files.createTempDirectory("shared-chromium");
      var folder = Strays.newProfile(root);
      var downloads = Files.createDirectories(folder.resolve("downloads"));
      var programs = Programs.find(new BrowserPlace.OnThisMachine(null, null), System.getenv());
      var way = new Way();
      var options =
          new Browsers(BrowserPlace.found(), folder, true)
              .options("127.0.0.1:" + way.port(), downloads.toString());
      options.addArguments("--user-data-dir=" + folder.resolve("profile"));
      if (programs.browser() != null) {
        options.setBinary(programs.browser().toFile());
      }
      var process = DriverProcess.start(programs.driver(), folder);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .unstarted(
                      () -> {
                        process.kill();
                        Strays.delete(root);
                      }));
      return new Started(
          process, Browsers.connect(process.address(), options), folder, downloads, way);
    }

    /** Nothing of a run is there for the next one. */
    void empty() {
      dismissDialogs();
      var before = driver.getWindowHandles();
      String fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
      for (var window : before) {
        driver.switchTo().window(window);
        driver.close();
      }
      driver.switchTo().window(fresh);
      driver.manage().window().setSize(new Dimension(1280, 900));
      devTools("Network.clearBrowserCookies");
      devTools("Network.clearBrowserCache");
      driver.manage().logs().get(LogType.BROWSER);
      try (var files = Files.list(downloads)) {
        for (var file : files.toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void dismissDialogs() {
      for (int i = 0; i < DIALOGS_MAX; i++) {
        try {
          driver.switchTo().alert().dismiss();
        } catch (NoAlertPresentException none) {
          return;
        }
      }
    }

    private void devTools(String command) {
      var address =
          URI.create(process.address() + "/session/" + driver.getSessionId() + "/goog/cdp/execute");
      var body = "{\"cmd\": \"%s\", \"params\": {}}".formatted(command);
      try (var client = HttpClient.newHttpClient()) {
        client.send(
            HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            BodyHandlers.discarding());
      } catch (IOException e) {
        throw new WebDriverException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A port that stays the same, and leads to the filter of the run that is on. */
  private static final class Way {

    private final ServerSocket server;
    private volatile int target;

    Way() throws IOException {
      server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().name("shared-way").start(this::listen);
    }

    int port() {
      return server.getLocalPort();
    }

    void to(int port) {
      target = port;
    }

    private void listen() {
      while (true) {
        try {
          var browser = server.accept();
          Thread.ofVirtual().name("shared-way-connection").start(() -> join(browser));
        } catch (IOException e) {
          return;
        }
      }
    }

    private void join(Socket browser) {
      try (browser;
          var filter = new Socket(InetAddress.getLoopbackAddress(), target)) {
        OutputStream up = filter.getOutputStream();
        InputStream asked = browser.getInputStream();
        Thread.ofVirtual()
            .name("shared-way-up")
            .start(
                () -> {
                  try {
                    asked.transferTo(up);
                    filter.shutdownOutput();
                  } catch (IOException gone) {
                    // One of the two is away; the other direction ends with it.
                  }
                });
        filter.getInputStream().transferTo(browser.getOutputStream());
      } catch (IOException gone) {
        // The run is over.
      }
    }
  }
}
