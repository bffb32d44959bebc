package dev.pitcrew.documents.pdf;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What a character stands for once ligatures, special blanks and control codes are gone. */
final class GlyphText {
  private GlyphText() {}

  static String clean(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    if (text.length() == 1) {
      char c = text.charAt(0);
      if (c > 0x20 && c < 0x7f) {
        return text;
      }
      if (c < 0x20 || c == 0x7f || c == 0xad || c == 0xa0 || c >= 0x200b && c <= 0x200f) {
        return "";
      }
    }
    return text.codePoints().anyMatch(GlyphText::isPresentationForm)
        ? Normalizer.normalize(text, Normalizer.Form.NFKC)
        : text;
  }

  private static boolean isPresentationForm(int c) {
    return c >= 0xfb00 && c <= 0xfb06 || c >= 0xff01 && c <= 0xff5e || c >= 0x2000 && c <= 0x200a;
  }

  /** Whether a reader could make sense of it: neither private use nor a replacement character. */
  static boolean isReadable(String text) {
    int c = text.codePointAt(0);
    int type = Character.getType(c);
    return c != 0xfffd
        && type != Character.PRIVATE_USE
        && type != Character.UNASSIGNED
        && type != Character.CONTROL;
  }
}
