package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;

/** What came of an instance whose creator waits for its end. */
public sealed interface InstanceResult {

  /** {@code variables} is JSON text of what was asked for. */
  record Completed(Reply.InstanceCreated created, String variables) implements InstanceResult {}

  /** It was canceled or ended in an error: there is no result. */
  record Terminated(Reply.InstanceCreated created) implements InstanceResult {}

  /** It goes on, but the caller's time is over. */
  record TimedOut(Reply.InstanceCreated created) implements InstanceResult {}

  /** It was not created. */
  record Refused(Rejection rejection) implements InstanceResult {}
}
