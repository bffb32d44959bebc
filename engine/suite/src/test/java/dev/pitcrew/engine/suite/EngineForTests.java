package dev.pitcrew.engine.suite;

import dev.pitcrew.engine.gateway.StandaloneGateway;
import dev.pitcrew.engine.runtime.ControlledClock;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine as {@code pitcrew.test-endpoints=true} makes it: its clock can be moved. */
final class EngineForTests implements AfterAllCallback, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final EngineRuntime engine;
  private final StandaloneGateway gateway;

  EngineForTests() {
    try {
      engine =
          EngineRuntime.start(
              RuntimeOptions.in(Files.createTempDirectory("pitcrew-suite"))
                  .withClock(new ControlledClock()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gateway = StandaloneGateway.start(engine, Map.of());
  }

  URI http() {
    return URI.create("http://localhost:" + gateway.httpPort());
  }

  URI grpc() {
    return URI.create("http://localhost:" + gateway.grpcPort());
  }

  /** What a suite uses that runs against this engine, and no container. */
  CamundaProcessTestExtension suite() {
    CamundaAssert.setAssertionTimeout(PATIENCE);
    return new CamundaProcessTestExtension()
        .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
        .withRemoteCamundaMonitoringApiAddress(http())
        .withRemoteCamundaClientBuilderFactory(
            () -> CamundaClient.newClientBuilder().restAddress(http()).grpcAddress(grpc()));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    gateway.close();
    engine.close();
  }
}
