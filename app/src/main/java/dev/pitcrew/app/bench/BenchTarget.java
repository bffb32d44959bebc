package dev.pitcrew.app.bench;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine that is measured: one of ours, or any at an address. */
public final class BenchTarget implements AutoCloseable {

  private final Supplier<CamundaClient> clients;
  private final @Nullable StartedEngine started;
  private final @Nullable Long pid;
  private CamundaClient client;

  private BenchTarget(
      Supplier<CamundaClient> clients, @Nullable StartedEngine started, @Nullable Long pid) {
    this.clients = clients;
    this.started = started;
    this.pid = pid;
    this.client = clients.get();
  }

  /**
   * @param pid its process, where it runs on this machine; absent where it is not known
   */
  public static BenchTarget at(Supplier<CamundaClient> clients, @Nullable Long pid) {
    return new BenchTarget(clients, null, pid);
  }

  /** It ends with this. */
  public static BenchTarget own(StartedEngine started, Supplier<CamundaClient> clients) {
    return new BenchTarget(clients, started, null);
  }

  CamundaClient client() {
    return client;
  }

  EngineProcess process() {
    return started == null
        ? new EngineProcess(pid, null)
        : new EngineProcess(started.pid(), started.data());
  }

  /** Where the disk is measured: the engine's own, where that is known. */
  Path disk() {
    return started == null ? Path.of(System.getProperty("java.io.tmpdir")) : started.data();
  }

  @Nullable Long startMillis() {
    return started == null ? null : Long.valueOf(started.startMillis());
  }

  /**
   * Starts it again on what it has stored.
   *
   * @return from the start of the process to the first answer; absent where it is not ours
   */
  @Nullable Long restart() throws IOException, InterruptedException {
    if (started == null) {
      return null;
    }
    client.close();
    started.restart();
    client = clients.get();
    return started.startMillis();
  }

  @Override
  public void close() {
    client.close();
    if (started != null) {
      started.close();
    }
  }
}
