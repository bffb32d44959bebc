package dev.pitcrew.app.cli;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.Topology;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** What a running engine is doing. */
@Command(
    name = "status",
    description = "Shows what a running engine is doing: instances, waiting people, incidents.")
final class StatusCommand implements Callable<Integer> {

  @Mixin EngineOptions engine = new EngineOptions();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (CamundaClient client = engine.open()) {
      Topology topology = client.newTopologyRequest().send().join();
      out.printf("engine     %s, version %s%n", engine.rest, topology.getGatewayVersion());
      out.printf("running    %s%n", instances(client, ProcessInstanceState.ACTIVE));
      out.printf("completed  %s%n", instances(client, ProcessInstanceState.COMPLETED));
      out.printf(
          "tasks      %s wait for a person%n",
          count(
              client
                  .newUserTaskSearchRequest()
                  .filter(f -> f.state(UserTaskState.CREATED))
                  .page(p -> p.limit(1))
                  .send()
                  .join()
                  .page()
                  .totalItems()));
      long incidents =
          client
              .newIncidentSearchRequest()
              .filter(f -> f.state(IncidentState.ACTIVE))
              .page(p -> p.limit(1))
              .send()
              .join()
              .page()
              .totalItems();
      out.printf("incidents  %s%n", count(incidents));
      out.flush();
      return incidents == 0 ? 0 : 2;
    } catch (ClientException e) {
      throw new CommandFailure("Could not ask the engine: " + Failures.text(e), e);
    }
  }

  private static String instances(CamundaClient client, ProcessInstanceState state) {
    return count(
        client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.state(state))
            .page(p -> p.limit(1))
            .send()
            .join()
            .page()
            .totalItems());
  }

  private static String count(long items) {
    return "%,d".formatted(items);
  }
}
