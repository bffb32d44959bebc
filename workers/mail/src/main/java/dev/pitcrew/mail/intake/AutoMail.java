package dev.pitcrew.mail.intake;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a person or a program wrote a mail. */
enum AutoMail {
  /** A person. */
  NO,
  /** A program on its own account, such as a supplier's billing: taken in, never answered. */
  GENERATED,
  /** A program in answer to something, a report about delivery: it starts nothing. */
  REPLY;

  private static final Set<String> REPLY_HEADERS =
      Set.of("X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Vacation");
  private static final List<String> LIST_HEADERS = List.of("List-Id", "List-Unsubscribe");
  private static final Set<String> REPORTERS = Set.of("mailer-daemon", "postmaster");

  static AutoMail of(MimeMessage mail, @Nullable String sender) throws MessagingException {
    if (isReport(mail, sender)) {
      return REPLY;
    }
    String submitted = header(mail, "Auto-Submitted");
    String precedence = header(mail, "Precedence");
    if (submitted.startsWith("auto-replied")
        || precedence.equals("auto_reply")
        || precedence.equals("junk")) {
      return REPLY;
    }
    for (String name : REPLY_HEADERS) {
      if (mail.getHeader(name) != null) {
        return REPLY;
      }
    }
    boolean generated =
        !submitted.isEmpty() && !submitted.equals("no")
            || precedence.equals("bulk")
            || precedence.equals("list");
    for (String name : LIST_HEADERS) {
      generated |= mail.getHeader(name) != null;
    }
    if (!generated) {
      return NO;
    }
    // Some call an answer of theirs generated; what it answers gives it away.
    boolean answers = mail.getHeader("In-Reply-To") != null || mail.getHeader("References") != null;
    return answers ? REPLY : GENERATED;
  }

  private static boolean isReport(MimeMessage mail, @Nullable String sender)
      throws MessagingException {
    String local =
        sender == null ? "" : sender.substring(0, sender.indexOf('@')).toLowerCase(Locale.ROOT);
    return header(mail, "Return-Path").equals("<>")
        || header(mail, "Content-Type").startsWith("multipart/report")
        || REPORTERS.contains(local);
  }

  private static String header(MimeMessage mail, String name) throws MessagingException {
    String[] values = mail.getHeader(name);
    return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
  }
}
