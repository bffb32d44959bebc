package dev.pitcrew.engine.testkit.api;

/** How the official client asks. */
enum Way {
  REST,
  GRPC
}
