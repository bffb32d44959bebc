package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.store.StoreLocation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the engine under load until it is killed, and writes each acknowledgement to its output:
 * {@code C instanceKey} for a created instance, {@code D jobKey} for a completed job.
 */
final class KillChild {

  private static final int OPEN_INSTANCES = 24;
  private static final int REHEARSED = 200;

  private final EngineRuntime engine;
  private final CountDownLatch acknowledged = new CountDownLatch(REHEARSED);
  private final Writer acknowledgements =
      new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.US_ASCII));

  private KillChild(RuntimeOptions options) {
    // Without the warm-up of expressions, of which there are none here.
    Engine steps = new Engine(new FeelLanguage(), new DmnLanguage());
    engine = EngineRuntime.start(options, steps::step);
    if (engine.find(Indexes.PROCESS_DEFINITIONS_BY_ID, 1, "one-job").isEmpty()) {
      OneJob.deploy(engine);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    Path data = Path.of(arguments[0]);
    boolean isRehearsal = arguments.length > 1 && arguments[1].equals(ChildClasses.REHEARSAL);
    RuntimeOptions options =
        arguments.length == 1 || isRehearsal
            ? RuntimeOptions.in(data)
            : RuntimeOptions.at(
                new StoreLocation.Postgres(
                    arguments[1], "postgres", "postgres", PostgresServer.PATIENCE),
                data);
    KillChild child = new KillChild(options);
    child.run();
    if (isRehearsal) {
      child.acknowledged.await();
      System.exit(0);
    }
    new CountDownLatch(1).await();
  }

  private void run() {
    JobStreamRequest request =
        new JobStreamRequest("work", "worker", Duration.ofSeconds(1), List.of(), 16);
    engine.openJobStream(
        request,
        job -> {
          complete(job.job().key());
          return true;
        });
    for (int i = 0; i < OPEN_INSTANCES; i++) {
      create();
    }
  }

  private void create() {
    engine
        .submit(OneJob.create())
        .thenAccept(
            outcome -> {
              if (outcome instanceof Reply.InstanceCreated created) {
                acknowledge("C " + created.processInstanceKey());
              }
            });
  }

  private void complete(long jobKey) {
    engine
        .submit(new Command.CompleteJob(jobKey, "{}"))
        .thenAccept(outcome -> completed(jobKey, outcome));
  }

  private void completed(long jobKey, Outcome outcome) {
    if (outcome instanceof Reply.Done) {
      acknowledge("D " + jobKey);
    }
    create();
  }

  private void acknowledge(String line) {
    acknowledged.countDown();
    try {
      acknowledgements.write(line + "\n");
      acknowledgements.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
