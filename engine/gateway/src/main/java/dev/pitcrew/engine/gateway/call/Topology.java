package dev.pitcrew.engine.gateway.call;

import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.Health;
import java.util.function.IntSupplier;

/** What clients are told of the cluster: one broker with one partition. */
public final class Topology {

  /** The version of the API that is served. */
  public static final String VERSION = "8.9.0";

  private static final String CLUSTER = "pitcrew";
  private static final String NEVER_CHANGED = "-1";

  private final EngineRuntime engine;
  private final String host;
  private final IntSupplier port;

  /**
   * @param host by which clients reach the gRPC port
   * @param port known once the server listens
   */
  public Topology(EngineRuntime engine, String host, IntSupplier port) {
    this.engine = engine;
    this.host = host;
    this.port = port;
  }

  public boolean healthy() {
    return engine.health().status() == Health.Status.READY;
  }

  /** The last time that the engine was emptied for a test; -1, as a cluster says, if never. */
  public String lastCompletedChangeId() {
    return engine.purges() == 0 ? NEVER_CHANGED : Long.toString(engine.purges());
  }

  public String clusterId() {
    return CLUSTER;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port.getAsInt();
  }
}
