package dev.pitcrew.engine.state;

/** Where an incident is in its life. */
public enum IncidentState {
  ACTIVE,
  RESOLVED,
  MIGRATED,
  PENDING
}
