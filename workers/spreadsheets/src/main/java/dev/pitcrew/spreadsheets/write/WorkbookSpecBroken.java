package dev.pitcrew.spreadsheets.write;

/** What was declared cannot be written; the message says where and why. */
public final class WorkbookSpecBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkbookSpecBroken(String message) {
    super(message);
  }

  static WorkbookSpecBroken of(String message, Object... values) {
    return new WorkbookSpecBroken(message.formatted(values));
  }
}
