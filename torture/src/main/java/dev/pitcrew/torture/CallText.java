package dev.pitcrew.torture;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in a line of {@code strace}, with all texts in hexadecimal digits. */
final class CallText {

  private static final Pattern FD = Pattern.compile("(-?\\w+)<([^>]*)>");
  private static final Pattern NAMES = Pattern.compile("(?:<([^>]*)>, )?\"([^\"]*)\"");
  private static final Pattern BYTES = Pattern.compile("\"([^\"]*)\"");
  private static final int HEAD = 200;

  private CallText() {}

  static String place(String text, Path file) {
    Matcher fd = FD.matcher(text);
    return (fd.find() ? fd.group(1) : "") + ":" + file;
  }

  static @Nullable Path descriptor(String text) {
    Matcher fd = FD.matcher(text);
    return fd.find() && fd.group(2).startsWith("\\x2f") ? path(fd.group(2)) : null;
  }

  static Path fd(String text) {
    Path path = descriptor(text);
    if (path == null) {
      throw new TortureFailure("Expected a file in " + head(text));
    }
    return path;
  }

  /** What is named, each beside the folder that stands before it. */
  static List<Path> paths(String text) {
    List<Path> found = new ArrayList<>();
    Matcher names = NAMES.matcher(text);
    while (names.find()) {
      Path name = path(names.group(2));
      found.add(names.group(1) == null ? name : path(names.group(1)).resolve(name));
    }
    return found.isEmpty() ? List.of(Path.of("")) : found;
  }

  static String argument(String text, int index) {
    return text.substring(text.indexOf('(') + 1).split("[,)]")[index].strip();
  }

  private static Path path(String hex) {
    return Path.of(new String(decode(hex), StandardCharsets.UTF_8));
  }

  /** What is written. */
  static byte[] bytes(String text) {
    Matcher bytes = BYTES.matcher(text);
    if (!bytes.find()) {
      throw new TortureFailure("Expected bytes in " + head(text));
    }
    return decode(bytes.group(1));
  }

  /** What stands behind the bytes, from 0 on. */
  static long afterBytes(String text, int index) {
    String rest = text.substring(text.lastIndexOf('"') + 2);
    return Long.parseLong(rest.split("[,)]")[index].strip());
  }

  /** {@code \x2f\x74...} */
  private static byte[] decode(String hex) {
    byte[] bytes = new byte[hex.length() / 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          (byte)
              ((Character.digit(hex.charAt(4 * i + 2), 16) << 4)
                  | Character.digit(hex.charAt(4 * i + 3), 16));
    }
    return bytes;
  }

  static String head(String text) {
    return text.substring(0, Math.min(HEAD, text.length()));
  }
}
