package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an ad-hoc sub-process has besides what all activities have.
 *
 * @param innerInstanceId the id of the scope around each element that is begun in it
 * @param elementIds what may be begun in it: what no sequence flow leads to
 * @param described those elements as its variable {@code adHocSubProcessElements} shows them
 * @param activeElements what begins with it; absent where nothing does
 * @param completionCondition asked whenever what was begun has ended; absent where it completes
 *     when nothing in it is active
 * @param cancelsRemaining whether what is active ends when the condition holds
 * @param job of the worker that controls it; absent where the model does
 */
public record AdHoc(
    String innerInstanceId,
    Set<String> elementIds,
    String described,
    @Nullable Expression activeElements,
    @Nullable Expression completionCondition,
    boolean cancelsRemaining,
    @Nullable String outputCollection,
    @Nullable Expression outputElement,
    @Nullable JobDefinition job) {}
