package dev.pitcrew.web.outbox;

import java.util.Optional;

/** Whether mail goes out at all; the application wires the mail worker to it. */
public interface MailPort {

  /** True when messages are sent from here; else somebody has to. */
  boolean sends();

  /** What is out of order at the moment, as sentences. */
  Optional<String> trouble();
}
