package dev.pitcrew.engine.testkit;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.gateway.security.Directory;
import dev.pitcrew.engine.runtime.ControlledClock;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.search.response.ProcessInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real engine with its real API on free ports, durable in a temporary folder, with a clock that
 * tests move. One for each test class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EngineTestkit engine = EngineTestkit.create().deploying("order.bpmn");
 *
 * TestInstance order = engine.start("order", Map.of("amount", 12));
 * order.completeJob("stock.reserve", Map.of());
 * assertThat(order).passed("reserve-stock").isCompleted();
 * }</pre>
 *
 * <p>Every call returns when its effects can be seen; nothing sleeps.
 */
public final class EngineTestkit implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private InstantSource clock = new TestClock(START);
  private final List<String> resources = new ArrayList<>();
  private final Map<String, Object> properties = new HashMap<>();
  private @Nullable Directory people;
  private @Nullable RunningEngine running;
  private Consumer<List<Event>> listener = events -> {};

  private EngineTestkit() {}

  /** Starts with the test class, or with {@link #start()}. */
  public static EngineTestkit create() {
    return new EngineTestkit();
  }

  /** Class path resources to deploy as soon as the engine runs. */
  public EngineTestkit deploying(String... classpathResources) {
    resources.addAll(List.of(classpathResources));
    return this;
  }

  /** Properties of the API, where they differ from the usual. */
  public EngineTestkit with(Map<String, String> apiProperties) {
    properties.putAll(apiProperties);
    return this;
  }

  /**
   * With people who are known by name, so that processes may be protected; tests are a client to
   * whom none is closed.
   */
  public EngineTestkit knowing(Directory knownPeople) {
    people = knownPeople;
    properties.put("pitcrew.api.clients[0].id", TestClients.TRUSTED);
    properties.put("pitcrew.api.clients[0].secret", TestClients.TRUSTED);
    return this;
  }

  /** One that can be emptied with {@link #purge()}: tests may then share it. */
  public EngineTestkit emptiable() {
    ControlledClock controlled = new ControlledClock();
    controlled.pin(START);
    clock = controlled;
    return this;
  }

  /** Hears the events of each step that was not refused, before they are committed. */
  public EngineTestkit telling(Consumer<List<Event>> eventListener) {
    listener = eventListener;
    return this;
  }

  /** For use without JUnit's life cycle; {@link #close} ends it. */
  public EngineTestkit start() {
    running = RunningEngine.start(clock, properties, people, listener);
    if (!resources.isEmpty()) {
      deploy(resources.toArray(String[]::new));
    }
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    RunningEngine ended = running;
    if (ended != null) {
      running = null;
      ended.close();
    }
  }

  /** Forgets all that is stored and sets the clock back, as if it had just been started. */
  public void purge() {
    running().engine().purge().join();
    if (clock instanceof ControlledClock controlled) {
      controlled.pin(START);
    }
  }

  /** The official client, as it is by default: REST where there is REST. */
  public CamundaClient client() {
    return running().client();
  }

  /** Another client, which the caller closes: gRPC where there is gRPC. */
  public CamundaClient newGrpcClient() {
    return TestClients.grpc(running().gateway(), running().name());
  }

  /**
   * Another client, which the caller closes.
   *
   * @param name of a person whose password is the name; empty for nobody in particular
   * @param preferRest whether it speaks REST where there is REST
   */
  public CamundaClient newClientOf(String name, boolean preferRest) {
    return preferRest
        ? TestClients.rest(running().gateway(), name)
        : TestClients.grpc(running().gateway(), name);
  }

  /** Each operation that REST serves, as method and path. */
  public Set<String> routes() {
    return running().gateway().routes();
  }

  public int httpPort() {
    return running().gateway().httpPort();
  }

  public int grpcPort() {
    return running().gateway().grpcPort();
  }

  /** The engine's time. */
  public Instant now() {
    return clock.instant();
  }

  /** Moves the clock, and returns when all that is due by then is done. */
  public void advance(Duration duration) {
    switch (clock) {
      case TestClock test -> test.advance(duration);
      case ControlledClock controlled -> controlled.add(duration);
      default -> throw new IllegalStateException("Expected a clock for tests.");
    }
    settle();
  }

  /** Deploys class path resources together. */
  public DeploymentEvent deploy(String... classpathResources) {
    DeployResourceCommandStep1.DeployResourceCommandStep2 command = null;
    for (String resource : classpathResources) {
      command =
          command == null
              ? client().newDeployResourceCommand().addResourceFromClasspath(resource)
              : command.addResourceFromClasspath(resource);
    }
    if (command == null) {
      throw new IllegalArgumentException("Expected at least one resource, but got none.");
    }
    return command.send().join();
  }

  /** Starts the newest version of a process. */
  public TestInstance start(String processDefinitionId, Map<String, ?> variables) {
    long key =
        client()
            .newCreateInstanceCommand()
            .bpmnProcessId(processDefinitionId)
            .latestVersion()
            .variables(variables)
            .send()
            .join()
            .getProcessInstanceKey();
    settle();
    return instance(key);
  }

  /** Publishes a message that waits an hour for whom it is meant. */
  public void publish(String messageName, String correlationKey, Map<String, ?> variables) {
    client()
        .newPublishMessageCommand()
        .messageName(messageName)
        .correlationKey(correlationKey)
        .timeToLive(Duration.ofHours(1))
        .variables(variables)
        .send()
        .join();
    settle();
  }

  /** Broadcasts a signal to all who wait for it now. */
  public void broadcast(String signalName, Map<String, ?> variables) {
    client().newBroadcastSignalCommand().signalName(signalName).variables(variables).send().join();
    settle();
  }

  public TestInstance instance(long processInstanceKey) {
    return new TestInstance(this, processInstanceKey);
  }

  /** All instances of a process, the newest first. */
  public List<TestInstance> instances(String processDefinitionId) {
    return client()
        .newProcessInstanceSearchRequest()
        .filter(f -> f.processDefinitionId(processDefinitionId))
        .sort(s -> s.processInstanceKey().desc())
        .send()
        .join()
        .items()
        .stream()
        .map(ProcessInstance::getProcessInstanceKey)
        .map(this::instance)
        .toList();
  }

  /**
   * The newest instance of a process, such as one that a message has just started.
   *
   * @throws AssertionError when there is none
   */
  public TestInstance newestInstance(String processDefinitionId) {
    List<TestInstance> instances = instances(processDefinitionId);
    if (instances.isEmpty()) {
      throw new AssertionError(
          "Expected an instance of process '%s', but there is none."
              .formatted(processDefinitionId));
    }
    return instances.getFirst();
  }

  /** The next open job of this type, of whatever instance, handed to the test as its worker. */
  public ActivatedJob job(String type) {
    return running().jobs().take(type, job -> true, "any instance");
  }

  /** Completes the next job of this type, of whatever instance. */
  public void completeJob(String type, Map<String, ?> variables) {
    client().newCompleteCommand(job(type)).variables(variables).send().join();
    settle();
  }

  JobPool jobs() {
    return running().jobs();
  }

  /** Returns when the engine waits for someone or for time to pass. */
  public void settle() {
    running().settling().await();
  }

  private RunningEngine running() {
    if (running == null) {
      throw new IllegalStateException(
          "Expected the engine to run; make the testkit a static @RegisterExtension field.");
    }
    return running;
  }
}
