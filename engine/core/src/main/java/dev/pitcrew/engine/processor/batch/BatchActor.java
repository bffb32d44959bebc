package dev.pitcrew.engine.processor.batch;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.state.BatchOperationRow;
import java.util.List;
import java.util.Set;

/** On whose behalf a batch operation works: a caller, as its row keeps it. */
public final class BatchActor {

  private BatchActor() {}

  public static Caller of(BatchOperationRow row) {
    return new Caller(
        row.actorId(),
        Caller.Kind.ofActorType(row.actorKind()),
        row.actorRestricted(),
        Set.copyOf(row.actorRoles()),
        Set.copyOf(row.actorGroups()),
        Set.copyOf(row.actorStandsInFor()),
        null,
        0);
  }

  static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
