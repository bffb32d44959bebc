package dev.pitcrew.app.metrics;

import dev.pitcrew.engine.runtime.RuntimeMetrics;
import java.util.OptionalLong;

/** What is looked at when somebody asks, not counted all the time. */
public interface Figures {

  RuntimeMetrics metrics();

  /** Whether commands are taken. */
  boolean isReady();

  long activeInstances();

  long activeIncidents();

  /** Empty where it cannot be seen. */
  OptionalLong storeBytes();

  long diskFreeBytes();

  long stuckMails();

  boolean hasMailTrouble();
}
