package dev.pitcrew.engine.conformance.side;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;

/**
 * A real Zeebe engine at an address, in memory, until the process ends: to be measured beside ours.
 */
public final class ServedJudge {

  private static final int PORT_USUAL = 26599;

  private ServedJudge() {}

  /**
   * @param args the port to listen on
   */
  public static void main(String[] args) throws InterruptedException {
    ZeebeTestEngine engine =
        EngineFactory.create(args.length == 0 ? PORT_USUAL : Integer.parseInt(args[0]));
    engine.start();
    System.out.printf(
        "Zeebe listens on http://localhost:%s (gRPC alone), process %d.%n",
        engine.getGatewayAddress().replaceFirst(".*:", ""), ProcessHandle.current().pid());
    Thread.currentThread().join();
  }
}
