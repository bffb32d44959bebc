package dev.pitcrew.engine.element;

import dev.pitcrew.engine.state.JobRow;

/** How large a job is on its way to a worker. */
final class MessageSize {

  /** What the clients of the API take, unless they are told to take more. */
  static final long BYTES_MAX = 5L * 1024 * 1024;

  /** Ids, keys and names. */
  private static final int REST_BYTES = 4_000;

  /** No character has more in UTF-8, counted in Java's. */
  private static final int BYTES_OF_CHAR_MAX = 3;

  private MessageSize() {}

  /**
   * Exact where it may matter, else too much.
   *
   * @param isListened whether its headers are told twice: what a listener is shown of its user task
   *     stands among them
   */
  static long of(JobRow job, String variables, boolean isListened) {
    String headers = job.customHeaders();
    int times = isListened ? 2 : 1;
    long most =
        BYTES_OF_CHAR_MAX * ((long) variables.length() + (long) times * headers.length())
            + REST_BYTES;
    return most <= BYTES_MAX ? most : bytes(variables) + times * bytes(headers) + REST_BYTES;
  }

  /** In UTF-8, counted: the bytes themselves would be one more copy of what is large. */
  static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += BYTES_OF_CHAR_MAX;
      } else if (isPair(text, i)) {
        bytes += 4;
        i++;
      } else {
        // Half a character is written as a question mark.
        bytes++;
      }
    }
    return bytes;
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }
}
