package dev.pitcrew.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same done to many, one after the other, each as if the actor had asked for it alone.
 *
 * @param plan what is done, as the core reads it
 * @param actorKind how the actor made itself known, as the API names it; with its rights as they
 *     were when it began this or took it up again
 * @param released items that are due and not done yet
 * @param error why it failed; absent where it did not
 */
public record BatchOperationRow(
    long key,
    BatchOperationType type,
    BatchOperationState state,
    String plan,
    String actorId,
    String actorKind,
    boolean actorRestricted,
    List<String> actorRoles,
    List<String> actorGroups,
    List<String> actorStandsInFor,
    long startMillis,
    long endMillis,
    int total,
    int completed,
    int failed,
    int released,
    @Nullable String error,
    String tenantId)
    implements Row {

  public BatchOperationRow withState(BatchOperationState newState, long newEndMillis) {
    return copy(newState, newEndMillis, total, completed, failed, released, error);
  }

  public BatchOperationRow failing(String newError) {
    return copy(
        BatchOperationState.FAILED, endMillis, total, completed, failed, released, newError);
  }

  /** Somebody answers for the rest of it, with the rights of now. */
  public BatchOperationRow withActor(
      String newActorId,
      String newActorKind,
      boolean restricted,
      List<String> roles,
      List<String> groups,
      List<String> standsInFor) {
    return new BatchOperationRow(
        key,
        type,
        state,
        plan,
        newActorId,
        newActorKind,
        restricted,
        roles,
        groups,
        standsInFor,
        startMillis,
        endMillis,
        total,
        completed,
        failed,
        released,
        error,
        tenantId);
  }

  public BatchOperationRow withTotal(int newTotal) {
    return copy(state, endMillis, newTotal, completed, failed, released, error);
  }

  public BatchOperationRow withReleased(int newReleased) {
    return copy(state, endMillis, total, completed, failed, newReleased, error);
  }

  /** One of those released is over. */
  public BatchOperationRow counted(int newlyCompleted, int newlyFailed) {
    return copy(
        state,
        endMillis,
        total,
        completed + newlyCompleted,
        failed + newlyFailed,
        released - 1,
        error);
  }

  private BatchOperationRow copy(
      BatchOperationState newState,
      long newEndMillis,
      int newTotal,
      int newCompleted,
      int newFailed,
      int newReleased,
      @Nullable String newError) {
    return new BatchOperationRow(
        key,
        type,
        newState,
        plan,
        actorId,
        actorKind,
        actorRestricted,
        actorRoles,
        actorGroups,
        actorStandsInFor,
        startMillis,
        newEndMillis,
        newTotal,
        newCompleted,
        newFailed,
        newReleased,
        newError,
        tenantId);
  }
}
