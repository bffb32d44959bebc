package dev.pitcrew.mail.send;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mail addresses as they are sent to: plain ones, nothing that could say more to a server. */
public final class MailAddress {

  private static final int LENGTH_MAX = 254;
  private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9-]{1,63}");

  private MailAddress() {}

  /** The address, its domain in ASCII and lower case; nothing when it is none. */
  public static Optional<InternetAddress> of(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > LENGTH_MAX || !LOCAL.matcher(text.substring(0, at)).matches()) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
      if (!DOMAIN.matcher(domain).matches()) {
        return Optional.empty();
      }
      return Optional.of(new InternetAddress(text.substring(0, at + 1) + domain, true));
    } catch (IllegalArgumentException | AddressException e) {
      return Optional.empty();
    }
  }

  /** What stands after the at sign. */
  public static String domain(InternetAddress address) {
    String text = address.getAddress();
    return text.substring(text.lastIndexOf('@') + 1);
  }
}
