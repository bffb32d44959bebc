package dev.pitcrew.spreadsheets;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which characters the bytes of a text file are: by its mark, else UTF-8, else Windows-1252. */
final class CsvText {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private CsvText() {}

  static String decode(String name, byte[] bytes) {
    try {
      if (marked(bytes, 0xEF, 0xBB, 0xBF)) {
        return readable(name, strict(bytes, 3, StandardCharsets.UTF_8));
      }
      if (marked(bytes, 0xFF, 0xFE)) {
        return readable(name, strict(bytes, 2, StandardCharsets.UTF_16LE));
      }
      if (marked(bytes, 0xFE, 0xFF)) {
        return readable(name, strict(bytes, 2, StandardCharsets.UTF_16BE));
      }
      return readable(name, unmarked(bytes));
    } catch (CharacterCodingException e) {
      throw new UnreadableFile(
          "Expected %s to be a table in UTF-8 or Windows-1252, or a spreadsheet, but its bytes are neither."
              .formatted(name),
          e);
    }
  }

  private static String unmarked(byte[] bytes) throws CharacterCodingException {
    try {
      return strict(bytes, 0, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      return strict(bytes, 0, WINDOWS);
    }
  }

  /** Web pages and XML are exported under names of spreadsheets. */
  private static final Pattern MARKUP =
      Pattern.compile("(?i)^\\s*<(\\?xml|!doctype|html|table|workbook|office:).*", Pattern.DOTALL);

  /** Any bytes are Windows-1252 of a kind; pictures and programs give themselves away by these. */
  private static String readable(String name, String text) {
    if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
      throw new UnreadableFile(
          "Expected %s to be a table, but it holds control characters: it is some other kind of file."
              .formatted(name));
    }
    if (MARKUP.matcher(text.substring(0, Math.min(text.length(), 200))).matches()) {
      throw new UnreadableFile(
          "Expected %s to be a table, but it is a web page or XML. Open it in a spreadsheet program and save it as xlsx."
              .formatted(name));
    }
    return text;
  }

  private static String strict(byte[] bytes, int from, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
        .toString();
  }

  private static boolean marked(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
