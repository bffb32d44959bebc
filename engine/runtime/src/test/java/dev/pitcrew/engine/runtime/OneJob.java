package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with one service task, of type {@code work}. */
final class OneJob {

  private OneJob() {}

  static void deploy(EngineRuntime engine) {
    try (InputStream bpmn = OneJob.class.getResourceAsStream("/one-job.bpmn")) {
      Outcome outcome =
          engine
              .submit(
                  new Command.Deploy(
                      List.of(new Command.Deploy.Resource("one-job.bpmn", bpmn.readAllBytes())),
                      FakeSteps.TENANT))
              .orTimeout(60, TimeUnit.SECONDS)
              .join();
      if (!(outcome instanceof Reply.Deployed)) {
        throw new IllegalStateException("Not deployed: " + outcome);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Command.CreateProcessInstance create() {
    return new Command.CreateProcessInstance(
        "one-job",
        0,
        0,
        "{\"number\":4711,\"name\":\"some text\"}",
        List.of(),
        false,
        List.of(),
        List.of(),
        null,
        FakeSteps.TENANT);
  }
}
