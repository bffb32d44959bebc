package dev.pitcrew.documents.read;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is by its first bytes; its name is not asked. */
public enum FileKind {
  PDF("a PDF"),
  PNG("a PNG picture"),
  JPEG("a JPEG picture"),
  TIFF("a TIFF picture"),
  XML("an XML file"),
  HTML("a web page"),
  ZIP("a ZIP archive or an Office file"),
  OFFICE("an old Office file"),
  PACKED("a compressed file"),
  TEXT("a text file"),
  EMPTY("empty"),
  UNKNOWN("of an unknown kind");

  private static final int HEAD = 1_024;

  private final String words;

  FileKind(String words) {
    this.words = words;
  }

  /** For the end of a sentence: "The file is ...". */
  public String words() {
    return words;
  }

  public boolean isPicture() {
    return this == PNG || this == JPEG || this == TIFF;
  }

  public static FileKind of(byte[] file) {
    if (file.length == 0) {
      return EMPTY;
    }
    String head = new String(file, 0, Math.min(HEAD, file.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    } else if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return TIFF;
    } else if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
      return ZIP;
    } else if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return OFFICE;
    } else if (head.startsWith("\u001f\u008b")
        || head.startsWith("7z\u00bc\u00af")
        || head.startsWith("Rar!")
        || head.startsWith("BZh")) {
      return PACKED;
    }
    return markup(head);
  }

  private static FileKind markup(String head) {
    // UTF-16 is brought to one byte a letter, so that marks can be compared.
    String text =
        head.replace("\0", "").replaceFirst("^(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)+", "");
    String lower = text.stripLeading().toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return HTML;
    } else if (lower.startsWith("<")) {
      return XML;
    } else if (head.contains("%PDF-")) {
      return PDF;
    }
    boolean blank = head.chars().allMatch(c -> c == 0 || Character.isWhitespace(c));
    if (blank) {
      return EMPTY;
    }
    return head.chars().allMatch(c -> c >= 0x20 || c == '\n' || c == '\r' || c == '\t')
        ? TEXT
        : UNKNOWN;
  }
}
