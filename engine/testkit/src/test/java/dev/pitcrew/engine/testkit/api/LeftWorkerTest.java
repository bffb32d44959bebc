package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker that closes its connection while it waits for jobs must not take one with it. */
final class LeftWorkerTest {

  private static final String TYPE = "stock.reserve";

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form");

  @Test
  void shouldHandAJobToTheNextWorkerWhenTheOneThatWaitedHasLeft() throws IOException {
    // given a worker that waits for a while, and leaves
    long asked = System.nanoTime();
    try (Socket left = new Socket("127.0.0.1", engine.httpPort())) {
      byte[] body =
          "{\"type\":\"%s\",\"worker\":\"left\",\"timeout\":600000,\"maxJobsToActivate\":5,\"requestTimeout\":60000}"
              .formatted(TYPE)
              .getBytes(StandardCharsets.UTF_8);
      left.getOutputStream()
          .write(
              ("POST /v2/jobs/activation HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                      + body.length
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      left.getOutputStream().write(body);
      left.getOutputStream().flush();
      await().until(() -> System.nanoTime() - asked > Duration.ofMillis(300).toNanos());
    }

    // when
    engine.start("order", Map.of());

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(
                        engine
                            .client()
                            .newActivateJobsCommand()
                            .jobType(TYPE)
                            .maxJobsToActivate(1)
                            .requestTimeout(Duration.ofMillis(500))
                            .send()
                            .join()
                            .getJobs())
                    .hasSize(1));
  }
}
