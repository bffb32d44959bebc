package dev.pitcrew.mail.intake;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/** Texts of headers, as they were meant, as far as that can be found out. */
final class HeaderText {

  private HeaderText() {}

  /** Decoded words; what names an unknown character set stays as it is. */
  static String decoded(String raw) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(raw));
    } catch (UnsupportedEncodingException e) {
      return raw;
    }
  }
}
