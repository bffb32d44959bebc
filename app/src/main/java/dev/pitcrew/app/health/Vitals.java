package dev.pitcrew.app.health;

import dev.pitcrew.engine.runtime.Health;
import dev.pitcrew.engine.runtime.RuntimeMetrics;
import java.time.Duration;
import java.util.Optional;

/** What health is judged by. */
public interface Vitals {

  Health engine();

  /** Which of the nodes on the same database leads: this one, as it answers. */
  String leads();

  RuntimeMetrics metrics();

  /** Reads something of the store. */
  Read readStore();

  /** How that went. */
  sealed interface Read {

    /** It did. */
    record Answered() implements Read {}

    /** Others' long queries may hold what it takes, so the store itself may be well. */
    record Slow(String why) implements Read {}

    /** It did not. */
    record Failed(String why) implements Read {}
  }

  long diskFreeBytes();

  /** How late the most overdue timer is: zero where none is, absent where the store is silent. */
  Optional<Duration> overdue();

  /** Whether the processes are deployed and the workers run. */
  boolean workersRun();

  /** What is wrong with mailboxes or the sending of mail. */
  Optional<String> mailTrouble();
}
