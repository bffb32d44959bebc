package dev.pitcrew.engine.event;

import dev.pitcrew.engine.state.UserTaskState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The life of a user task: which state may follow which. From a created one the ends are also
 * reached at once, where no listener has to be asked.
 */
final class UserTaskLifecycle {

  static final Map<UserTaskState, Set<UserTaskState>> NEXT = new EnumMap<>(UserTaskState.class);

  static {
    NEXT.put(
        UserTaskState.CREATING,
        EnumSet.of(UserTaskState.CREATED, UserTaskState.CANCELING, UserTaskState.CANCELED));
    NEXT.put(
        UserTaskState.CREATED,
        EnumSet.of(
            UserTaskState.ASSIGNING,
            UserTaskState.UPDATING,
            UserTaskState.COMPLETING,
            UserTaskState.COMPLETED,
            UserTaskState.CANCELING,
            UserTaskState.CANCELED));
    NEXT.put(
        UserTaskState.ASSIGNING,
        EnumSet.of(UserTaskState.CREATED, UserTaskState.CANCELING, UserTaskState.CANCELED));
    NEXT.put(
        UserTaskState.UPDATING,
        EnumSet.of(UserTaskState.CREATED, UserTaskState.CANCELING, UserTaskState.CANCELED));
    NEXT.put(
        UserTaskState.COMPLETING,
        EnumSet.of(
            UserTaskState.CREATED,
            UserTaskState.COMPLETED,
            UserTaskState.CANCELING,
            UserTaskState.CANCELED));
    NEXT.put(UserTaskState.CANCELING, EnumSet.of(UserTaskState.CANCELED));
    NEXT.put(UserTaskState.COMPLETED, EnumSet.noneOf(UserTaskState.class));
    NEXT.put(UserTaskState.CANCELED, EnumSet.noneOf(UserTaskState.class));
    NEXT.put(UserTaskState.FAILED, EnumSet.noneOf(UserTaskState.class));
  }

  private UserTaskLifecycle() {}

  static boolean allows(UserTaskState from, UserTaskState to) {
    return NEXT.get(from).contains(to);
  }
}
