package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import java.util.List;

/** What callers are told when it is the engine, and not their command, that is at fault. */
final class Refusals {

  private final Deliveries deliveries;
  private final JobStreams streams;

  Refusals(Deliveries deliveries, JobStreams streams) {
    this.deliveries = deliveries;
    this.streams = streams;
  }

  /** Nobody can say whether these are in force. */
  void refuse(List<Answered> answers) {
    answers.forEach(
        answered -> {
          refuse(answered.request());
          streams.release(answered.effects());
        });
  }

  void refuse(Request request) {
    deliveries.execute(() -> deliveries.answer(request, unavailable()));
  }

  static Rejection unavailable() {
    return new Rejection(
        Rejection.Type.UNAVAILABLE,
        "Expected to store the outcome, but the store does not take it; it may or may not be in force.");
  }

  static Rejection full() {
    return new Rejection(
        Rejection.Type.RESOURCE_EXHAUSTED,
        "Expected to take the command, but too many wait already; try again later.");
  }

  static Rejection closed() {
    return new Rejection(
        Rejection.Type.UNAVAILABLE, "Expected to take the command, but the engine is closed.");
  }

  static Rejection busy() {
    return new Rejection(
        Rejection.Type.RESOURCE_EXHAUSTED,
        "Expected to evaluate or parse what takes long, but too much of it waits already; nothing was changed.");
  }

  static Rejection internal(Command command) {
    return new Rejection(
        Rejection.Type.INTERNAL,
        "Expected to process %s, but a bug was found; nothing was changed."
            .formatted(command.getClass().getSimpleName()));
  }
}
