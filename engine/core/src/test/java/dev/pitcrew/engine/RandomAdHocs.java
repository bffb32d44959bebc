package dev.pitcrew.engine;

import dev.pitcrew.engine.command.AdHocResult;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.JobRow;
import java.util.List;
import java.util.Random;

/** What people and workers begin in ad-hoc sub-processes. */
final class RandomAdHocs {

  private RandomAdHocs() {}

  /** Seldom where something goes on in one anyway, and never when hurried, so that all ends. */
  static void add(List<Command> possible, TestEngine engine, Random random, boolean hurried) {
    for (ElementInstanceRow row : engine.alive()) {
      if (row.type() == ElementType.AD_HOC_SUB_PROCESS
          && row.state() == ElementState.ACTIVATED
          && (row.activeChildren() == 0 || !hurried && random.nextInt(10) == 0)) {
        possible.add(
            new Command.ActivateAdHocElements(
                row.key(),
                activations(row.elementId(), engine, random),
                row.activeChildren() > 0 && random.nextInt(4) > 0));
      }
    }
  }

  private static List<AdHocResult.Activation> activations(
      String elementId, TestEngine engine, Random random) {
    List<String> ids = engine.adHocElements(elementId);
    return List.of(
        new AdHocResult.Activation(
            ids.get(random.nextInt(ids.size())), random.nextBoolean() ? "{}" : "{\"result\":7}"));
  }

  /** Most times it is done, so that all ends; always when hurried. */
  static AdHocResult decision(JobRow job, TestEngine engine, Random random, boolean hurried) {
    if (hurried) {
      return new AdHocResult(List.of(), true, true);
    }
    boolean isDone = random.nextInt(3) > 0;
    return new AdHocResult(
        isDone && random.nextInt(4) > 0 ? List.of() : activations(job.elementId(), engine, random),
        isDone,
        random.nextBoolean());
  }
}
