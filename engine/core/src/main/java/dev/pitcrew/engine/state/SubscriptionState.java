package dev.pitcrew.engine.state;

/** Where a subscription is in its life. */
public enum SubscriptionState {
  CREATED,
  CORRELATED,
  DELETED
}
