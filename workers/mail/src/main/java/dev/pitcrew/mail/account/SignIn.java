package dev.pitcrew.mail.account;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How one signs in to a mail server. Secrets are names; their values stay where they are kept. */
public sealed interface SignIn {

  /** Nobody is asked who they are. */
  record Nobody() implements SignIn {}

  /** A user and a password. */
  record Password(String user, String secretName) implements SignIn {}

  /**
   * An access token in place of the password (XOAUTH2).
   *
   * @param tokenUrl where tokens are given, HTTPS unless it is this machine
   * @param clientSecretName absent for clients without a secret
   * @param refreshTokenName absent when the client itself is who signs in (client credentials)
   */
  record OAuth(
      String user,
      URI tokenUrl,
      String clientId,
      @Nullable String clientSecretName,
      @Nullable String refreshTokenName,
      @Nullable String scope)
      implements SignIn {}
}
