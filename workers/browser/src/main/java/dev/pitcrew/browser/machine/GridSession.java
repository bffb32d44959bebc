package dev.pitcrew.browser.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.openqa.selenium.remote.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session of a Grid that may have to be ended while its browser answers nobody. */
record GridSession(URI address) {

  private static final Logger LOG = LoggerFactory.getLogger(GridSession.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static GridSession of(URI grid, SessionId id) {
    String base = grid.toString().replaceFirst("/+$", "");
    return new GridSession(URI.create(base + "/session/" + id));
  }

  void delete() {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      client.send(
          HttpRequest.newBuilder(address).DELETE().timeout(PATIENCE).build(),
          HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      LOG.info("The Grid did not end a session; its own timeout will. session={}", address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
