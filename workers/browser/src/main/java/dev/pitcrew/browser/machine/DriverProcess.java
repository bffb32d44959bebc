package dev.pitcrew.browser.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A driver with its browser, as processes of this machine. Started here and not by Selenium, so
 * that every one of them can be killed whatever the browser is doing.
 */
final class DriverProcess {

  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final int START_SECONDS_MAX = 30;
  private static final int END_SECONDS_MAX = 5;

  private final Process driver;
  private final Path profile;
  private final URI address;

  private DriverProcess(Process driver, Path profile, URI address) {
    this.driver = driver;
    this.profile = profile;
    this.address = address;
  }

  /**
   * @param profile the browser's folder, which marks its processes as this one's
   */
  static DriverProcess start(Path program, Path profile) throws IOException {
    var builder =
        new ProcessBuilder(
                program.toString(),
                "--port=0",
                // Its own words carry the folder, so that it can be found when this process is
                // dead.
                "--log-path=" + profile.resolve("driver.log"))
            .redirectErrorStream(true);
    // The browser must not go by a proxy of the surroundings, nor be told of secrets.
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.toLowerCase(Locale.ROOT).endsWith("_proxy") || name.startsWith("PITCREW_"));
    var process = builder.start();
    try {
      return new DriverProcess(process, profile, URI.create("http://127.0.0.1:" + port(process)));
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static int port(Process process) throws IOException {
    var port = new CompletableFuture<Integer>();
    Thread.ofVirtual()
        .name("browser-driver-output")
        .start(
            () -> {
              try (BufferedReader lines = process.inputReader()) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                  var match = PORT.matcher(line);
                  if (match.find()) {
                    port.complete(Integer.valueOf(match.group(1)));
                  }
                }
              } catch (IOException e) {
                port.completeExceptionally(e);
              }
              port.completeExceptionally(new IOException("the browser's driver ended at once"));
            });
    try {
      return port.get(START_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The browser's driver did not start.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The browser's driver was not waited for.", e);
    }
  }

  URI address() {
    return address;
  }

  /** Ends the driver and every process it or its browser started; does nothing the second time. */
  void kill() {
    // Children first, while they still are: a child whose parent is gone is nobody's descendant.
    var all = Stream.concat(driver.descendants(), Stream.of(driver.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Strays.killThoseOf(profile);
    for (var each : all) {
      await(each);
    }
  }

  /** Gives the browser a moment to leave by itself, then {@link #kill}s what is left. */
  void end() {
    driver.destroy();
    await(driver.toHandle());
    kill();
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(END_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }
}
