package dev.pitcrew.engine.conformance.side;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.UserTaskState;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** User tasks as everybody does them. */
final class RestUserTasks implements UserTasks {

  /** While one of them stands, a command waits for listeners, and is left to them. */
  private static final Set<UserTaskState> UNDER_WAY =
      EnumSet.of(UserTaskState.ASSIGNING, UserTaskState.UPDATING, UserTaskState.COMPLETING);

  private static final long LOOK_MILLIS = 100;
  private static final int LOOKS_MAX = 300;

  private final CamundaClient client;

  RestUserTasks(CamundaClient client) {
    this.client = client;
  }

  @Override
  public String complete(long userTaskKey, String variables) {
    return sent(
        userTaskKey,
        client.newCompleteUserTaskCommand(userTaskKey).variables(Json.map(variables))::send);
  }

  @Override
  public String assign(long userTaskKey, String assignee, boolean allowOverride) {
    return sent(
        userTaskKey,
        client.newAssignUserTaskCommand(userTaskKey).assignee(assignee).allowOverride(allowOverride)
            ::send);
  }

  @Override
  public String unassign(long userTaskKey) {
    return sent(userTaskKey, client.newUnassignUserTaskCommand(userTaskKey)::send);
  }

  @Override
  public String updatePriority(long userTaskKey, int priority) {
    return sent(userTaskKey, client.newUpdateUserTaskCommand(userTaskKey).priority(priority)::send);
  }

  /** An answer that waits for listeners is not waited for: the task says that it has begun. */
  private String sent(long userTaskKey, Supplier<? extends CompletionStage<?>> command) {
    boolean mayBegin = !isUnderWay(userTaskKey);
    CompletionStage<?> answer = command.get();
    for (int look = 0; look < LOOKS_MAX; look++) {
      try {
        answer.toCompletableFuture().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return "ok";
      } catch (TimeoutException e) {
        if (mayBegin && isUnderWay(userTaskKey)) {
          return "ok";
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        return e.getCause() instanceof ProblemException problem ? code(problem) : e.toString();
      }
    }
    throw new IllegalStateException("Expected an answer, but there was none.");
  }

  private boolean isUnderWay(long userTaskKey) {
    try {
      return UNDER_WAY.contains(client.newUserTaskGetRequest(userTaskKey).send().join().getState());
    } catch (ProblemException e) {
      if (e.code() != 404) {
        throw e;
      }
      return false;
    }
  }

  static String code(ProblemException problem) {
    return switch (problem.code()) {
      case 404 -> "NOT_FOUND";
      case 409 -> "INVALID_STATE";
      case 400 -> "INVALID_ARGUMENT";
      default -> "HTTP " + problem.code();
    };
  }
}
