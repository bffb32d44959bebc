package dev.pitcrew.engine.processor.deployment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** The text of an XML or JSON resource, whatever encoding it declares; as text it is UTF-8. */
final class ResourceText {

  private static final int DECLARATION_MAX = 200;

  private ResourceText() {}

  /**
   * @throws CharacterCodingException when the bytes are not of the declared encoding
   */
  static String of(byte[] content) throws CharacterCodingException {
    if (startsWith(content, 0xFE, 0xFF) || startsWith(content, 0xFF, 0xFE)) {
      return redeclared(decode(content, StandardCharsets.UTF_16));
    }
    if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
      return decode(content, StandardCharsets.UTF_8).substring(1);
    }
    String head =
        new String(
            content, 0, Math.min(content.length, DECLARATION_MAX), StandardCharsets.ISO_8859_1);
    String declared = declaredEncoding(head);
    if (declared.isEmpty() || declared.equalsIgnoreCase("UTF-8")) {
      return decode(content, StandardCharsets.UTF_8);
    }
    try {
      return redeclared(decode(content, Charset.forName(declared)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new CharacterCodingException();
    }
  }

  private static String declaredEncoding(String head) {
    int end = head.indexOf("?>");
    int at = head.startsWith("<?xml") && end > 0 ? head.indexOf("encoding", 5) : -1;
    if (at < 0 || at > end) {
      return "";
    }
    int open = at + "encoding".length();
    while (open < end && head.charAt(open) != '"' && head.charAt(open) != '\'') {
      open++;
    }
    int close = head.indexOf(head.charAt(open), open + 1);
    return close < 0 || close > end ? "" : head.substring(open + 1, close);
  }

  private static String redeclared(String text) {
    int end = text.indexOf("?>");
    return text.startsWith("<?xml") && end > 0
        ? "<?xml version=\"1.0\" encoding=\"UTF-8\"" + text.substring(end)
        : text;
  }

  private static String decode(byte[] content, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(content))
        .toString();
  }

  private static boolean startsWith(byte[] content, int... bytes) {
    if (content.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((content[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
