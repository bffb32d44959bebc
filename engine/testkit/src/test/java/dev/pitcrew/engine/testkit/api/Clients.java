package dev.pitcrew.engine.testkit.api;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The official client in both ways, for tests of what either can do; one of each for a class. */
final class Clients implements AfterAllCallback {

  private final EngineTestkit engine;
  private @Nullable CamundaClient grpc;

  Clients(EngineTestkit engine) {
    this.engine = engine;
  }

  CamundaClient by(Way way) {
    return way == Way.REST ? engine.client() : grpc();
  }

  CamundaClient grpc() {
    if (grpc == null) {
      grpc = engine.newGrpcClient();
    }
    return grpc;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (grpc != null) {
      grpc.close();
    }
  }
}
