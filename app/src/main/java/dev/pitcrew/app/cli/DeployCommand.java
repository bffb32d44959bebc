package dev.pitcrew.app.cli;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.response.DeploymentEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deploys models in one deployment: all of them or none. */
@Command(
    name = "deploy",
    description = "Deploys BPMN, DMN and form files to a running engine, all or nothing.",
    footer = {
      "",
      "Example:",
      "  pitcrew deploy bpmn/invoice-intake/*.bpmn bpmn/invoice-intake/*.dmn bpmn/invoice-intake/*.form"
    })
final class DeployCommand implements Callable<Integer> {

  @Mixin EngineOptions engine = new EngineOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to deploy.")
  List<Path> files = List.of();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new CommandFailure(
            "Expected to read '%s', but there is no such file.".formatted(file));
      }
    }
    try (CamundaClient client = engine.open()) {
      DeployResourceCommandStep1.DeployResourceCommandStep2 command =
          client.newDeployResourceCommand().addResourceFile(files.getFirst().toString());
      for (Path file : files.subList(1, files.size())) {
        command.addResourceFile(file.toString());
      }
      print(command.send().join());
      return 0;
    } catch (ClientException e) {
      throw new CommandFailure("Nothing was deployed: " + Failures.text(e), e);
    }
  }

  private void print(DeploymentEvent deployed) {
    var out = spec.commandLine().getOut();
    deployed
        .getProcesses()
        .forEach(
            p ->
                out.printf(
                    "process   %-30s version %d  (%s)%n",
                    p.getBpmnProcessId(), p.getVersion(), p.getResourceName()));
    deployed
        .getDecisions()
        .forEach(
            d -> out.printf("decision  %-30s version %d%n", d.getDmnDecisionId(), d.getVersion()));
    deployed
        .getForm()
        .forEach(
            f ->
                out.printf(
                    "form      %-30s version %d  (%s)%n",
                    f.getFormId(), f.getVersion(), f.getResourceName()));
    out.flush();
  }
}
