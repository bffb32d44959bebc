package dev.pitcrew.engine.conformance.side;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.impl.command.CompleteAdHocSubProcessJobResultImpl;
import io.camunda.client.impl.command.CompleteUserTaskJobResultImpl;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.record.Record;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** A real Zeebe engine in this JVM. What happened is read from its own records. */
public final class Judge implements Side {

  private static final int ROUNDS_MAX = 5_000;

  /** The command and its rejection. */
  private static final int RECORDS_OF_REFUSAL = 2;

  /** How long the real engine may take to see that the clock was moved, on most days. */
  private static final Duration BUSY_MAX = Duration.ofMillis(250);

  /** And on a machine that stands still. */
  private static final Duration BUSY_MAX_PATIENT = Duration.ofSeconds(5);

  static {
    KeptSchemas.use();
  }

  private final ZeebeTestEngine engine;
  private final CamundaClient client;
  private final Duration busyMax;

  public Judge() {
    this(BUSY_MAX);
  }

  /** For whoever has seen a difference that may be one of patience. */
  public static Judge patient() {
    return new Judge(BUSY_MAX_PATIENT);
  }

  private Judge(Duration busyMax) {
    this.busyMax = busyMax;
    engine = OwnClasses.engine();
    engine.start();
    client = Clients.grpc(engine.getGatewayAddress());
  }

  @Override
  public CamundaClient client() {
    return client;
  }

  /**
   * A command comes back when all before it in the log is done; when nothing has followed from
   * that, nothing is under way.
   */
  @Override
  public void settle() {
    for (int round = 0; round < ROUNDS_MAX; round++) {
      long before = records();
      refused();
      if (records() == before + RECORDS_OF_REFUSAL) {
        return;
      }
    }
    throw new IllegalStateException("Expected Zeebe to come to rest.");
  }

  private void refused() {
    try {
      client.newUpdateRetriesCommand(1).retries(1).send().join();
    } catch (ClientStatusException e) {
      // There is no such job: that is the answer that was waited for.
      if (e.getStatusCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    }
  }

  private long records() {
    long count = 0;
    for (Record<?> ignored : engine.getRecordStreamSource().getRecords()) {
      count++;
    }
    return count;
  }

  @Override
  public void advance(Duration duration) {
    settle();
    engine.increaseTime(duration);
    giveTime();
  }

  @Override
  public void giveTime() {
    try {
      engine.waitForBusyState(busyMax);
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
    return new LogUserTasks(new JudgeLog(engine, this::settle));
  }

  @Override
  public String activateAdHoc(long adHocKey, List<String> elementIds, boolean cancelRemaining) {
    return answers().activate(adHocKey, elementIds, cancelRemaining);
  }

  @Override
  public String answer(long jobKey, CompleteUserTaskJobResultImpl result) {
    return answers().complete(jobKey, result);
  }

  @Override
  public String answer(long jobKey, CompleteAdHocSubProcessJobResultImpl result) {
    return answers().complete(jobKey, result);
  }

  @Override
  public String fail(long jobKey, int retries, Duration backoff, String variables) {
    return answers().fail(jobKey, retries, backoff, variables);
  }

  @Override
  public String delete(long resourceKey) {
    return answers().delete(resourceKey);
  }

  private LogAnswers answers() {
    return new LogAnswers(new JudgeLog(engine, this::settle));
  }

  @Override
  public CamundaClient rest() {
    throw new UnsupportedOperationException("Zeebe's test engine serves no REST.");
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
