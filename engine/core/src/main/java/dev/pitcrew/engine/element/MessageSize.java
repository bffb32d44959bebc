package dev.pitcrew.engine.element;

import dev.pitcrew.engine.state.JobRow;
import java.nio.charset.StandardCharsets;

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

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
