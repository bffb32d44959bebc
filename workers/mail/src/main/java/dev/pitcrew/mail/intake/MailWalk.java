package dev.pitcrew.mail.intake;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.mail.send.MailText;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One way through all parts of a mail, and of the mails in it. */
final class MailWalk {

  static final int PARTS_MAX = 500;
  static final int DEPTH_MAX = 10;
  private static final long BYTES_MAX = 100L << 20;
  private static final int HTML_MAX = 1 << 20;
  private static final int NAME_MAX = 200;
  private static final Pattern SHOWN = Pattern.compile("cid:([^\\s\"'<>)]{1,250})");

  private final Session session;
  private final List<Found> found = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> shown = new HashSet<>();
  private int parts;
  private long bytes;

  /** A file, before it is known whether the text shows it. */
  private record Found(
      String fileName, String type, byte[] bytes, boolean attached, @Nullable String contentId) {}

  MailWalk(Session session) {
    this.session = session;
  }

  List<MailPart> parts() {
    return found.stream()
        .map(
            each ->
                new MailPart(
                    each.fileName(),
                    each.type(),
                    each.bytes(),
                    each.attached(),
                    each.contentId() != null && shown.contains(each.contentId())))
        .toList();
  }

  List<String> notes() {
    return notes.stream().distinct().toList();
  }

  void into(MimePart mail) throws NotReadable, MessagingException {
    into(mail, 0);
  }

  private void into(MimePart part, int depth) throws NotReadable, MessagingException {
    if (++parts > PARTS_MAX) {
      throw new NotReadable("The mail has more than %d parts.".formatted(PARTS_MAX));
    }
    if (depth > DEPTH_MAX) {
      throw new NotReadable(
          "The parts of the mail are nested deeper than %d.".formatted(DEPTH_MAX));
    }
    String type = type(part);
    if (type.equals("multipart/encrypted")) {
      notes.add("It is encrypted; only its receiver can open it.");
    } else if (type.startsWith("multipart/")) {
      intoAll(part, depth);
    } else if (type.equals("message/rfc822")) {
      intoMail(part, depth);
    } else {
      take(part, type);
    }
  }

  private void intoAll(MimePart part, int depth) throws NotReadable, MessagingException {
    List<MimePart> inner = new ArrayList<>();
    try {
      var all = new MimeMultipart(new MimePartDataSource(part));
      for (int i = 0; i < all.getCount() && i <= PARTS_MAX; i++) {
        if (all.getBodyPart(i) instanceof MimePart one) {
          inner.add(one);
        }
      }
    } catch (MessagingException e) {
      notes.add("A part of it is broken.");
    }
    for (MimePart each : inner) {
      into(each, depth + 1);
    }
  }

  /** A mail that was forwarded as a whole; one that we sent ourselves is nothing new. */
  private void intoMail(MimePart part, int depth) throws NotReadable, MessagingException {
    byte[] inner = bytes(part, MailReader.MAIL_BYTES_MAX);
    if (inner == null) {
      return;
    }
    var mail = new MimeMessage(session, new ByteArrayInputStream(inner));
    if (mail.getHeader(MailText.OWN_HEADER) == null) {
      into(mail, depth + 1);
    }
  }

  private void take(MimePart part, String type) throws NotReadable, MessagingException {
    String name = fileName(part);
    boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
    boolean words = type.equals("text/plain") || type.equals("text/html");
    if (words && !attached && name == null) {
      if (type.equals("text/html")) {
        noteShown(part);
      }
      return;
    }
    byte[] content = bytes(part, Intake.BYTES_MAX);
    if (content != null) {
      String id = header(part, "Content-ID");
      String contentId = id == null ? null : id.strip().replaceAll("^<|>$", "");
      found.add(
          new Found(name == null ? "part-" + parts : name, type, content, attached, contentId));
    }
  }

  /** Null where it is told of in a note. */
  private byte @Nullable [] bytes(MimePart part, int max) throws NotReadable, MessagingException {
    try (InputStream in = part.getInputStream()) {
      byte[] content = in.readNBytes(max + 1);
      bytes += content.length;
      if (bytes > BYTES_MAX) {
        throw new NotReadable("The mail holds more than %d MB.".formatted(BYTES_MAX >> 20));
      }
      if (content.length > max) {
        notes.add("A part of it is larger than %d MB.".formatted(max >> 20));
        return null;
      }
      return content;
    } catch (IOException e) {
      notes.add("A part of it is damaged on its way.");
      return null;
    }
  }

  private void noteShown(MimePart html) {
    try (InputStream in = html.getInputStream()) {
      String text = new String(in.readNBytes(HTML_MAX), StandardCharsets.ISO_8859_1);
      Matcher matcher = SHOWN.matcher(text);
      while (matcher.find()) {
        shown.add(matcher.group(1));
      }
    } catch (IOException | MessagingException e) {
      // Pictures are then judged by their size alone.
    }
  }

  private static String type(MimePart part) throws MessagingException {
    String raw = header(part, "Content-Type");
    if (raw == null) {
      return "text/plain";
    }
    try {
      return new ContentType(raw).getBaseType().toLowerCase(Locale.ROOT);
    } catch (ParseException e) {
      int end = raw.indexOf(';');
      return (end < 0 ? raw : raw.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
  }

  private static @Nullable String disposition(MimePart part) {
    try {
      return part.getDisposition();
    } catch (MessagingException e) {
      return null;
    }
  }

  private static @Nullable String fileName(MimePart part) {
    try {
      String raw = part.getFileName();
      return raw == null
          ? null
          : MailText.oneLine(
              HeaderText.decoded(raw.substring(0, Math.min(raw.length(), NAME_MAX * 4))), NAME_MAX);
    } catch (MessagingException e) {
      return null;
    }
  }

  private static @Nullable String header(MimePart part, String name) throws MessagingException {
    String[] values = part.getHeader(name);
    return values == null ? null : values[0];
  }
}
