package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job an element creates.
 *
 * @param type evaluates to text
 * @param retries evaluates to a number
 * @param headers the task headers
 * @param resources deployed files that the worker is told of
 * @param userTask what the worker of a user task is told of it; absent for all else
 */
public record JobDefinition(
    Expression type,
    Expression retries,
    @Nullable Expression priority,
    Map<String, String> headers,
    List<LinkedResource> resources,
    @Nullable UserTaskDefinition userTask) {

  public JobDefinition(
      Expression type,
      Expression retries,
      @Nullable Expression priority,
      Map<String, String> headers) {
    this(type, retries, priority, headers, List.of(), null);
  }

  public JobDefinition of(UserTaskDefinition task) {
    return new JobDefinition(type, retries, priority, headers, resources, task);
  }
}
