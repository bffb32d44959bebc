package dev.pitcrew.records.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came in.
 *
 * @param mailbox what it is called in the settings
 * @param sender the address it says it comes from
 * @param detail what was left out, or why it started nothing
 * @param cases that hold its documents
 */
public record MailRecord(
    long id,
    String mailbox,
    @Nullable String messageId,
    @Nullable String sender,
    @Nullable String subject,
    Instant firstSeen,
    State state,
    @Nullable String detail,
    List<String> cases) {

  /**
   * {@code working}: not yet done; {@code taken}: its documents are in cases; {@code nothing}: it
   * starts nothing and nobody needs to look, such as an automatic reply; {@code partly}: something
   * of it is in cases and a person should look at the rest; {@code not-understood}: a person should
   * look at it; {@code settled}: a person has.
   */
  public enum State {
    WORKING,
    TAKEN,
    NOTHING,
    PARTLY,
    NOT_UNDERSTOOD,
    SETTLED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
