package dev.pitcrew.engine.conformance.scenario;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.side.Json;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is deployed and done, to be played on an engine. Steps mean the newest instance and the next
 * job of a type, so that nothing needs a key.
 */
public final class Scenario {

  private final String name;
  private final List<Feature> features;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> documented = new ArrayList<>();
  private String documentedAt = "";

  private Scenario(String name, List<Feature> features) {
    this.name = name;
    this.features = features;
  }

  /**
   * @param features the rows of the table that it speaks for
   */
  public static Scenario of(String name, Feature... features) {
    return new Scenario(name, List.of(features));
  }

  public String name() {
    return name;
  }

  public List<Feature> features() {
    return features;
  }

  public List<Step> steps() {
    return Collections.unmodifiableList(steps);
  }

  /** Whether it shows that a model is refused. */
  public boolean isRefusal() {
    return steps.stream().anyMatch(step -> step.must() == Step.Must.BE_REFUSED);
  }

  /** What Pitcrew alone must come to where the judge cannot be asked; empty where it can. */
  public List<String> documented() {
    return Collections.unmodifiableList(documented);
  }

  /** Another thing to do. */
  public Scenario step(String stepName, Step.Act act) {
    return step(stepName, act, Step.Must.BE_ALIKE);
  }

  private Scenario step(String stepName, Step.Act act, Step.Must must) {
    steps.add(new Step(stepName, hand -> Hand.answer(() -> act.on(hand)), must));
    return this;
  }

  public Scenario deploy(BpmnModelInstance... models) {
    return deploy(Stream.of(models).map(Resource::of).toArray(Resource[]::new));
  }

  /** The content of {@code <definitions>}. */
  public Scenario deployXml(String definitions) {
    return deploy(Resource.of("process.bpmn", definitions));
  }

  public Scenario deploy(Resource... resources) {
    return deploy(Step.Must.BE_TAKEN, resources);
  }

  /** Deploys what may be refused. */
  public Scenario attempt(Resource resource) {
    return deploy(Step.Must.BE_ALIKE, resource);
  }

  /** Resources that are not taken, whatever is said of them. */
  public Scenario notTaken(Resource... resources) {
    return deploy(Step.Must.BE_REFUSED, resources);
  }

  private Scenario deploy(Step.Must must, Resource... resources) {
    return step("deploy", Acts.deployed(resources), must);
  }

  /** A model that is not taken; which elements they name is compared, too. */
  public Scenario refused(Resource resource) {
    return refused("deploy", resource);
  }

  /** One of several models that are refused. */
  public Scenario refused(String what, Resource resource) {
    return step(what, Acts.refused(resource), Step.Must.BE_REFUSED);
  }

  /** Another thing to do, of which nothing but a refusal matters. */
  public Scenario act(String stepName, Consumer<Hand> act) {
    return step(
        stepName,
        hand -> {
          act.accept(hand);
          return "ok";
        });
  }

  /** Creates an instance of process {@code p}. */
  public Scenario create(String variables) {
    return create("p", variables);
  }

  public Scenario create(String processId, String variables) {
    return step(
        "create " + processId,
        hand -> {
          hand.created(
              hand.client()
                  .newCreateInstanceCommand()
                  .bpmnProcessId(processId)
                  .latestVersion()
                  .variables(variables)
                  .send()
                  .join()
                  .getProcessInstanceKey());
          return "ok";
        });
  }

  public Scenario complete(String type, String variables) {
    return onJob(
        "complete " + type,
        type,
        (hand, job) -> {
          hand.client().newCompleteCommand(job).variables(variables).send().join();
          return "ok";
        });
  }

  public Scenario complete(String type) {
    return complete(type, "{}");
  }

  public Scenario fail(String type, int retries, String variables) {
    return onJob(
        "fail " + type,
        type,
        (hand, job) -> {
          hand.client()
              .newFailCommand(job)
              .retries(retries)
              .errorMessage("did not work")
              .variables(variables)
              .send()
              .join();
          return "ok";
        });
  }

