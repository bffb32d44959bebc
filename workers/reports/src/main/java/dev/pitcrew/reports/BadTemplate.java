package dev.pitcrew.reports;

/** A template, or the data put into it, cannot be made a report; the message says where and why. */
public final class BadTemplate extends Exception {

  private static final long serialVersionUID = 1L;

  BadTemplate(String message, Throwable cause) {
    super(message, cause);
  }

  BadTemplate(String message) {
    super(message);
  }
}
