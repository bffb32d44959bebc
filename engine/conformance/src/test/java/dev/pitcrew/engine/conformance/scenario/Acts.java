package dev.pitcrew.engine.conformance.scenario;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.CompleteAdHocSubProcessResultStep1;
import io.camunda.client.api.command.CompleteUserTaskJobResultStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.command.MigrationPlan;
import io.camunda.client.api.command.MigrationPlanBuilderImpl;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.impl.command.CompleteAdHocSubProcessJobResultImpl;
import io.camunda.client.impl.command.CompleteUserTaskJobResultImpl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Things to do that need more than a line. */
public final class Acts {

  private static final Pattern NAMED = Pattern.compile("Element: (\\S+?)(_definition\\d*)?(?=\\s)");

  private Acts() {}

  static Step.Act deployed(Resource... resources) {
    return hand -> Deployed.shown(send(hand, resources), hand);
  }

  /** Deploys; where it is refused, which elements are named is told, too. */
  public static Step.Act refused(Resource... resources) {
    return hand -> {
      try {
        return Deployed.shown(send(hand, resources), hand);
      } catch (ClientStatusException e) {
        return "%s at %s"
            .formatted(
                e.getStatusCode(),
                new TreeSet<>(
                    NAMED.matcher(e.getMessage()).results().map(one -> one.group(1)).toList()));
      }
    };
  }

  private static DeploymentEvent send(Hand hand, Resource... resources) {
    DeployResourceCommandStep2 command = null;
    for (Resource r : resources) {
      byte[] bytes = r.text().getBytes(StandardCharsets.UTF_8);
      command =
          command == null
              ? hand.client().newDeployResourceCommand().addResourceBytes(bytes, r.name())
              : command.addResourceBytes(bytes, r.name());
    }
    if (command == null) {
      throw new IllegalArgumentException("Expected a resource, but got none.");
    }
    return command.send().join();
  }

  /**
   * Migrates the newest instance.
   *
   * @param target as it was deployed: {@code process q v1}
   * @param mappings source and target in turn
   */
  public static Step.Act migrated(String target, String... mappings) {
    return hand -> {
      hand.side().settle();
      hand.client()
          .newMigrateProcessInstanceCommand(hand.instance())
          .migrationPlan(plan(hand, target, mappings))
          .send()
          .join();
      return "ok";
    };
  }

  public static MigrationPlan plan(Hand hand, String target, String... mappings) {
    var plan = new MigrationPlanBuilderImpl().withTargetProcessDefinitionKey(hand.deployed(target));
    var last = plan.addMappingInstruction(mappings[0], mappings[1]);
    for (int i = 2; i < mappings.length; i += 2) {
      last = plan.addMappingInstruction(mappings[i], mappings[i + 1]);
    }
    return last.build();
  }

  /** Deletes what was deployed under this name. */
  public static Step.Act deleted(String name) {
    return hand -> hand.side().delete(hand.deployed(name));
  }

  /** The worker that controls an ad-hoc sub-process answers. */
  public static Step.Act decided(
      String type, UnaryOperator<CompleteAdHocSubProcessResultStep1> result) {
    return answered(
        type,
        (hand, job) -> {
          var answer =
              new CompleteAdHocSubProcessJobResultImpl(
                  hand.client().getConfiguration().getJsonMapper());
          result.apply(answer);
          return hand.side().answer(job.getKey(), answer);
        });
  }

  /** A listener of a user task answers. */
  public static Step.Act listened(
      String type, UnaryOperator<CompleteUserTaskJobResultStep1> result) {
    return answered(
        type,
        (hand, job) -> {
          var answer = new CompleteUserTaskJobResultImpl();
          result.apply(answer);
          return hand.side().answer(job.getKey(), answer);
        });
  }

  private static Step.Act answered(String type, BiFunction<Hand, ActivatedJob, String> how) {
    return hand ->
        hand.job(type)
            .map(job -> Hand.answer(() -> how.apply(hand, job)) + ", " + Hand.seen(job))
            .orElse("no job");
  }

  /** Begins elements of the newest ad-hoc sub-process {@code ah}. */
  public static Step.Act begun(boolean cancelRemaining, String... elementIds) {
    return hand ->
        hand.side().activateAdHoc(hand.element("ah"), List.of(elementIds), cancelRemaining);
  }
}