  public Scenario throwError(String type, String code, String variables) {
    return onJob(
        "throw " + code,
        type,
        (hand, job) -> {
          hand.client()
              .newThrowErrorCommand(job)
              .errorCode(code)
              .errorMessage("thrown")
              .variables(variables)
              .send()
              .join();
          return "ok";
        });
  }

  /** The next job is given to a worker, who does nothing with it yet. */
  public Scenario activate(String type, Duration timeout) {
    return step(
        "activate " + type, hand -> hand.fresh(type, timeout).map(Hand::seen).orElse("no job"));
  }

  public Scenario onJob(String stepName, String type, BiFunction<Hand, ActivatedJob, String> act) {
    return step(
        stepName,
        hand ->
            hand.job(type)
                .map(job -> Hand.answer(() -> act.apply(hand, job)) + ", " + Hand.seen(job))
                .orElse("no job"));
  }

  public Scenario retries(String type, int retries) {
    return step(
        "set retries of " + type,
        hand -> {
          long key = hand.lastJob(type).orElseThrow().getKey();
          hand.client().newUpdateRetriesCommand(key).retries(retries).send().join();
          return "ok";
        });
  }

  public Scenario publish(String message, String correlationKey, Duration ttl, String variables) {
    return step(
        "publish " + message,
        hand -> {
          hand.side().settle();
          hand.client()
              .newPublishMessageCommand()
              .messageName(message)
              .correlationKey(correlationKey)
              .timeToLive(ttl)
              .variables(variables)
              .send()
              .join();
          return "ok";
        });
  }

  /** A message that is not kept. */
  public Scenario publish(String message, String correlationKey, String variables) {
    return publish(message, correlationKey, Duration.ZERO, variables);
  }

  public Scenario broadcast(String signal, String variables) {
    return step(
        "broadcast " + signal,
        hand -> {
          hand.side().settle();
          hand.client()
              .newBroadcastSignalCommand()
              .signalName(signal)
              .variables(variables)
              .send()
              .join();
          return "ok";
        });
  }

  public Scenario pass(Duration duration) {
    return step(
        duration + " pass",
        hand -> {
          hand.side().advance(duration);
          return "ok";
        });
  }

  /** Resolves the oldest open incident. */
  public Scenario resolve() {
    return step(
        "resolve",
        hand -> {
          var open = hand.history().openIncidents();
          if (open.isEmpty()) {
            return "no incident";
          }
          hand.client().newResolveIncidentCommand(open.getFirst().key()).send().join();
          return "ok";
        });
  }

  /** Sets variables of the newest instance. */
  public Scenario set(String variables) {
    return step(
        "set variables",
        hand -> {
          hand.client().newSetVariablesCommand(hand.instance()).variables(variables).send().join();
          return "ok";
        });
  }

  public Scenario setIn(String elementId, String variables, boolean local) {
    return step(
        "set variables in " + elementId,
        hand -> {
          hand.client()
              .newSetVariablesCommand(hand.element(elementId))
              .variables(variables)
              .local(local)
              .send()
              .join();
          return "ok";
        });
  }

  public Scenario cancel() {
    return step(
        "cancel",
        hand -> {
          hand.side().settle();
          hand.client().newCancelInstanceCommand(hand.instance()).send().join();
          return "ok";
        });
  }

  /** Creates an instance and waits for its end; all within must go on by itself. */
  public Scenario createWithResult(String variables) {
    return step(
        "create and wait",
        hand ->
            "ok "
                + Json.sorted(
                    hand.client()
                        .newCreateInstanceCommand()
                        .bpmnProcessId("p")
                        .latestVersion()
                        .variables(variables)
                        .withResult()
                        .send()
                        .join()
                        .getVariables()));
  }

  /**
   * The judge cannot be asked: it lacks this, or serves it by REST alone. Pitcrew must come to
   * these facts.
   *
   * @param page of Camunda's documentation, from {@code docs/} on
   */
  public Scenario byDocumentation(String page, String... facts) {
    documentedAt = page;
    documented.addAll(List.of(facts));
    return this;
  }

  /** The page that says so; empty where the judge is asked. */
  public String documentedAt() {
    return documentedAt;
  }

  @Override
  public String toString() {
    return name;
  }
}
