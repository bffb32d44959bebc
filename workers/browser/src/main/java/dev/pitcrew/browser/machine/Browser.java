package dev.pitcrew.browser.machine;

import dev.pitcrew.browser.egress.FilterProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * One fresh browser for one run. At its deadline it is killed whatever it does; closed, it leaves
 * neither process nor file behind. Not for use from several threads, but for {@link #close}.
 */
public final class Browser implements AutoCloseable {

  private static final ScheduledExecutorService DEADLINES =
      Executors.newScheduledThreadPool(
          1, task -> Thread.ofPlatform().daemon().name("browser-deadlines").unstarted(task));

  /** Where Chromium goes by itself, whatever it is told; it is refused like everything else. */
  private static final List<String> OWN_ERRANDS =
      List.of(
          "accounts.google.com:",
          "clients2.google.com:",
          "redirector.gvt1.com:",
          "start.duckduckgo.com:",
          "update.googleapis.com:");

  private final RemoteWebDriver driver;
  private final FilterProxy proxy;
  private final Downloads downloads;
  private final Path folder;
  private final Runnable kill;
  private final Runnable end;
  private final ScheduledFuture<?> deadline;
  private final AtomicBoolean late = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param kill ends the browser at once, from any thread
   * @param end ends it in good order
   */
  Browser(
      RemoteWebDriver driver,
      FilterProxy proxy,
      Downloads downloads,
      Path folder,
      Duration lifeMax,
      Runnable kill,
      Runnable end) {
    this.driver = driver;
    this.proxy = proxy;
    this.downloads = downloads;
    this.folder = folder;
    this.kill = kill;
    this.end = end;
    this.deadline =
        DEADLINES.schedule(
            () -> {
              late.set(true);
              kill.run();
            },
            lifeMax.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  public RemoteWebDriver driver() {
    return driver;
  }

  public Downloads downloads() {
    return downloads;
  }

  /** A folder of this run, gone with the browser. */
  public Path folder() {
    return folder;
  }

  /** What pages asked for and did not get, and how often. */
  public Map<String, Integer> refusals() {
    var refusals = proxy.refusals();
    refusals.keySet().removeIf(refusal -> OWN_ERRANDS.stream().anyMatch(refusal::startsWith));
    return refusals;
  }

  /** Whether it was killed because its time was over. */
  public boolean isLate() {
    return late.get();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    deadline.cancel(false);
    try {
      if (!late.get()) {
        end.run();
      }
    } catch (WebDriverException e) {
      // It does not answer any more: the kill below ends it.
      late.set(true);
    } finally {
      kill.run();
      proxy.close();
      Strays.delete(folder);
    }
  }

  /** Files the browser takes down. */
  public interface Downloads {
    /** The names of files that are there whole. */
    Set<String> complete() throws IOException;

    /**
     * The bytes of one of them.
     *
     * @throws IOException also where there are more than {@code bytesMax}
     */
    byte[] read(String name, long bytesMax) throws IOException;
  }
}
