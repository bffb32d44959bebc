package dev.pitcrew.engine.testkit;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.gateway.StandaloneGateway;
import dev.pitcrew.engine.gateway.security.Directory;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import dev.pitcrew.engine.runtime.StepFunction;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine with its API while it runs, in a temporary folder that goes when it is closed.
 *
 * @param name under which tests sign in; empty where nobody needs to
 */
record RunningEngine(
    Path folder,
    EngineRuntime engine,
    StandaloneGateway gateway,
    CamundaClient client,
    Settling settling,
    JobPool jobs,
    String name)
    implements AutoCloseable {

  /**
   * @param people absent where nobody is known by name
   * @param listener hears the events of each step that was not refused
   */
  static RunningEngine start(
      InstantSource clock,
      Map<String, Object> properties,
      @Nullable Directory people,
      Consumer<List<Event>> listener) {
    try {
      Path folder = Files.createTempDirectory("pitcrew-testkit");
      EngineRuntime engine =
          EngineRuntime.start(
              RuntimeOptions.in(folder).withClock(clock),
              heard(
                  Boolean.parseBoolean(
                      String.valueOf(properties.get("pitcrew.unique-business-ids"))),
                  listener));
      StandaloneGateway gateway = StandaloneGateway.start(engine, properties, people);
      String name = people == null ? "" : TestClients.TRUSTED;
      CamundaClient client = TestClients.rest(gateway, name);
      return new RunningEngine(
          folder, engine, gateway, client, new Settling(engine, clock), new JobPool(client), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StepFunction heard(boolean uniqueBusinessIds, Consumer<List<Event>> listener) {
    List<Event> ofStep = new ArrayList<>();
    Engine engine =
        new Engine(new FeelLanguage(), new DmnLanguage(), uniqueBusinessIds, ofStep::add);
    return (command, state, context) -> {
      ofStep.clear();
      Step step = engine.step(command, state, context);
      if (!(step.outcome() instanceof Rejection) && !ofStep.isEmpty()) {
        listener.accept(List.copyOf(ofStep));
      }
      return step;
    };
  }

  @Override
  public void close() {
    // The client waits five seconds for answers that are open, such as those to workers who poll.
    gateway.close();
    client.close();
    engine.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
