package dev.pitcrew.mail.send;

/** Texts that go into headers, or come from them. */
public final class MailText {

  /** The header that marks what we sent; it is known again when it comes back. */
  public static final String OWN_HEADER = "X-Pitcrew-Message";

  private MailText() {}

  /** On one line, and without characters that turn the reading direction round. */
  public static String oneLine(String text, int lengthMax) {
    String plain =
        text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
            .replaceAll("[\\u202a-\\u202e\\u2066-\\u2069]", "")
            .strip();
    if (plain.length() <= lengthMax) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax;
    return plain.substring(0, end);
  }
}
