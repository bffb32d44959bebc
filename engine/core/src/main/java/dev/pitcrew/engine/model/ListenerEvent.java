package dev.pitcrew.engine.model;

/** When an execution listener is asked, by the names the API shows. */
public enum ListenerEvent {
  START,
  END
}
