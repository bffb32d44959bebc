package dev.pitcrew.engine.conformance.side;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** User tasks as everybody does them. */
final class RestUserTasks implements UserTasks {

  /** A command that waits for listeners is left to them. */
  private static final long PATIENCE_MILLIS = 400;

  private final CamundaClient client;

  RestUserTasks(CamundaClient client) {
    this.client = client;
  }

  @Override
  public String complete(long userTaskKey, String variables) {
    return sent(
        client.newCompleteUserTaskCommand(userTaskKey).variables(Json.map(variables)).send());
  }

  @Override
  public String assign(long userTaskKey, String assignee, boolean allowOverride) {
    return sent(
        client
            .newAssignUserTaskCommand(userTaskKey)
            .assignee(assignee)
            .allowOverride(allowOverride)
            .send());
  }

  @Override
  public String unassign(long userTaskKey) {
    return sent(client.newUnassignUserTaskCommand(userTaskKey).send());
  }

  @Override
  public String updatePriority(long userTaskKey, int priority) {
    return sent(client.newUpdateUserTaskCommand(userTaskKey).priority(priority).send());
  }

  private static String sent(CompletionStage<?> answer) {
    try {
      answer.toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return "ok";
    } catch (TimeoutException e) {
      return "ok";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      return e.getCause() instanceof ProblemException problem ? code(problem) : e.toString();
    }
  }

  private static String code(ProblemException problem) {
    return switch (problem.code()) {
      case 404 -> "NOT_FOUND";
      case 409 -> "INVALID_STATE";
      case 400 -> "INVALID_ARGUMENT";
      default -> "HTTP " + problem.code();
    };
  }
}
