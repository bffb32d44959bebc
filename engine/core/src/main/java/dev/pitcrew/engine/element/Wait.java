package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.Trigger;

/** What an event waits for, evaluated. */
sealed interface Wait {

  /** Of the model: the event itself, or the receive task. */
  String eventId();

  /** For a time to come. */
  record Timer(String eventId, TimerSchedule schedule) implements Wait {}

  /** For a message that correlates. */
  record Message(String eventId, String name, String key, boolean interrupting) implements Wait {}

  /** For a broadcast. */
  record Signal(String eventId, String name, boolean interrupting) implements Wait {}

  /** For variables to become so. */
  record Condition(String eventId, Trigger.Condition condition) implements Wait {}
}
