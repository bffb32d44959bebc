package dev.pitcrew.app.cli;

/** A command could not do its work; the message is for the person who typed it. */
final class CommandFailure extends RuntimeException {

  CommandFailure(String message) {
    super(message);
  }

  CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
