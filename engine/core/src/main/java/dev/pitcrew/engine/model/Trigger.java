package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event waits for or throws. */
public sealed interface Trigger {

  /** Nothing: a none event. */
  record None() implements Trigger {}

  /**
   * {@code definition} evaluates to a date, a duration or a cycle, as {@code kind} says; {@code
   * timeZone} is absent where it is of UTC.
   */
  record Timer(TimerKind kind, Expression definition, @Nullable String timeZone)
      implements Trigger {}

  /** {@code correlationKey} is absent for start events of a process. */
  record Message(Expression name, @Nullable Expression correlationKey) implements Trigger {}

  /** A signal, thrown or waited for. */
  record Signal(Expression name) implements Trigger {}

  /** {@code errorCode} is absent where every error is meant. */
  record Error(@Nullable Expression errorCode) implements Trigger {}

  /** {@code escalationCode} is absent where every escalation is meant, which only catching can. */
  record Escalation(@Nullable Expression escalationCode) implements Trigger {}

  /**
   * {@code condition} holds at the beginning, or when one of the {@code variables} it names is
   * created or updated.
   */
  record Condition(Expression condition, Set<String> variables, boolean onCreate, boolean onUpdate)
      implements Trigger {}

  /** Nothing that happens by itself: {@code handlerId} undoes what completes under the event. */
  record Compensation(String handlerId) implements Trigger {}

  /**
   * Undoes what has completed in the scope; {@code activityId} is absent where all of it is meant.
   */
  record Compensate(@Nullable String activityId) implements Trigger {}

  /** A message thrown by a job. */
  record Job(JobDefinition job) implements Trigger {}

  /** Where a throw event goes on: at the catch event of that name in its scope. */
  record Link(String name) implements Trigger {}

  /** Ends all of the scope. */
  record Terminate() implements Trigger {}

  /** How a timer is given. */
  enum TimerKind {
    DATE,
    DURATION,
    CYCLE
  }
}
