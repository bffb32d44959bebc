package dev.pitcrew.records.feeder;

import dev.pitcrew.records.workitems.WorkItem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the feeder asks of an engine. */
interface WorkEngine {

  /** The instance that was started for this attempt, if there is one. */
  OptionalLong find(WorkItem item);

  /**
   * Starts one.
   *
   * @return its key; empty when it is not known yet
   * @throws NoSuchProcess when the engine has none
   */
  OptionalLong start(WorkItem item, Map<String, Object> variables) throws NoSuchProcess;

  /** Those of the instances that have ended. */
  List<Ended> ended(Collection<Long> instanceKeys);

  /**
   * An instance that ended.
   *
   * @param failure why it is to be held as failed; absent when it came to a good end
   */
  record Ended(long instanceKey, @Nullable String failure) {}

  /** There is no such process to start. */
  final class NoSuchProcess extends Exception {
    private static final long serialVersionUID = 1L;

    NoSuchProcess(String message) {
      super(message);
    }
  }
}
