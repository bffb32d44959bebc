package dev.pitcrew.portability;

import dev.pitcrew.app.EngineAddress;
import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A real Zeebe engine at an address: its own gRPC, and a stand-in for what it has no REST for. */
final class RealZeebe implements AutoCloseable {

  /** The machine of a test may stand still for a while. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration ASK_EVERY = Duration.ofMillis(500);

  private final ZeebeTestEngine engine;
  private final World world;
  private final RestStandIn rest;
  private final CommandLog log;
  private Duration ahead = Duration.ZERO;

  private RealZeebe(ZeebeTestEngine engine) {
    this.engine = engine;
    this.world = new World(engine.getRecordStreamSource());
    this.log = new CommandLog(engine);
    this.rest = RestStandIn.start(world, new PeoplesCommands(world, log));
  }

  static RealZeebe start() {
    ZeebeTestEngine engine = EngineFactory.create();
    engine.start();
    return new RealZeebe(engine);
  }

  /**
   * @param now what time it is on its clock
   */
  static RealZeebe start(Instant now) {
    RealZeebe zeebe = start();
    zeebe.moveTo(now);
    return zeebe;
  }

  /**
   * As workers are given it. The test engine pushes no jobs and answers at once where there are
   * none, so they must not ask too often.
   */
  EngineAddress address() {
    return new EngineAddress(rest.address(), grpc(), this::speaking);
  }

  /** A client like those of the workers. */
  CamundaClient client() {
    return speaking(CamundaClient.newClientBuilder().applyEnvironmentVariableOverrides(false))
        .restAddress(rest.address())
        .grpcAddress(grpc())
        .build();
  }

  private URI grpc() {
    return URI.create("http://" + engine.getGatewayAddress());
  }

  private CamundaClientBuilder speaking(CamundaClientBuilder builder) {
    return builder
        .preferRestOverGrpc(false)
        .defaultJobWorkerStreamEnabled(false)
        .defaultJobPollInterval(ASK_EVERY)
        .defaultRequestTimeout(PATIENCE)
        .withInterceptors(new ListenersGateway(log));
  }

  /** Sets its clock, which runs on from there; never back once something waits for a time. */
  void moveTo(Instant time) {
    Duration step = Duration.between(Instant.now().plus(ahead), time);
    engine.increaseTime(step);
    ahead = ahead.plus(step);
  }

  World world() {
    return world;
  }

  /** The REST operations that were asked for. */
  Set<String> asked() {
    return rest.served();
  }

  /** Those that nobody served. */
  Set<String> missed() {
    return rest.refused();
  }

  @Override
  public void close() {
    rest.close();
    engine.stop();
  }
}
