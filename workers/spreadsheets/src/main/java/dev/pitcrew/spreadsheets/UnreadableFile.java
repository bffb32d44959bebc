package dev.pitcrew.spreadsheets;

/** A file is no table that can be read; the message tells the sender why. */
public final class UnreadableFile extends RuntimeException {

  UnreadableFile(String message) {
    super(message);
  }

  UnreadableFile(String message, Throwable cause) {
    super(message, cause);
  }

  static UnreadableFile broken(String name, Throwable cause) {
    return new UnreadableFile(
        "Expected %s to be a spreadsheet (xlsx, xls, ods or csv), but it is broken or of another kind."
            .formatted(name),
        cause);
  }

  static UnreadableFile locked(String name, Throwable cause) {
    return new UnreadableFile(
        "Expected to read %s, but it is protected by a password.".formatted(name), cause);
  }

  static UnreadableFile otherKind(String name, Throwable cause) {
    return new UnreadableFile(
        "Expected %s to be a spreadsheet (xlsx, xls, ods or csv), but it is one of a kind that cannot be read, such as xlsb or Strict Open XML. Save it as xlsx."
            .formatted(name),
        cause);
  }
}
