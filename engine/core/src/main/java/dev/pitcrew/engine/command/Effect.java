package dev.pitcrew.engine.command;

/** Work for after the commit, as data. It may be lost in a crash and nothing breaks. */
public sealed interface Effect {

  /** Hand the activated job to the stream that had room. */
  record PushJob(long streamId, ActivatedJob job) implements Effect {}

  /** Jobs of this type may be taken: wake those who wait for them. */
  record JobsAvailable(String type) implements Effect {}

  /**
   * An instance whose creator waits has completed; {@code variables} is JSON text of the asked-for
   * ones.
   */
  record InstanceCompleted(long processInstanceKey, String variables) implements Effect {}

  /** An instance whose creator waits was terminated: there will be no result. */
  record InstanceTerminated(long processInstanceKey) implements Effect {}

  /** What a person asked of a user task is done or denied: its listeners have been asked. */
  record UserTaskAnswered(long userTaskKey, Outcome outcome) implements Effect {}

  /** Something is due at this time: look then at the latest. */
  record WakeAt(long dueMillis) implements Effect {}

  /** More work is waiting as a continuation. */
  record Continued(long continuationKey) implements Effect {}

  /** A stored start timer whose cycle has no length triggered for the last time: say so. */
  record TimerDropped(String processDefinitionId, String elementId, String interval)
      implements Effect {}

  /** Ended instances are to be deleted beside the writer, for items of batch operations. */
  record HistoryToDelete() implements Effect {}
}
