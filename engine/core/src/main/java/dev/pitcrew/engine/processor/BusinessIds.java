package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/** Keeps the business ids of a process unique among its active instances, where they are to be. */
final class BusinessIds {

  private final StepRun run;
  private final boolean areUnique;

  BusinessIds(Parts parts) {
    this.run = parts.run();
    this.areUnique = parts.uniqueBusinessIds();
  }

  /**
   * @throws RejectedException when another active instance of the process holds it
   */
  void checkFree(String businessId, String processDefinitionId, String what) {
    if (areUnique
        && !run.state()
            .find(Indexes.HOLDERS_OF_BUSINESS_IDS, 1, processDefinitionId, businessId)
            .isEmpty()) {
      throw new RejectedException(
          Rejection.Type.ALREADY_EXISTS,
          "Expected to %s with business id '%s', but an instance with this business id already exists for process definition '%s'"
              .formatted(what, businessId, processDefinitionId));
    }
  }
}
