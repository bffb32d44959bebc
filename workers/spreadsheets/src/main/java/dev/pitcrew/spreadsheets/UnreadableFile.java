package dev.pitcrew.spreadsheets;

/** A file is no table that can be read; the message tells the sender why. */
public final class UnreadableFile extends RuntimeException {

  UnreadableFile(String message) {
    super(message);
  }

  UnreadableFile(String message, Throwable cause) {
    super(message, cause);
  }
}
