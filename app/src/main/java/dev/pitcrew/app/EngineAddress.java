package dev.pitcrew.app;

import dev.pitcrew.records.engine.AwayEngine;
import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * An engine somewhere else, and how workers reach it.
 *
 * @param rest address of the REST API, without the {@code /v2}
 * @param speaking how it is spoken with, where that is not the usual: as whom, with which API
 */
public record EngineAddress(URI rest, URI grpc, UnaryOperator<CamundaClientBuilder> speaking) {

  /**
   * A client for workers.
   *
   * @param threads how many jobs are worked at the same time
   */
  CamundaClient open(int threads) {
    return speaking
        .apply(
            WorkerClient.configured(CamundaClient.newClientBuilder(), threads)
                .restAddress(rest)
                .grpcAddress(grpc)
                .defaultJobWorkerStreamEnabled(true))
        .build();
  }

  /**
   * Whether that is a Pitcrew, whose own office works all that is shipped, with books of its own.
   *
   * @throws io.camunda.client.api.command.ClientException when no engine answers
   */
  public boolean isPitcrew() {
    try (CamundaClient client = open(1)) {
      client.newTopologyRequest().send().join();
      return new EngineFacts(client, rest).isPitcrew();
    }
  }

  /**
   * Which engine it is.
   *
   * @throws io.camunda.client.api.command.ClientException when no engine answers
   */
  AwayEngine asked() {
    try (CamundaClient client = open(1)) {
      client.newTopologyRequest().send().join();
      return new AwayEngine(
          rest.toString().replaceAll("/+$", ""),
          new EngineFacts(client, rest).cluster().orElse(null));
    }
  }
}
