package dev.pitcrew.engine.conformance.side;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A real Zeebe engine in this JVM. What happened is read from its own records. */
public final class Judge implements Side {

  private static final Duration IDLE_MAX = Duration.ofSeconds(20);

  /** How long the real engine may take to see that the clock was moved. */
  private static final Duration BUSY_MAX = Duration.ofMillis(250);

  private final ZeebeTestEngine engine;
  private final CamundaClient client;

  public Judge() {
    engine = EngineFactory.create();
    engine.start();
    client =
        CamundaClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
            .preferRestOverGrpc(false)
            .build();
  }

  @Override
  public CamundaClient client() {
    return client;
  }

  @Override
  public void settle() {
    try {
      engine.waitForIdleState(IDLE_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Expected Zeebe to come to rest within " + IDLE_MAX, e);
    }
  }

  @Override
  public void advance(Duration duration) {
    settle();
    engine.increaseTime(duration);
    try {
      engine.waitForBusyState(BUSY_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      // Nothing was due.
    }
    settle();
  }

  @Override
  public History history() {
    Records records = new Records();
    for (Record<?> record : engine.getRecordStreamSource().getRecords()) {
      records.read(record);
    }
    return records.history();
  }

  @Override
  public UserTasks userTasks() {
    return new LogUserTasks(engine, this::settle);
  }

  @Override
  public void close() {
    client.close();
    engine.stop();
  }

  @Override
  public String toString() {
    return "Zeebe";
  }
}
