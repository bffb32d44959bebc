package dev.pitcrew.mail.account;

import dev.pitcrew.jobs.secrets.Secrets;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail server with somebody's sign-in: sessions with safe settings, and connections. The host's
 * name is checked against its certificate; STARTTLS is required where it is chosen.
 */
public final class MailAccount {

  private static final String CONNECT_MILLIS = millis(Duration.ofSeconds(20));
  private static final String READ_MILLIS = millis(Duration.ofSeconds(60));

  /** A large mail takes a few questions, not thousands. */
  private static final String FETCH_BYTES = Integer.toString(1 << 20);

  private final String protocol;
  private final MailServer server;
  private final Secrets secrets;
  private final @Nullable AccessTokens tokens;

  /**
   * @param protocol {@code smtp} or {@code imap}
   */
  public MailAccount(String protocol, MailServer server, Secrets secrets, InstantSource clock) {
    this.protocol = protocol;
    this.server = server;
    this.secrets = secrets;
    this.tokens =
        server.signIn() instanceof SignIn.OAuth oauth
            ? new AccessTokens(oauth, secrets, clock)
            : null;
  }

  public MailServer server() {
    return server;
  }

  /** A session of its own, with nothing of the JVM's own properties. */
  public Session session() {
    var properties = new Properties();
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "host", server.host());
    properties.setProperty(prefix + "port", Integer.toString(server.port()));
    properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
    properties.setProperty(prefix + "timeout", READ_MILLIS);
    properties.setProperty(prefix + "writetimeout", READ_MILLIS);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "fetchsize", FETCH_BYTES);
    properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
    switch (server.tls()) {
      case STARTTLS -> {
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", "true");
      }
      case IMPLICIT -> properties.setProperty(prefix + "ssl.enable", "true");
      case NONE -> {}
    }
    switch (server.signIn()) {
      case SignIn.Nobody nobody -> {}
      case SignIn.Password password -> properties.setProperty(prefix + "auth", "true");
      case SignIn.OAuth oauth -> {
        properties.setProperty(prefix + "auth", "true");
        properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
      }
    }
    Path certificate = server.certificate();
    if (certificate != null) {
      properties.put(prefix + "ssl.socketFactory", TrustedCertificates.socketFactory(certificate));
    }
    return Session.getInstance(properties);
  }

  /**
   * Connects a transport or a store.
   *
   * @throws SignInRefused when the sign-in is not accepted
   * @throws MessagingException when the server cannot be reached
   */
  public void connect(Service service) throws MessagingException, InterruptedException {
    try {
      switch (server.signIn()) {
        case SignIn.Nobody nobody -> service.connect(server.host(), server.port(), null, null);
        case SignIn.Password password ->
            service.connect(
                server.host(),
                server.port(),
                password.user(),
                Passwords.of(secrets, password.secretName()));
        case SignIn.OAuth oauth ->
            service.connect(server.host(), server.port(), oauth.user(), token());
      }
    } catch (AuthenticationFailedException e) {
      if (tokens != null) {
        tokens.forget();
      }
      throw new SignInRefused("%s did not accept the sign-in.".formatted(server));
    }
  }

  private String token() throws MessagingException, InterruptedException {
    if (tokens == null) {
      throw new IllegalStateException("Expected a client of OAuth 2.0, but there is none.");
    }
    try {
      return tokens.current();
    } catch (IOException e) {
      throw new MessagingException("The token endpoint cannot be reached.", e);
    }
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
