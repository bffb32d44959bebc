package dev.pitcrew.mail.send;

import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.mail.OutboxEntry;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mail of a message. Whatever ends up in a header comes from documents and people: no line
 * break gets there. The mail says that a program wrote it, so that no other program answers.
 *
 * @param publicUrl where people reach the pages; absent when links are not wanted
 */
record Composer(InternetAddress from, @Nullable URI publicUrl) {

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("(?!multipart|message)[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}");
  private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,250}>");
  private static final int SUBJECT_MAX = 200;
  private static final int FILE_NAME_MAX = 120;
  private static final int ID_LENGTH = 40;

  /** A document that goes with a mail. */
  record Attachment(byte[] bytes, @Nullable String mediaType, @Nullable String fileName) {}

  /** The same message has the same id however often it is sent, so that a repeat is known. */
  String messageId(OutboxEntry entry) {
    return "<%s.pitcrew@%s>".formatted(fingerprint(entry), MailAddress.domain(from));
  }

  private static String fingerprint(OutboxEntry entry) {
    String text = entry.effectKey() + "\n" + entry.writtenAt().toEpochMilli();
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
  }

  MimeMessage compose(Session session, Letter letter, Instant now) throws MessagingException {
    var entry = letter.entry();
    var draft = entry.draft();
    var mail = new OwnId(session, messageId(entry));
    mail.setFrom(from);
    mail.setRecipients(Message.RecipientType.TO, letter.to().toArray(InternetAddress[]::new));
    mail.setRecipients(Message.RecipientType.CC, letter.cc().toArray(InternetAddress[]::new));
    mail.setSubject(MailText.oneLine(draft.subject(), SUBJECT_MAX), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(now));
    mail.setHeader(MailText.OWN_HEADER, fingerprint(entry));
    mail.setHeader("X-Auto-Response-Suppress", "All");
    String answered = draft.inReplyTo();
    boolean answers = answered != null && MESSAGE_ID.matcher(answered).matches();
    mail.setHeader("Auto-Submitted", answers ? "auto-replied" : "auto-generated");
    if (answers) {
      mail.setHeader("In-Reply-To", answered);
      mail.setHeader("References", answered);
    }
    if (letter.attachments().isEmpty()) {
      mail.setText(text(entry), StandardCharsets.UTF_8.name());
    } else {
      mail.setContent(parts(text(entry), letter.attachments()));
    }
    mail.saveChanges();
    return mail;
  }

  private static MimeMultipart parts(String text, List<Attachment> attachments)
      throws MessagingException {
    var parts = new MimeMultipart();
    var body = new MimeBodyPart();
    body.setText(text, StandardCharsets.UTF_8.name());
    parts.addBodyPart(body);
    for (Attachment each : attachments) {
      var part = new MimeBodyPart();
      part.setDataHandler(
          new DataHandler(new ByteArrayDataSource(each.bytes(), mediaType(each.mediaType()))));
      part.setHeader("Content-Transfer-Encoding", "base64");
      part.setDisposition(MimeBodyPart.ATTACHMENT);
      part.setFileName(fileName(each.fileName()));
      parts.addBodyPart(part);
    }
    return parts;
  }

  private String text(OutboxEntry entry) {
    String link = entry.draft().link();
    // Line breaks and tabs are a text's own; other control characters are not.
    String body =
        entry.draft().body().replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    return link == null || publicUrl == null
        ? body
        : body + "\n\n" + publicUrl.toString().replaceAll("/+$", "") + link + "\n";
  }

  private static String mediaType(@Nullable String type) {
    String lower = type == null ? "" : type.toLowerCase(Locale.ROOT).strip();
    return MEDIA_TYPE.matcher(lower).matches() ? lower : "application/octet-stream";
  }

  private static String fileName(@Nullable String name) {
    String plain =
        MailText.oneLine(name == null ? "" : name, FILE_NAME_MAX).replaceAll("[/\\\\]", "_");
    return plain.isBlank() ? "document" : plain;
  }

  /** Keeps the id it is given; the library would make one of its own. */
  private static final class OwnId extends MimeMessage {
    private final String id;

    OwnId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
