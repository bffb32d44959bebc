package dev.pitcrew.mail.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail server answers, and how one signs in there.
 *
 * @param certificate PEM file of the only certificates that are trusted; absent for those that the
 *     JVM trusts
 */
public record MailServer(
    String host, int port, Tls tls, SignIn signIn, @Nullable Path certificate) {

  /** Whether what is sent to it can be read on the way by somebody else. */
  public boolean isReadable() {
    return tls == Tls.NONE && !isThisMachine(host);
  }

  static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
