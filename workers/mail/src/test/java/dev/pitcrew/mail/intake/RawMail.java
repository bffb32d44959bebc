package dev.pitcrew.mail.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Mails as they come over the wire, right ones and wrong ones. */
final class RawMail {

  private static int count;
  private final List<String> headers = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();
  private String kind = "mixed";

  static RawMail from(String address) {
    var mail = new RawMail();
    mail.headers.add("From: Somebody <" + address + ">");
    mail.headers.add("To: invoices@example.com");
    mail.headers.add("Message-ID: <" + ++count + "@supplier.example>");
    mail.headers.add("Subject: Our invoice");
    return mail;
  }

  RawMail header(String line) {
    String name = line.substring(0, line.indexOf(':') + 1);
    headers.removeIf(each -> each.startsWith(name));
    headers.add(line);
    return this;
  }

  RawMail kind(String multipart) {
    kind = multipart;
    return this;
  }

  RawMail text(String text) {
    return part("Content-Type: text/plain; charset=UTF-8\r\n\r\n" + text);
  }

  RawMail html(String html) {
    return part("Content-Type: text/html; charset=UTF-8\r\n\r\n" + html);
  }

  RawMail attach(String name, String type, byte[] bytes) {
    return part(
        "Content-Type: %s\r\nContent-Disposition: attachment; filename=\"%s\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s"
            .formatted(type, name, base64(bytes)));
  }

  RawMail inline(String name, String type, String contentId, byte[] bytes) {
    return part(
        "Content-Type: %s; name=\"%s\"\r\nContent-Disposition: inline\r\nContent-ID: <%s>\r\nContent-Transfer-Encoding: base64\r\n\r\n%s"
            .formatted(type, name, contentId, base64(bytes)));
  }

  RawMail part(String raw) {
    parts.add(raw);
    return this;
  }

  static String base64(byte[] bytes) {
    return Base64.getMimeEncoder().encodeToString(bytes);
  }

  /** A part that is a mail itself. */
  RawMail forward(RawMail inner) {
    return part(
        "Content-Type: message/rfc822\r\n\r\n"
            + new String(inner.bytes(), StandardCharsets.ISO_8859_1));
  }

  byte[] bytes() {
    String boundary = "=_" + System.identityHashCode(this);
    var mail = new StringBuilder();
    headers.forEach(line -> mail.append(line).append("\r\n"));
    mail.append("MIME-Version: 1.0\r\n");
    if (headers.stream().noneMatch(line -> line.startsWith("Content-Type:"))) {
      mail.append("Content-Type: multipart/%s; boundary=\"%s\"\r\n".formatted(kind, boundary));
    }
    mail.append("\r\n");
    for (String part : parts) {
      mail.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
    }
    mail.append("--").append(boundary).append("--\r\n");
    return mail.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A PDF as far as its first bytes tell. */
  static byte[] pdf(String content) {
    return ("%PDF-1.7\n" + content + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zip(List<MailDocument> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (MailDocument each : files) {
        zip.putNextEntry(new ZipEntry(each.fileName()));
        zip.write(each.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
