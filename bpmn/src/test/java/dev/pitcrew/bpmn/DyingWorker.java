package dev.pitcrew.bpmn;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.worker.RecordsWorkers;
import io.camunda.client.CamundaClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** A process with the workers of the books that does a job and never gets to say so. */
final class DyingWorker {

  private DyingWorker() {}

  /**
   * @param arguments the engine's two ports, the books, the file it makes when a job is done, the
   *     instant at which it is
   */
  public static void main(String[] arguments) throws Exception {
    CamundaClient client =
        CamundaClient.newClientBuilder()
            .restAddress(URI.create("http://127.0.0.1:" + arguments[0]))
            .grpcAddress(URI.create("http://127.0.0.1:" + arguments[1]))
            .build();
    Path done = Path.of(arguments[3]);
    RecordsWorkers.register(
        Handlers.around(
            client,
            work ->
                (jobs, job) -> {
                  work.handle(new Unheard(() -> {}).client(jobs), job);
                  Files.createFile(done);
                  LockSupport.park();
                }),
        Records.open(
            "jdbc:sqlite:" + arguments[2], InstantSource.fixed(Instant.parse(arguments[4]))));
    LockSupport.park();
  }
}
