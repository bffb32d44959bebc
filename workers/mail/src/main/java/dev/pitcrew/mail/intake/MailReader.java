package dev.pitcrew.mail.intake;

import dev.pitcrew.mail.send.MailAddress;
import dev.pitcrew.mail.send.MailText;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes mails apart. They come from anybody: sizes, numbers and depths have limits, a part that is
 * broken is told of and the rest goes on, and nothing in a mail is run, followed or shown.
 */
final class MailReader {

  /** The largest file, as text, and room for words beside it. */
  static final int MAIL_BYTES_MAX = 40 << 20;

  static final int HEADER_BYTES_MAX = 256 << 10;

  /** The library takes a tenth of a millisecond for each, more where they are nested. */
  private static final int BORDERS_MAX = 5_000;

  private static final int SUBJECT_MAX = 300;
  private static final int ID_MAX = 300;

  private final Session session = Session.getInstance(new Properties());
  private final Set<String> ownAddresses;

  /**
   * @param ownAddresses what comes from them starts nothing, in lower case
   */
  MailReader(Set<String> ownAddresses) {
    this.ownAddresses = ownAddresses;
  }

  /** The mail without its files: enough to know it again and to tell a person of it. */
  ReadMail head(byte[] bytes) {
    try {
      return headOf(message(bytes));
    } catch (NotReadable | MessagingException e) {
      return new ReadMail(null, null, null, AutoMail.NO, false, List.of(), List.of());
    }
  }

  /**
   * @throws NotReadable when it is more than a mail should be, or broken throughout
   */
  ReadMail read(byte[] bytes) throws NotReadable {
    try {
      MimeMessage mail = message(bytes);
      ReadMail head = headOf(mail);
      if (head.own() || head.auto() == AutoMail.REPLY) {
        return head;
      }
      var walk = new MailWalk(session);
      walk.into(mail);
      return new ReadMail(
          head.messageId(),
          head.sender(),
          head.subject(),
          head.auto(),
          false,
          walk.parts(),
          walk.notes());
    } catch (MessagingException e) {
      throw new NotReadable("The mail is broken: it cannot be taken apart.");
    }
  }

  private MimeMessage message(byte[] bytes) throws NotReadable, MessagingException {
    if (bytes.length > MAIL_BYTES_MAX) {
      throw new NotReadable(tooLarge());
    }
    if (headerLength(bytes) > HEADER_BYTES_MAX) {
      throw new NotReadable(
          "The header of the mail is larger than %d KB.".formatted(HEADER_BYTES_MAX >> 10));
    }
    if (borders(bytes) > BORDERS_MAX) {
      throw new NotReadable("The mail is made of too many parts to be taken apart.");
    }
    return new MimeMessage(session, new SharedByteArrayInputStream(bytes));
  }

  /** Lines that may be the border of a part. */
  private static int borders(byte[] bytes) {
    int borders = 0;
    for (int i = 2; i < bytes.length; i++) {
      if (bytes[i] == '-' && bytes[i - 1] == '-' && bytes[i - 2] == '\n') {
        borders++;
      }
    }
    return borders;
  }

  static String tooLarge() {
    return "The mail is larger than %d MB.".formatted(MAIL_BYTES_MAX >> 20);
  }

  private static int headerLength(byte[] bytes) {
    for (int i = 1; i < bytes.length; i++) {
      if (bytes[i] == '\n' && (bytes[i - 1] == '\n' || i > 2 && bytes[i - 2] == '\n')) {
        return i;
      }
    }
    return bytes.length;
  }

  private ReadMail headOf(MimeMessage mail) throws MessagingException {
    String sender = sender(mail);
    boolean own =
        mail.getHeader(MailText.OWN_HEADER) != null
            || sender != null && ownAddresses.contains(sender.toLowerCase(Locale.ROOT));
    return new ReadMail(
        first(mail, "Message-ID", ID_MAX),
        sender,
        subject(mail),
        AutoMail.of(mail, sender),
        own,
        List.of(),
        List.of());
  }

  private static @Nullable String sender(MimeMessage mail) throws MessagingException {
    Address[] from;
    try {
      from = mail.getFrom();
    } catch (AddressException e) {
      return null;
    }
    return from == null || from.length == 0 || !(from[0] instanceof InternetAddress address)
        ? null
        : MailAddress.of(address.getAddress() == null ? "" : address.getAddress())
            .map(InternetAddress::getAddress)
            .orElse(null);
  }

  private static @Nullable String subject(MimeMessage mail) throws MessagingException {
    String raw = first(mail, "Subject", SUBJECT_MAX * 4);
    return raw == null ? null : MailText.oneLine(HeaderText.decoded(raw), SUBJECT_MAX);
  }

  private static @Nullable String first(MimeMessage mail, String name, int lengthMax)
      throws MessagingException {
    String[] values = mail.getHeader(name);
    return values == null ? null : MailText.oneLine(values[0], lengthMax);
  }
}
