package dev.pitcrew.engine.gateway.call;

import dev.pitcrew.engine.command.ActivatedJob;
import java.util.ArrayList;
import java.util.List;

/** Activated jobs in portions that fit into one message of a client. */
public final class JobMessages {

  private static final int BYTES_MAX = 4 * 1024 * 1024;

  /** What a job takes beside its variables and headers, generously. */
  private static final int REST_OF_JOB_BYTES = 1_000;

  private JobMessages() {}

  /** In order; a job that is too large for any message has one of its own. */
  public static List<List<ActivatedJob>> of(List<ActivatedJob> jobs) {
    List<List<ActivatedJob>> messages = new ArrayList<>();
    List<ActivatedJob> message = new ArrayList<>();
    int bytes = 0;
    for (ActivatedJob job : jobs) {
      int headers = job.job().customHeaders().length();
      // What a listener is shown of its user task stands among the headers, too.
      int size =
          job.variables().length()
              + (job.userTask() == null ? headers : 2 * headers)
              + REST_OF_JOB_BYTES;
      if (!message.isEmpty() && bytes + size > BYTES_MAX) {
        messages.add(message);
        message = new ArrayList<>();
        bytes = 0;
      }
      message.add(job);
      bytes += size;
    }
    if (!message.isEmpty()) {
      messages.add(message);
    }
    return messages;
  }
}
