package dev.pitcrew.engine.state;

/** What a message does when it arrives. */
public enum SubscriptionKind {
  PROCESS_START,
  CATCH
}
