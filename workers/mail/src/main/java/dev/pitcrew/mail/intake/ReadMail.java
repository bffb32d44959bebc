package dev.pitcrew.mail.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail, taken apart.
 *
 * @param sender the address it says it comes from; absent when it says none that could be answered
 * @param own whether we sent it
 * @param parts the files in it, in their order
 * @param notes what could not be looked into, each a sentence; a person should
 */
record ReadMail(
    @Nullable String messageId,
    @Nullable String sender,
    @Nullable String subject,
    AutoMail auto,
    boolean own,
    List<MailPart> parts,
    List<String> notes) {

  ReadMail {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }
}
