package dev.pitcrew.web.outbox;

import java.util.Optional;

/** Whether mail goes out at all; the application wires the mail worker to it. */
public interface MailPort {

  /** True when messages are sent from here; else somebody has to. */
  boolean sends();

  /** Why nothing goes out at the moment, as a sentence. */
  Optional<String> trouble();
}
